import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { DeliveryState } from '#database/schema.ts'
import type { CaseState } from '../report.ts'

/** A case that its holder has for itself alone: begun in its own system, or an order made here. */
export type OwnCase = {
  number: number
  caseId: number
  category: string
  /** As everybody would read it. */
  placeWords: string
  municipality: string
  since: Date
  state: CaseState
  stateSince: Date
  /** It began in the holder's own system, where it stands already. */
  isTheirs: boolean
  /** Where it is on its way to those who do the work, each state once. */
  deliveries: DeliveryState[]
  /** Orders that have been made from it. */
  orders: number[]
}

type Asked = {
  holder: string
  /** The number of the last one shown. */
  after: number | null
}

/** What a body has for itself alone, the newest first. */
export const ownCases = async (db: Db, asked: Asked, limit: number): Promise<OwnCase[]> =>
  (await ownCasesAsked(asked, limit).execute(db)).rows

/** One of them; undefined where the body has none of that number. */
export async function ownCase(db: Db, holder: string, number: number): Promise<OwnCase | undefined> {
  const { rows } = await those(sql`holder = ${holder} and report = ${number}`, 1).execute(db)
  return rows[0]
}

export const ownCasesAsked = ({ holder, after }: Asked, limit: number): RawBuilder<OwnCase> =>
  those(
    after === null ? sql`holder = ${holder}` : sql`holder = ${holder} and report < ${after}::bigint`,
    limit,
  )

/** Found by the index alone, then read; who may read a report is said by its visibility, of which `is_own` is a copy. */
const those = (which: RawBuilder<unknown>, limit: number): RawBuilder<OwnCase> => sql<OwnCase>`
    select reports.number, cases.id as "caseId", reports.category, reports.place_words as "placeWords",
           reports.municipality, reports.confirmed_at as since, cases.state, cases.state_since as "stateSince",
           coalesce(begun.actor = 'case_system', false) as "isTheirs",
           array(select distinct state::text from deliveries
                  where deliveries.case_id = cases.id and kind in ('report', 'hand_over') order by 1) as deliveries,
           array(select (facts ->> 'order')::float8 from events
                  where events.report = reports.number and act = 'order' order by events.id) as orders
      from (select id, report, state, state_since from cases
             where is_present and is_own and ${which} order by report desc limit ${limit}) cases
      join reports on reports.number = cases.report
      left join lateral (
        select actor from events
         where events.report = reports.number and act = 'confirm' order by events.id limit 1) begun on true
     where reports.visibility = 'internal'
     order by cases.report desc`
