import source from '../../data/water.json' with { type: 'json' }
import { type AreaIndex, buildAreaIndex } from './area-index.ts'
import type { Point } from './browser/point.ts'

export type Water = { kind: 'sea' | 'lake'; name: string | null }

/**
 * Metres from all land the file knows before a point is called water. Shores are off by 250 at most, which
 * keeps quays dry; islands below some five hectares are missing. Among the smallest islands that are there,
 * one in eight lies farther than this from other land, so as many of the missing ones may be taken for
 * water: it is said as a guess, and refuses nobody.
 */
const shoreZone = 1000

/** The sea or the lake of ten square kilometres or more that a point lies well out in; null when it may be land. */
export function waterAt(point: Point): Water | null {
  const { open, islands } = waters()
  const hit = open.locate(point)
  if (!hit || islands.locate(point)) return null
  if (isNearShore(open, point) || isNearShore(islands, point)) return null
  return hit.code === sea ? { kind: 'sea', name: null } : { kind: 'lake', name: lakeName(hit.code) }
}

const isNearShore = (index: AreaIndex, point: Point) => index.within(point, shoreZone).length > 0

const lakeName = (code: string) => source.lakes[Number(code)]?.name ?? null

type Waters = { open: AreaIndex; islands: AreaIndex }

const sea = 'sea'

let read: Waters | undefined

// On first use, so that starting costs nothing. The sea's islands stand apart, or each question would walk
// along all of them.
function waters(): Waters {
  read ??= {
    open: buildAreaIndex([
      { code: sea, name: sea, polygons: [[ring(source.sea)]] },
      ...source.lakes.map(({ rings }, position) => ({
        code: String(position),
        name: '',
        polygons: [rings.map(ring)],
      })),
    ]),
    islands: buildAreaIndex([
      { code: 'island', name: '', polygons: source.islands.map((one) => [ring(one)]) },
    ]),
  }
  return read
}

const ring = (corners: readonly number[]) => Float64Array.from(corners)
