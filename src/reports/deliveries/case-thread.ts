import { sql } from 'kysely'
import { mailbox } from '#bodies/connections/connection.ts'
import type { Db } from '#database/database.ts'

/** The delivery that a case began with through a connection: all mails that come after it answer it. */
export const firstOfCase = (db: Db, caseId: number, through = mailbox): Promise<{ id: string }> =>
  db
    .selectFrom('deliveries')
    .select('id')
    .where('case_id', '=', caseId)
    .orderBy(sql`receiver = ${through}`, 'desc')
    .orderBy('position')
    .limit(1)
    .executeTakeFirstOrThrow()

/** What the thread's subject is made of: the same for as long as the case lives. */
export const namedInThread = (db: Db, caseId: number) =>
  db
    .selectFrom('cases')
    .innerJoin('reports', 'reports.number', 'cases.report')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'original'),
    )
    .innerJoin('bodies as homes', 'homes.code', 'reports.municipality')
    .select([
      'reports.number',
      'reports.category',
      'reports.urgent',
      'report_texts.place_words as placeWords',
    ])
    .select('homes.name as home')
    .where('cases.id', '=', caseId)
    .executeTakeFirstOrThrow()
