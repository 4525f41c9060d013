import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** What a mail has said, locked until the transaction ends: two presses come one after the other. */
export const lockSaid = (tx: Db, mail: string) =>
  tx
    .selectFrom('said_by_mail')
    .select(['report', 'case_id', 'body', 'person', 'address', 'language', 'words', 'form', 'candidates'])
    .select(['act', 'why', 'entry', 'done_at', 'done_in', 'undone_at'])
    .where('mail', '=', mail)
    .forUpdate()
    .executeTakeFirstOrThrow()

/** The same for a page or a letter to tell of. */
export const saidByMail = (db: Db, mail: string) =>
  db
    .selectFrom('said_by_mail as said')
    .innerJoin('cases as present', (join) =>
      join.onRef('present.report', '=', 'said.report').on('present.is_present', '=', true),
    )
    .innerJoin('bodies as holders', 'holders.code', 'present.holder')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'said.report').on('report_texts.version', '=', 'published'),
    )
    .innerJoin('reports', 'reports.number', 'said.report')
    .leftJoin('entries', 'entries.id', 'said.entry')
    .select(['said.report', 'said.case_id', 'said.body', 'said.person', 'said.address', 'said.language'])
    .select(['said.words', 'said.act', 'said.why', 'said.candidates', 'said.done_at', 'said.undone_at'])
    .select(['said.entry', 'report_texts.title', 'holders.name as holder'])
    .select([sql<string | null>`said.day::text`.as('day'), 'entries.audience'])
    .select([sql<boolean>`reports.visibility = 'public'`.as('isPublic'), 'reports.reporter'])
    .where('said.mail', '=', mail)
    .executeTakeFirst()

export type Said = NonNullable<Awaited<ReturnType<typeof saidByMail>>>
