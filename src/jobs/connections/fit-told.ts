import { createHash } from 'node:crypto'
import { categoryByCode } from '#bodies/catalogue.ts'
import type { ForeignCase, News } from '#integrations/receiver.ts'

/** In characters: what is longer fits in no index. */
const longestId = 500
const longestState = 200

/** News as it can be stored, whatever the far side writes: without NUL, which no text of PostgreSQL holds. */
export const fitNews = (news: News): News => ({
  ...news,
  externalId: fitId(news.externalId),
  updateId: fitId(news.updateId),
  theirState: fitState(news.theirState),
  words: withoutNul(news.words),
  note: withoutNul(news.note),
  photos: news.photos.map(withoutNul),
})

/** The same of a case of theirs; a category that is none of ours is none. */
export const fitCase = (told: ForeignCase): ForeignCase => ({
  ...told,
  externalId: fitId(told.externalId),
  updateId: fitId(told.updateId),
  category: told.category !== null && categoryByCode(told.category) ? told.category : null,
  title: withoutNul(told.title),
  description: withoutNul(told.description),
  theirState: fitState(told.theirState),
  words: withoutNul(told.words),
})

const fitState = (state: string | null): string | null => state && withoutNul(state).slice(0, longestState)

export const withoutNul = (text: string): string => text.replaceAll('\0', '')

/** A long one is cut, with a sum of all of it: two that begin alike stay two. */
function fitId(id: string): string {
  const clean = withoutNul(id)
  if (clean.length <= longestId) return clean
  const sum = createHash('sha256').update(clean).digest('base64url')
  return `${clean.slice(0, longestId - sum.length - 1)}~${sum}`
}
