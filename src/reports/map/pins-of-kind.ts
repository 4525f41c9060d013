import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { apart } from './apart.ts'
import { cellsOf, narrowedLevels, type View } from './cells.ts'
import { clusterOf, totalOf } from './cluster-of.ts'
import { type CountedKind, countKind, type Kind } from './count-kind.ts'
import { mostPins, type Pin, type PinsInView } from './pin.ts'
import type { ShownGroup } from './shown-groups.ts'

type Asked = { view: View; zoom: number; groups: readonly ShownGroup[]; kind: Kind }

/** What is counted by itself, in a view of many; while it is little, a square has the number of one that lies alone there. */
export async function pinsOfKind(db: Db, { view, zoom, groups, kind }: Asked): Promise<PinsInView> {
  const counted = await countKind(db, cellsOf(view, zoom, narrowedLevels), kind)
  const heaps = counted.flatMap((cell) => clusterOf(cell, groups).map((cluster) => ({ cell, cluster })))
  const clusters = heaps.map(({ cluster }) => cluster)
  if (totalOf(clusters) > mostPins) return { pins: [], clusters, since: null }
  const alone = heaps.filter(({ cluster }) => totalOf([cluster]) === 1)
  const numbers = alone.map(({ cell }) => numberIn(cell, groups))
  const spread = apart(numbers.length === 0 ? [] : await numbered(db, view, numbers), zoom)
  const together = clusters.filter((cluster) => totalOf([cluster]) > 1)
  return { pins: spread.pins, clusters: [...together, ...spread.clusters], since: null }
}

const numbersOf = { open: 'openedNumbers', fixed: 'fixedNumbers', closed: 'closedNumbers' } as const

const numberIn = (cell: CountedKind, groups: readonly ShownGroup[]): number =>
  groups.reduce((sum, group) => sum + cell[numbersOf[group]], 0)

/** The squares at a view's edges reach beyond it; single signs do not. */
const numbered = (db: Db, { west, south, east, north }: View, numbers: number[]): Promise<Pin[]> =>
  db
    .selectFrom('reports')
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', sql.lit(true)),
    )
    .select(['reports.number', 'reports.lat', 'reports.lon', 'cases.state'])
    .where(sql<boolean>`reports.number = any(${numbers}::bigint[])`)
    .where('reports.visibility', '=', sql.lit('public'))
    .where(
      sql<boolean>`reports.lon between ${west} and ${east} and reports.lat between ${south} and ${north}`,
    )
    .orderBy('reports.number', 'desc')
    .execute()
