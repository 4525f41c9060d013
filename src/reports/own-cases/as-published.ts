import { sql } from 'kysely'
import { isPrivateCategory } from '#bodies/private-categories.ts'
import type { Db } from '#database/database.ts'
import { mustBeHeld, textWhileHeld } from '../held-text.ts'
import type { Language } from '../report.ts'

/**
 * What everybody would read of a case if its holder let them: nothing of it is more than that. Of a category that the holder
 * keeps to itself nobody would read anything: the category alone is told.
 */
export type AsPublished = {
  language: Language
  title: string
  description: string
  placeWords: string
  /** Its words name somebody, and wait for a person before they are shown. */
  isHeld: boolean
  /** The holder keeps its category to itself: nobody else would read it after all. */
  isPrivate: boolean
  photos: number
  /** What has been said on it for everybody. */
  updates: number
}

export async function asPublished(db: Db, holder: string, number: number): Promise<AsPublished> {
  const texts = await db
    .selectFrom('report_texts')
    .innerJoin('reports', 'reports.number', 'report_texts.report')
    .select(['version', 'title', 'description', 'reports.place_words as placeWords'])
    .select(['reports.category', 'reports.language'])
    .where('report', '=', number)
    .execute()
  const original = texts.find(({ version }) => version === 'original')
  const published = texts.find(({ version }) => version === 'published')
  if (!original || !published) throw new Error('a report has both texts')
  const isPrivate = await isPrivateCategory(db, holder, published.category)
  const isHeld = !isPrivate && mustBeHeld(original)
  const { title, description } = isHeld || isPrivate ? textWhileHeld(original) : published
  return {
    ...{ title, description, isHeld, isPrivate, language: published.language },
    placeWords: isPrivate ? '' : published.placeWords,
    ...(await countsOf(db, number)),
  }
}

const countsOf = (db: Db, number: number): Promise<Pick<AsPublished, 'photos' | 'updates'>> =>
  db
    .selectNoFrom(({ selectFrom }) => [
      selectFrom('photos')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('report', '=', number)
        .where('hidden_at', 'is', null)
        .where('state', '!=', sql.lit('broken'))
        .$asScalar()
        .as('photos'),
      selectFrom('entries')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('report', '=', number)
        .where('audience', '=', 'update')
        .where('hidden_at', 'is', null)
        .$asScalar()
        .as('updates'),
    ])
    .$narrowType<{ photos: number; updates: number }>()
    .executeTakeFirstOrThrow()
