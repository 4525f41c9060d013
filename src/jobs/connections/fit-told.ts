import { createHash } from 'node:crypto'
import { categoryByCode } from '#bodies/catalogue.ts'
import type { ForeignCase, News, Outcome, TheirCase } from '#integrations/receiver.ts'
import { storable } from '#text/storable.ts'

/** In characters: what is longer fits in no index. */
const longestId = 500
const longestState = 200

/** News as it can be stored, whatever the far side writes. */
export const fitNews = (news: News): News => ({
  ...news,
  externalId: fitId(news.externalId),
  updateId: fitId(news.updateId),
  theirState: fitState(news.theirState),
  words: storable(news.words),
  note: storable(news.note),
  photos: news.photos.map(storable),
})

/** The same of a case of theirs; a category that is none of ours is none. */
export const fitCase = (told: ForeignCase): ForeignCase => ({
  ...told,
  externalId: fitId(told.externalId),
  updateId: fitId(told.updateId),
  category: told.category !== null && categoryByCode(told.category) ? told.category : null,
  title: storable(told.title),
  description: storable(told.description),
  theirState: fitState(told.theirState),
  words: storable(told.words),
})

/** The same of what a case is compared by. */
export const fitTheirs = (theirs: TheirCase): TheirCase => ({
  ...theirs,
  externalId: fitId(theirs.externalId),
  theirState: fitState(theirs.theirState),
})

/** The same of what came of a try: with a name that can't be stored it would never have an end. */
export const fitOutcome = ({ externalId, remember, ...outcome }: Outcome): Outcome => ({
  ...outcome,
  ...(externalId !== undefined && { externalId: fitId(externalId) }),
  ...(remember !== undefined && { remember: storable(remember) }),
})

const fitState = (state: string | null): string | null => state && storable(state.slice(0, longestState))

/** A long one is cut, with a sum of all of it: two that begin alike stay two. */
function fitId(id: string): string {
  const clean = storable(id)
  if (clean.length <= longestId) return clean
  const sum = createHash('sha256').update(clean).digest('base64url')
  return `${storable(clean.slice(0, longestId - sum.length - 1))}~${sum}`
}
