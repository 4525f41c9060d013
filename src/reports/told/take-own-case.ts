import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { shorten } from '#text/plain-text.ts'
import { caseByExternalId } from '../deliveries/external-ids.ts'
import { lengths } from '../report.ts'
import { submitReport } from '../submissions/submit-report.ts'
import { type Teller, takeNews } from './take-news.ts'
import type { SystemAct } from './take-update.ts'

/** A case begun in a body's own system; see `ForeignCase` of the integrations. */
export type OwnCaseToTake = {
  externalId: string
  updateId: string
  at: Date
  category: string | null
  title: string
  description: string
  lat: number
  lon: number
  /** SCB code of the municipality it lies in; null: none, and it can't be taken. */
  municipality: string | null
  /** What the place is called here, as near as it is known. */
  placeWords: string
  act: SystemAct | null
  theirState: string | null
  words: string
  isPublic: boolean
}
export type OwnCaseTaken = 'taken' | 'known' | 'outside' | 'no_words'

/** What its own case is filed under, where its system's word is none of ours. */
const unknownCategory = 'ovrigt'

/**
 * Takes a case of a body's own: as its case here, with what it says of how it stands. Told again with something new, the
 * state is news of it; its words stay as they were first told.
 */
export function takeOwnCase(
  db: Db,
  store: PhotoStore,
  teller: Teller,
  told: OwnCaseToTake,
): Promise<OwnCaseTaken> {
  return inTransaction(db, async (tx) => {
    const known = await caseByExternalId(tx, teller.connection, told.externalId)
    if (!known) {
      if (told.municipality === null) return 'outside'
      if (wordsOf(told).title === '') return 'no_words'
      await submitReport(tx, store, submissionOf(teller, told, told.municipality))
    }
    if (told.act === null && told.words === '') return known ? 'known' : 'taken'
    const taken = await takeNews(tx, teller, newsOf(told))
    return known && taken !== 'taken' ? 'known' : 'taken'
  })
}

const submissionOf = ({ caller, connection, body }: Teller, told: OwnCaseToTake, municipality: string) => ({
  caller: { id: caller, isTrusted: true },
  reference: told.externalId,
  written: {
    ...wordsOf(told),
    ...{ lat: told.lat, lon: told.lon, municipality, placeWords: told.placeWords },
    ...{ placedBy: 'resident' as const, category: told.category ?? unknownCategory },
    ...{ name: null, email: null, language: 'sv' as const },
  },
  decision: {
    holder: body,
    exception: null,
    responsibility: {
      ...{ placedBy: 'resident' as const, confidence: 'sure' as const, source: 'resident' as const },
      ...{ reason: { code: 'own-case' as const, facts: { body } }, chosen: null, steps: [] },
    },
  },
  ...{ photos: [], leftBehind: 0, mediaUrls: [] },
  own: { connection, externalId: told.externalId, isPublic: told.isPublic },
})

function wordsOf({ title, description }: OwnCaseToTake) {
  const text = shorten(description.trim(), lengths.description)
  const [firstLine = ''] = text.split('\n')
  return { title: shorten(title.trim() || firstLine, lengths.title), description: text }
}

const newsOf = ({ externalId, updateId, at, act, theirState, words }: OwnCaseToTake) => ({
  ...{ externalId, updateId, at, act, number: null, theirState },
  ...{ words, note: '', plannedFor: null, photos: [], isWhole: true as const },
})
