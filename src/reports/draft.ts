import { sql } from 'kysely'
import type { Answer } from '#bodies/questions/question.ts'
import { storedAnswers } from '#bodies/questions/say-answers.ts'
import type { Db } from '#database/database.ts'
import type { Point } from '#geo/browser/point.ts'
import type { Chosen } from '#responsibility/answer.ts'
import type { Language, PlacedBy } from './report.ts'

/** An unconfirmed report as stored; emptied once it has become the report `report`. */
export type Draft = SentDraft | BegunDraft

/** Everything is there: it waits for being confirmed. */
export type SentDraft = Stored & {
  isSent: true
  lat: number
  lon: number
  municipality: string
  placedBy: PlacedBy
  category: string
}

/** Begun, by a photo or a mail for instance; anything may be missing. */
export type BegunDraft = Stored & {
  isSent: false
  /** Where the mail that began it says in numbers. */
  point: Point | null
  /** Files of that mail that could not be kept. */
  leftBehind: number
}

type Stored = {
  id: string
  placeWords: string
  isApproximate: boolean
  chosen: Chosen | undefined
  title: string
  description: string
  answers: readonly Answer[]
  urgent: readonly string[]
  name: string | null
  email: string | null
  language: Language
  report: number | null
  createdAt: Date
  expiresAt: Date
  hasExpired: boolean
}

export async function draftById(db: Db, id: string): Promise<Draft | undefined> {
  const row = await draftRows(db).where('id', '=', id).executeTakeFirst()
  return row && draftOf(row)
}

/** All columns of a draft as it is read, still without saying which. */
export const draftRows = (db: Db) =>
  db
    .selectFrom('drafts')
    .select(['id', 'lat', 'lon', 'place_words as placeWords', 'municipality', 'placed_by as placedBy'])
    .select(['category', 'title', 'description', 'answers', 'urgent', 'name', 'email', 'language', 'report'])
    .select(['place_is_approximate as isApproximate', 'sent_at as sentAt', 'left_behind as leftBehind'])
    .select(['chosen_body as body', 'chosen_why as why'])
    .select(['created_at as createdAt', 'expires_at as expiresAt'])
    .select(sql<boolean>`expires_at <= now()`.as('hasExpired'))

type Row = Awaited<ReturnType<ReturnType<typeof draftRows>['executeTakeFirstOrThrow']>>

export function draftOf(row: Row): Draft {
  const { body, why, lat, lon, municipality, placedBy, category, sentAt, leftBehind, ...draft } = row
  const answers = storedAnswers.parse(draft.answers)
  const stored = { ...draft, answers, chosen: body && why ? { body, why } : undefined }
  const isWhole =
    lat !== null && lon !== null && municipality !== null && placedBy !== null && category !== null
  return sentAt !== null && isWhole
    ? { ...stored, isSent: true, lat, lon, municipality, placedBy, category }
    : { ...stored, isSent: false, leftBehind, point: lat === null || lon === null ? null : { lat, lon } }
}

/** The link a draft is changed by, for as long as nobody has confirmed it. */
export const linkToDraft = (db: Db, draft: string) => standingLink(db, 'draft', draft)

/** The link that confirms it, in the latest letter to its address. */
export const linkToConfirm = (db: Db, draft: string) => standingLink(db, 'confirm', draft)

async function standingLink(db: Db, act: 'draft' | 'confirm', draft: string): Promise<string | undefined> {
  const link = await db
    .selectFrom('links')
    .select('id')
    .where('draft', '=', draft)
    .where('act', '=', act)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return link?.id
}
