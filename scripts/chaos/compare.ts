import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { stepsHere } from './far-side.ts'
import type { House } from './house.ts'
import { isTooOften, timesHeard, wrongMoves } from './judge.ts'
import type { Done } from './work.ts'

/** What is wrong between the two sides' books, by what it is; and what is worth a figure. */
export type Compared = { wrong: Record<string, string[]>; figures: Record<string, number> }

/** Both sides' books, side by side: by our deliveries' ids, and by what the far sides call cases and updates. */
export async function compare({ database: { db }, sides }: House, done: Done): Promise<Compared> {
  const wrong: Record<string, string[]> = {}
  const add = (what: string, which: string) => {
    wrong[what] = [...(wrong[what] ?? []), which]
  }
  const unknowns = await deliveriesOnceUnknown(db)
  const externalIds = await externalIdsOf(db)
  const deliveries = await deliveriesOf(db)
  let [casesThere, toldThere, repeats] = [0, 0, 0]
  for (const side of sides) {
    const cases = await side.cases()
    casesThere += cases.length
    for (const [number] of [...done.reports].filter(([, of]) => of === side)) {
      const found = cases.filter((one) => one.number === number)
      const began = deliveries.find((one) => one.report === number && one.kind === 'report')
      if (found.length === 0) add('cases that are not there', `${number} at ${side.id}`)
      if (isTooOften(found.length, side, began !== undefined && unknowns.has(began.id)))
        add('cases that are there twice', `${number} at ${side.id}`)
      else repeats += Math.max(0, found.length - 1)
      const [known] = externalIds.get(number) ?? []
      if (found.length > 0 && !found.some(({ externalId }) => externalId === known))
        add('cases that are called otherwise here', `${number} at ${side.id}: ${known}`)
    }
    const strangers = cases.filter(({ number }) => !done.reports.has(number))
    for (const { externalId } of strangers) add('cases that nobody has sent', `${externalId} at ${side.id}`)
    const told = await side.told()
    toldThere += told.length
    const ours = deliveries.filter(({ receiver, kind }) => receiver === side.id && kind !== 'report')
    for (const { id } of ours) {
      const times = told.filter(({ delivery }) => delivery === id).length
      if (times === 0) add('updates that are not there', id)
      if (isTooOften(times, side, unknowns.has(id))) add('updates that are there twice', id)
      else repeats += Math.max(0, times - 1)
    }
    for (const { externalId } of cases) {
      const order = told.filter((one) => one.externalId === externalId).map(({ delivery }) => delivery)
      const right = ours.filter(({ id }) => order.includes(id)).map(({ id }) => id)
      if ([...new Set(order)].join() !== right.join())
        add('updates out of order', `${externalId} at ${side.id}`)
    }
    const numbers = deliveries.flatMap(({ receiver, sequence }) =>
      receiver === side.id ? [Number(sequence)] : [],
    )
    const isWhole = numbers.toSorted((a, b) => a - b).every((number, index) => number === index + 1)
    if (!isWhole) add('numbers with gaps', side.id)
  }
  for (const { id, state } of deliveries.filter(({ state }) => state !== 'sent' && state !== 'received'))
    add('deliveries that did not get through', `${id} ${state}`)
  const entries = await countEntries(db)
  if (entries !== done.said.size) add('what residents have said', `${entries} of ${done.said.size}`)
  const late = await compareStates(db, done, add)
  const figures = {
    ...{ reports: done.reports.size, 'cases there': casesThere, 'updates by residents': done.said.size },
    ...{
      'updates there': toldThere,
      'steps there': [...done.handled.values()].flatMap(({ ids }) => ids).length,
      'of them heard after a later one': late,
    },
    ...{ 'attempts nobody knew the end of': unknowns.size, 'repeats of those': repeats },
  }
  return { wrong, figures }
}

type Heard = { connection: string; external_id: string; state: string; told: string[]; moves: string[] }

/**
 * What was done there has been heard once and moved the case in that order, and it stands where it was last moved to. Returns
 * how many were heard too late to move anything.
 */
async function compareStates(
  db: Db,
  done: Done,
  add: (what: string, which: string) => void,
): Promise<number> {
  const { rows } = await sql<Heard>`
    select connection, external_id, cases.state,
           array(select update_id from told_updates
                  where told_updates.case_id = cases.id and told_updates.report = cases.report) as told,
           array(select to_state::text from events
                  where events.case_id = cases.id and events.report = cases.report
                    and actor = 'case_system' and to_state is not null order by id) as moves
      from external_ids join cases on cases.id = external_ids.case_id`.execute(db)
  let late = 0
  const here = new Map(rows.map((row) => [`${row.connection} ${row.external_id}`, row]))
  for (const [name, { step, ids }] of done.handled) {
    const row = here.get(name)
    if (!row) {
      add('cases handled there that are unknown here', name)
      continue
    }
    const heard = ids.map((id) => timesHeard(id, row.told))
    if (heard.some((times) => times !== 1))
      add('steps that were not heard once', `${name}: ${heard.join(', ')} times`)
    const wrong = wrongMoves(row.moves, step)
    if (wrong !== null) add('cases that were moved otherwise', `${name}: ${wrong}`)
    late += Math.max(0, step + 1 - row.moves.length)
    const right = stepsHere[step]
    if (row.state !== right) add('cases that stand elsewhere', `${name}: ${row.state}, not ${right}`)
  }
  return late
}

const deliveriesOf = (db: Db) =>
  db
    .selectFrom('deliveries')
    .select(['id', 'receiver', 'kind', 'state', 'report', 'sequence'])
    .where('receiver', '<>', 'email')
    .orderBy('position')
    .execute()

async function deliveriesOnceUnknown(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom('attempts')
    .select('delivery')
    .distinct()
    .where('outcome', '=', 'unknown')
    .execute()
  return new Set(rows.map(({ delivery }) => delivery))
}

async function externalIdsOf(db: Db): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('external_ids')
    .select(['report', 'external_id'])
    .orderBy('told_at')
    .execute()
  const byReport = new Map<number, string[]>()
  for (const { report, external_id } of rows)
    byReport.set(report, [...(byReport.get(report) ?? []), external_id])
  return byReport
}

async function countEntries(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('entries')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('written_by', '=', 'neighbour')
    .executeTakeFirstOrThrow()
  return Number(count)
}
