import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Answer } from '#bodies/questions/question.ts'
import { storedAnswers } from '#bodies/questions/say-answers.ts'
import type { Db } from '#database/database.ts'
import { publishedText } from '#reports/held-text.ts'
import type { Photo } from '#reports/photos/photo.ts'
import type { Actor, Language, Visibility } from '#reports/report.ts'
import { NotFound } from '../errors.ts'

/** What everybody reads of a report. */
export type PublishedTexts = { title: string; description: string; placeWords: string }

export type ReviewedPhoto = Photo & { entry: number | null; isHidden: boolean }
export type ReviewedEntry = {
  id: number
  words: string
  language: Language
  at: Date
  writtenBy: Actor
  isHidden: boolean
}

export type HeldText = { title: string; description: string }

/** A report as whoever moderates it sees it: what is published, and what has been taken away. */
export type ReviewedReport = {
  number: number
  municipality: string
  visibility: Visibility
  category: string
  /** What its reporter writes in. */
  language: Language
  /** Of a text that is held: as it would be shown, with the names taken out. */
  texts: PublishedTexts
  /** What is held, as it was written; null when everybody reads it already. */
  held: HeldText | null
  answers: readonly Answer[]
  entries: ReviewedEntry[]
  /** Those of hidden entries are hidden with them, and are not among these. */
  photos: ReviewedPhoto[]
}

export async function reviewedReport(db: Db, number: number): Promise<ReviewedReport> {
  const found = await publishedRow(db, number).executeTakeFirst()
  if (!found) throw new NotFound('no such report')
  const { title, description, placeWords, heldTitle, heldDescription, answers, ...report } = found
  return {
    ...report,
    texts: textsToReview(found),
    held: heldIn(found),
    answers: storedAnswers.parse(answers),
    entries: await entriesOf(db, number),
    photos: await photosOf(db, number),
  }
}

export const publishedRow = (db: Db, number: number) =>
  db
    .selectFrom('reports')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .select([
      'reports.number',
      'reports.municipality',
      'reports.visibility',
      'reports.category',
      'reports.language',
    ])
    .leftJoin('report_texts as held', (join) =>
      join
        .onRef('held.report', '=', 'reports.number')
        .on('held.version', '=', 'original')
        .on('reports.text_held_at', 'is not', null),
    )
    .select(['report_texts.title', 'report_texts.description', 'reports.place_words as placeWords'])
    .select(['held.title as heldTitle', 'held.description as heldDescription', 'report_texts.answers'])
    .where('reports.number', '=', number)

type Row = PublishedTexts & { heldTitle: string | null; heldDescription: string | null }

export const heldIn = ({ heldTitle, heldDescription }: Row): HeldText | null =>
  heldTitle === null || heldDescription === null ? null : { title: heldTitle, description: heldDescription }

/** What is read before it is decided on: as everybody reads it, or would. */
export function textsToReview(row: Row): PublishedTexts {
  const held = heldIn(row)
  const { title, description } = held ? publishedText(held) : row
  return { title, description, placeWords: row.placeWords }
}

/** Stands for the texts somebody had before them: whoever writes over others knows by it. */
export const markOf = ({ title, description, placeWords }: PublishedTexts): string =>
  markOfAll([title, description, placeWords])

/** The same for what somebody has said. */
export const markOfWords = (words: string): string => markOfAll([words])

const markOfAll = (texts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, 16)

const mostEntries = 500

const entriesOf = (db: Db, report: number): Promise<ReviewedEntry[]> =>
  db
    .selectFrom('entries')
    .innerJoin('entry_texts', (join) =>
      join.onRef('entry_texts.entry', '=', 'entries.id').on('entry_texts.version', '=', 'published'),
    )
    .select([
      'entries.id',
      'entry_texts.words',
      'entries.language',
      'entries.created_at as at',
      'entries.written_by as writtenBy',
    ])
    .select(sql<boolean>`entries.hidden_at is not null`.as('isHidden'))
    .where('entries.report', '=', report)
    .where('entries.audience', '=', 'update')
    .orderBy('entries.id')
    .limit(mostEntries)
    .execute()

const photosOf = (db: Db, report: number): Promise<ReviewedPhoto[]> =>
  db
    .selectFrom('photos')
    .leftJoin('entries', 'entries.id', 'photos.entry')
    .select(['photos.id', 'address', 'width', 'height', 'state', 'entry'])
    .select(sql<boolean>`photos.hidden_at is not null`.as('isHidden'))
    .where('photos.report', '=', report)
    .where('photos.state', '!=', 'broken')
    .where('entries.hidden_at', 'is', null)
    .where((where) => where.or([where('entry', 'is', null), where('entries.audience', '=', 'update')]))
    .orderBy('photos.created_at')
    .orderBy('photos.id')
    .execute()
