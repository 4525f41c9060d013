import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { LetterKind } from '#database/schema.ts'
import type { Language } from './report.ts'

/** The mail of ours that somebody has answered, and what it was about. */
export type AnsweredMail =
  | {
      what: 'delivery'
      caseId: number
      report: number
      category: string
      holder: string
      link: string | null
    }
  | {
      what: 'letter'
      letter: string
      kind: LetterKind
      report: number | null
      person: number | null
      /** Whose it is; null when they have left. */
      email: string | null
      language: Language
    }

/** The mail of an id, whatever it was; null when it is none of ours. */
export const answeredMail = async (db: Db, id: string): Promise<AnsweredMail | null> =>
  (await answeredDelivery(db, id)) ?? answeredLetter(db, id)

const answeredDelivery = async (db: Db, id: string): Promise<AnsweredMail | null> => {
  const found = await db
    .selectFrom('deliveries')
    .innerJoin('reports', 'reports.number', 'deliveries.report')
    // What has come back to the same holder has another case, and an old mail about it means that one.
    .leftJoin('cases as present', (join) =>
      join
        .onRef('present.report', '=', 'deliveries.report')
        .onRef('present.holder', '=', 'deliveries.holder')
        .on('present.is_present', '=', true),
    )
    .select((row) => row.fn.coalesce('present.id', 'deliveries.case_id').as('caseId'))
    .select(['deliveries.report', 'reports.category'])
    .select(['deliveries.holder', 'deliveries.link'])
    .where('deliveries.id', '=', id)
    .executeTakeFirst()
  return found ? { what: 'delivery', ...found } : null
}

const answeredLetter = async (db: Db, id: string): Promise<AnsweredMail | null> => {
  const ofBody = await answeredReceipt(db, id)
  if (ofBody) return { what: 'delivery', ...ofBody }
  const found = await db
    .selectFrom('letters')
    .leftJoin('people', 'people.id', 'letters.person')
    .select(['letters.kind', 'letters.report', 'letters.person', 'people.email'])
    .select(
      sql<Language>`case when people.language_chosen then people.language else letters.language end`.as(
        'language',
      ),
    )
    .where('letters.id', '=', id)
    .executeTakeFirst()
  return found ? { what: 'letter', letter: id, ...found } : null
}

/** Cases as the answer to a mail about them names them, still without saying which. */
export const answeredCases = (db: Db) =>
  db
    .selectFrom('cases')
    .innerJoin('reports', 'reports.number', 'cases.report')
    .leftJoin('links', (join) =>
      join
        .onRef('links.case_id', '=', 'cases.id')
        .on('links.act', '=', 'case')
        .on('links.revoked_at', 'is', null),
    )
    .select(['cases.id as caseId', 'cases.report', 'cases.holder', 'reports.category', 'links.id as link'])

/** The answer to a body's own mail is about its case, as the mail was. */
const answeredReceipt = (db: Db, id: string) =>
  answeredCases(db)
    .where('cases.id', '=', (row) =>
      row
        .selectFrom('letters')
        .innerJoin('said_by_mail as said', 'said.mail', 'letters.mail')
        .select('said.case_id')
        .where('letters.id', '=', id),
    )
    .executeTakeFirst()
