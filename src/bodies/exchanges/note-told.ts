import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

type Told = {
  connection: string
  /** What the far side calls the cases that it told of. */
  externalIds: readonly string[]
}

/** Notes which reports exchanges told of, so that they are found by its number. */
export const noteToldIn = (tx: Db, exchanges: readonly number[], told: Told): Promise<unknown> =>
  sql`update exchanges set reports = ${reportsOf(told)} where id = any(${exchanges})`.execute(tx)

/** The same of a push. */
export const noteToldByPush = (tx: Db, push: string, told: Told): Promise<unknown> =>
  sql`update pushes set reports = ${reportsOf(told)} where id = ${push}`.execute(tx)

/** Null where none of them is known here. */
const reportsOf = ({ connection, externalIds }: Told) => sql`
  (select array_agg(distinct report order by report) from external_ids
    where connection = ${connection} and external_id = any(${externalIds}))`
