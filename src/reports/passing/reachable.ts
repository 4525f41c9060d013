import { addressFor, bodyByCode } from '#bodies/body-queries.ts'
import { mailbox } from '#bodies/connections/connection.ts'
import { toldThrough } from '#bodies/connections/told-through.ts'
import type { Db } from '#database/database.ts'
import { NotFound } from '../../errors.ts'
import { nationalInbox } from './way.ts'

type Asked = { body: string; report: number }

/** Whether a body takes reports and can be told of one of this category; the national inbox is never closed. */
export async function isReachable(db: Db, { body, report }: Asked): Promise<boolean> {
  if (body === nationalInbox) return true
  const found = await bodyByCode(db, body)
  if (!found) throw new NotFound('no such body')
  if (found.refuses_reports) return false
  const { category } = await db
    .selectFrom('reports')
    .select('category')
    .where('number', '=', report)
    .executeTakeFirstOrThrow()
  const through = await toldThrough(db, body, category)
  return through.some((one) => one !== mailbox) || (await addressFor(db, body, category)) !== null
}

/** The body, or where it can't be told anything any more, the national inbox. */
export const reachableOr = async (db: Db, asked: Asked): Promise<string> =>
  (await isReachable(db, asked)) ? asked.body : nationalInbox
