import { type NotNull, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { LetterKind } from '#database/schema.ts'
import type { Language } from '../report.ts'

export type LetterRow = {
  id: string
  kind: LetterKind
  language: Language
  created_at: Date
  first_taken_at: Date | null
  draft: string | null
  support: string | null
  report: number | null
  person: number | null
  link: string | null
  address: string | null
  remark: string | null
  watch: string | null
  mail: string | null
  /** Of `alarms`: what something is wrong with. */
  connection: string | null
  answers: string | null
  /** Of several reports, within ten minutes; not of a morning. */
  gathers_soon: boolean
}

export const letterById = (db: Db, id: string): Promise<LetterRow> =>
  db
    .selectFrom('letters')
    .select([
      'id',
      'kind',
      'language',
      'created_at',
      'first_taken_at',
      'draft',
      'support',
      'report',
      'person',
      'link',
      'address',
      'remark',
      'watch',
      'mail',
      'connection',
      'answers',
      'gathers_soon',
    ])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** The drafts a letter asks to confirm that still wait for it, the newest first. All are of one address. */
export const draftsToConfirm = (db: Db, letter: string) =>
  db
    .selectFrom('letter_drafts')
    .innerJoin('drafts', 'drafts.id', 'letter_drafts.draft')
    .innerJoin('bodies', 'bodies.code', 'drafts.municipality')
    .innerJoin('links', 'links.id', 'letter_drafts.link')
    .select(['drafts.email', 'drafts.category', 'drafts.language', 'bodies.name as municipality'])
    .select('letter_drafts.link')
    .where('letter_drafts.letter', '=', letter)
    .where('links.revoked_at', 'is', null)
    .where('drafts.report', 'is', null)
    .where('drafts.email', 'is not', null)
    .where('drafts.sent_at', 'is not', null)
    .$narrowType<{ category: NotNull }>()
    .where('drafts.expires_at', '>', sql<Date>`now()`)
    .orderBy('drafts.created_at', 'desc')
    .execute()

/** A contribution still waiting for its confirmation by this link, and the report it is about. */
export const contributionToConfirm = (db: Db, support: string, link: string) =>
  db
    .selectFrom('unconfirmed_supports as waiting')
    .innerJoin('reports', 'reports.number', 'waiting.report')
    .innerJoin('bodies', 'bodies.code', 'reports.municipality')
    .innerJoin('links', 'links.support', 'waiting.id')
    .select(['waiting.kind', 'waiting.email', 'waiting.language', 'waiting.report', 'reports.category'])
    .select('bodies.name as municipality')
    .where('waiting.id', '=', support)
    .where('links.id', '=', link)
    .where('links.revoked_at', 'is', null)
    .where('waiting.confirmed_for', 'is', null)
    .where('waiting.email', 'is not', null)
    .executeTakeFirst()

/** The follower a letter of news goes to, with the links that are theirs; nobody when they have stopped. */
export const followerOf = (db: Db, report: number, person: number) =>
  followersToTell(db, person).where('followers.report', '=', report).executeTakeFirst()

/** The same for each report that a gathering letter has news of, by itself or as one merged into it; `about` is that. */
export const followedIn = (db: Db, letter: string, person: number) =>
  followersToTell(db, person)
    .innerJoin('letter_news', (join) =>
      join.on((on) =>
        on.or([
          on('letter_news.report', '=', on.ref('followers.report')),
          on('letter_news.report', '=', on.ref('cases.main_report')),
        ]),
      ),
    )
    .where('letter_news.letter', '=', letter)
    .select(['followers.report', 'letter_news.report as about'])
    .distinct()
    .orderBy('followers.report')
    .execute()

const followersToTell = (db: Db, person: number) =>
  db
    .selectFrom('followers')
    .innerJoin('people', 'people.id', 'followers.person')
    .innerJoin('reports', 'reports.number', 'followers.report')
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', true),
    )
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .leftJoin('links as leave', (join) =>
      join
        .onRef('leave.report', '=', 'followers.report')
        .onRef('leave.person', '=', 'followers.person')
        .on('leave.act', '=', 'unsubscribe')
        .on('leave.revoked_at', 'is', null),
    )
    .leftJoin('links as own', (join) =>
      join
        .onRef('own.report', '=', 'followers.report')
        .onRef('own.person', '=', 'followers.person')
        .on('own.act', '=', 'reporter')
        .on('own.revoked_at', 'is', null),
    )
    .select(['followers.person', 'people.email', 'reports.reporter', 'reports.visibility'])
    .select(
      sql<Language>`case when people.language_chosen then people.language else followers.language end`.as(
        'language',
      ),
    )
    .leftJoin('links as all', (join) =>
      join
        .onRef('all.person', '=', 'followers.person')
        .on('all.report', 'is', null)
        .on('all.act', '=', 'watches')
        .on('all.revoked_at', 'is', null),
    )
    .select('reports.language as title_in')
    .select(['report_texts.title', 'cases.state', 'leave.id as leave_link', 'own.id as own_link'])
    .select('all.id as all_link')
    .where('followers.person', '=', person)
    .where('followers.stopped_at', 'is', null)
    .where('people.email', 'is not', null)
    .$narrowType<{ email: NotNull }>()
