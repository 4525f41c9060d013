import { type NotNull, sql } from 'kysely'
import { isOwnAddress } from '#bodies/own-addresses.ts'
import type { Db } from '#database/database.ts'
import { type AnsweredMail, answeredCases } from '../answered-mail.ts'
import type { Language } from '../report.ts'

type Writer = { written: string | null; proven: string | null }

/**
 * What a mail is an answer to, once a person has said which report it is about: of whoever is proven to write for its
 * holder to the case, of whoever follows it, or anybody, to a letter about it. Null where there is no such report.
 */
export async function givenReport(
  db: Db,
  report: number,
  { written, proven }: Writer,
): Promise<AnsweredMail | null> {
  const held = await presentCase(db, report)
  if (!held) return null
  if (proven !== null && (await isOwnAddress(db, held.holder, proven))) return { what: 'delivery', ...held }
  const letter = { what: 'letter', letter: '', kind: 'news', report } as const
  const follower = written === null ? undefined : await followerCalled(db, report, written)
  if (follower) return { ...letter, ...follower }
  // Of nobody's letter: whoever else has written is asked to confirm.
  return { ...letter, person: null, email: null, language: 'sv' }
}

const presentCase = (db: Db, report: number) =>
  answeredCases(db).where('cases.report', '=', report).where('cases.is_present', '=', true).executeTakeFirst()

const followerCalled = (db: Db, report: number, email: string) =>
  db
    .selectFrom('followers')
    .innerJoin('people', 'people.id', 'followers.person')
    .select(['followers.person', 'people.email'])
    .select(
      sql<Language>`case when people.language_chosen then people.language else followers.language end`.as(
        'language',
      ),
    )
    .where('followers.report', '=', report)
    .where('people.email', '=', email)
    .$narrowType<{ email: NotNull }>()
    .executeTakeFirst()
