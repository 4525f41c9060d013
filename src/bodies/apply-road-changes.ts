import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { stretchId } from '#geo/roads/nvdb-stretch.ts'
import type { OwnerEnded, OwnerTold, RoadChange } from '#geo/roads/road-change.ts'
import { addToldRoads } from './add-told-roads.ts'
import { tellOfRoads } from './road-sets.ts'

/** Some changes of a source, all that came after `from` up to `to`, in the order they were made. */
export type ChangesRead = { source: string; from: string; to: string; changes: readonly RoadChange[] }

/** How many roads are others now; `false` when somebody else has read on from there already. */
export type ChangesApplied = { applied: true; roads: number } | { applied: false }

/**
 * Makes the changes and moves the number to ask on from, both or neither: what was cut off is asked for again,
 * and what two processes have asked for is applied by one of them.
 */
export function applyRoadChanges(
  db: Db,
  { source, from, to, changes }: ChangesRead,
): Promise<ChangesApplied> {
  return inTransaction(db, async (tx) => {
    if (!(await moveFeed(tx, { source, from, to }))) return { applied: false }
    const last = latest(changes)
    const told = latestByStretch(last.filter((change) => change.kind === 'told'))
    const ended = last.filter((change) => change.kind === 'ended')
    const retold = await tellAgain(tx, told)
    const added = await addToldRoads(tx, told, source)
    // Ends come last: a record that ends is mostly followed by another, and then its roads are that one's.
    const left = await endRecords(tx, ended)
    const roads = retold + added + left
    if (roads > 0) await tellOfRoads(tx)
    return { applied: true, roads }
  })
}

async function moveFeed(tx: Db, { source, from, to }: Omit<ChangesRead, 'changes'>): Promise<boolean> {
  await tx
    .insertInto('road_feeds')
    .values({ source, last_change: firstChange })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const moved = await tx
    .updateTable('road_feeds')
    .set({ last_change: to, read_at: sql`now()` })
    .where('source', '=', source)
    .where('last_change', '=', from)
    .executeTakeFirst()
  return moved.numUpdatedRows > 0n
}

/** What to ask on from before anything was read: everything there is comes first. */
export const firstChange = '0'

/** What each record says last of each stretch: told and ended within one answer, it is ended. */
const latest = (changes: readonly RoadChange[]): RoadChange[] => [
  ...new Map(changes.map((change) => [`${change.record} ${stretchKey(change)}`, change])).values(),
]

/** The last word on each stretch, whichever record has it. */
const latestByStretch = (told: readonly OwnerTold[]): OwnerTold[] => [
  ...new Map(told.map((change) => [stretchKey(change), change])).values(),
]

const stretchKey = ({ stretch }: RoadChange): string => (stretch ? stretchId(stretch) : '')

/** Gives the roads within the stretches the owners told; answers how many have another than before. */
async function tellAgain(tx: Db, told: readonly OwnerTold[]): Promise<number> {
  if (told.length === 0) return 0
  const { rows } = await sql<{ is_other: boolean }>`
    update roads
    set owner = told.owner, owner_name = told.owner_name, told_by = told.record, unkept_since = null
    from (
      select distinct on (roads.municipality, roads.id)
        roads.municipality, roads.id, told.owner, told.owner_name, told.record,
        (roads.owner, roads.owner_name, roads.unkept_since) is distinct from
          (told.owner, told.owner_name, null::timestamptz) as is_other
      from unnest(
        ${told.map(({ stretch }) => stretch.link)}::text[],
        ${told.map(({ stretch }) => stretch.from)}::float8[],
        ${told.map(({ stretch }) => stretch.to)}::float8[],
        ${told.map(({ owner }) => owner)}::road_owner[],
        ${told.map(({ ownerName }) => ownerName)}::text[],
        ${told.map(({ record }) => record)}::bigint[]
      ) with ordinality as told (link, from_measure, to_measure, owner, owner_name, record, position)
      join roads on roads.link = told.link
        and (roads.from_measure + roads.to_measure) / 2 between told.from_measure and told.to_measure
      order by roads.municipality, roads.id, told.position desc
    ) as told
    where roads.municipality = told.municipality and roads.id = told.id
    returning told.is_other`.execute(tx)
  return rows.filter(({ is_other }) => is_other).length
}

/** Leaves the roads of these records without an owner: those they told of last, and those nobody but a file told of. */
async function endRecords(tx: Db, ended: readonly OwnerEnded[]): Promise<number> {
  if (ended.length === 0) return 0
  const { numAffectedRows } = await sql`
    update roads
    set unkept_since = now()
    from unnest(
      ${ended.map(({ record }) => record)}::bigint[],
      ${ended.map(({ stretch }) => stretch?.link ?? null)}::text[],
      ${ended.map(({ stretch }) => stretch?.from ?? null)}::float8[],
      ${ended.map(({ stretch }) => stretch?.to ?? null)}::float8[]
    ) as ended (record, link, from_measure, to_measure)
    where roads.unkept_since is null
      and coalesce(roads.told_by, ended.record) = ended.record
      and (
        (ended.link is null and roads.told_by = ended.record)
        or (
          roads.link = ended.link
          and (roads.from_measure + roads.to_measure) / 2 between ended.from_measure and ended.to_measure
        )
      )`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
