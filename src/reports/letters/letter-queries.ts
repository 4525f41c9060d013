import type { NotNull } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Language } from '../report.ts'

export type LetterRow = {
  id: string
  kind: 'confirm' | 'news' | 'operator'
  language: Language
  created_at: Date
  draft: string | null
  report: number | null
  person: number | null
  link: string | null
}

export const letterById = (db: Db, id: string): Promise<LetterRow> =>
  db
    .selectFrom('letters')
    .select(['id', 'kind', 'language', 'created_at', 'draft', 'report', 'person', 'link'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** A draft still waiting for its confirmation by this link. */
export const draftToConfirm = (db: Db, draft: string, link: string) =>
  db
    .selectFrom('drafts')
    .innerJoin('bodies', 'bodies.code', 'drafts.municipality')
    .innerJoin('links', 'links.draft', 'drafts.id')
    .select(['drafts.email', 'drafts.category', 'drafts.language', 'bodies.name as municipality'])
    .where('drafts.id', '=', draft)
    .where('links.id', '=', link)
    .where('links.revoked_at', 'is', null)
    .where('drafts.report', 'is', null)
    .where('drafts.email', 'is not', null)
    .where('drafts.sent_at', 'is not', null)
    .$narrowType<{ category: NotNull }>()
    .executeTakeFirst()

/** The follower a letter of news goes to, with the links that are theirs; nobody when they have stopped. */
export const followerOf = (db: Db, report: number, person: number) =>
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
        .on('leave.act', '=', 'unsubscribe'),
    )
    .leftJoin('links as own', (join) =>
      join
        .onRef('own.report', '=', 'followers.report')
        .onRef('own.person', '=', 'followers.person')
        .on('own.act', '=', 'reporter'),
    )
    .select(['people.email', 'followers.language', 'reports.reporter', 'reports.visibility'])
    .select(['report_texts.title', 'cases.state', 'leave.id as leave_link', 'own.id as own_link'])
    .where('followers.report', '=', report)
    .where('followers.person', '=', person)
    .where('followers.stopped_at', 'is', null)
    .executeTakeFirst()
