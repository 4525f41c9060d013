import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { VerdictKind } from './verdict.ts'

/** Who is asked by a link, of which report, and what they have said so far. */
export type Asked = {
  fix: number
  report: number
  person: number
  says: VerdictKind | null
  saidAt: Date | null
  hasThanked: boolean
}

export const askedBy = (db: Db, link: string): Promise<Asked | undefined> =>
  asked(db, link).executeTakeFirst()

/** The same, kept as it is until the transaction ends. */
export const lockAsked = (tx: Db, link: string): Promise<Asked | undefined> =>
  asked(tx, link).forUpdate().executeTakeFirst()

const asked = (db: Db, link: string) =>
  db
    .selectFrom('verdicts')
    .select(['fix', 'report', 'person', 'says', 'said_at as saidAt'])
    .select(
      sql<boolean>`exists (select from thanks
        where thanks.report = verdicts.report and thanks.person = verdicts.person)`.as('hasThanked'),
    )
    .where('link', '=', link)

/**
 * The link by which a letter asks of the fix it tells of: once it is still said to be fixed, of a report that everybody
 * may see or that is their own, and nothing has been answered.
 */
export async function linkToAskBy(db: Db, letter: string, person: number): Promise<string | null> {
  const [latest] = await linksToAskBy(db, letter, person)
  return latest?.link ?? null
}

/** The same of each report that a letter tells of, the latest fix first. */
export const linksToAskBy = (db: Db, letter: string, person: number) =>
  db
    .selectFrom('letter_news')
    .innerJoin('verdicts', 'verdicts.fix', 'letter_news.event')
    .innerJoin('reports', 'reports.number', 'verdicts.report')
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'verdicts.report').on('cases.is_present', '=', true),
    )
    .select(['verdicts.link', 'verdicts.report'])
    .where('letter_news.letter', '=', letter)
    .where('verdicts.person', '=', person)
    .where('verdicts.says', 'is', null)
    .where((where) =>
      where.or([
        where('reports.visibility', '=', 'public'),
        where.and([
          where('reports.visibility', '=', 'private'),
          where('reports.reporter', '=', where.ref('verdicts.person')),
        ]),
      ]),
    )
    .where('cases.state', '=', 'fixed')
    .orderBy('verdicts.fix', 'desc')
    .execute()
