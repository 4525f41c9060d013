import type { Counted } from './count-cells-in.ts'
import type { Cluster } from './pin.ts'
import type { ShownGroup } from './shown-groups.ts'

/** What a square shows as one heap; nothing, where nothing of these groups lies there. */
export function clusterOf(cell: Counted, groups: readonly ShownGroup[]): Cluster[] {
  const all = { open: cell.opened, fixed: cell.fixed, closed: cell.closed }
  const sum = sizeOf(all)
  const shown = (group: ShownGroup) => (groups.includes(group) ? all[group] : 0)
  const counts = { open: shown('open'), fixed: shown('fixed'), closed: shown('closed') }
  if (sizeOf(counts) <= 0) return []
  return [{ lat: cell.latSum / sum / 1e6, lon: cell.lonSum / sum / 1e6, ...counts }]
}

const sizeOf = ({ open, fixed, closed }: Record<ShownGroup, number>): number => open + fixed + closed

export const totalOf = (clusters: readonly Record<ShownGroup, number>[]): number =>
  clusters.reduce((sum, cluster) => sum + sizeOf(cluster), 0)
