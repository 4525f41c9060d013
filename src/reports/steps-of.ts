import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Step } from '#responsibility/codes.ts'
import { readSteps } from '#responsibility/stored.ts'

/** The steps by which a report went to its first holder; null when there is no such report. */
export async function stepsOf(db: Db, report: number): Promise<Step[] | null> {
  const found = await db
    .selectFrom('reports')
    .select(sql<unknown>`responsibility->'steps'`.as('steps'))
    .where('number', '=', report)
    .executeTakeFirst()
  return found ? readSteps(found.steps) : null
}
