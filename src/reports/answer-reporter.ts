import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { tellFollowers } from './letters/queue-letter.ts'
import { type Doer, lockCase, MoveRefused } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { hasPhotos } from './move-with-photos.ts'
import { attachPhotos } from './photos/attach-photos.ts'
import { recordEvent } from './record-event.ts'
import { writeEntry } from './write-entry.ts'

export type Answering = {
  caseId: number
  by: Doer
  audience: 'update' | 'message'
  words: string
  /** What was said already, in the same transaction: instead of `words`. */
  entry?: number | null
  /** The key of the form that brought photos: whoever hears the words sees them. */
  form?: string | undefined
}

/** The holder answers: to everyone who follows (update), or to the reporter alone (message). Moves nothing. */
export function answerReporter(
  db: Db,
  { caseId, by, audience, words, entry: said, form }: Answering,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    if (!held.is_present) throw new MoveRefused('not_present')
    if (by.body !== held.holder) throw new MoveRefused('actor')
    const entry = said ?? (await writeEntry(tx, held, by, audience, words))
    const { report, municipality } = held
    if (form && (await hasPhotos(tx, form))) await attachPhotos(tx, { form, report, municipality, entry })
    const event = await recordEvent(tx, { ...eventOf(held, by), act: 'answer', entry })
    if (audience === 'update') await tellFollowers(tx, { report: held.report, event })
    else if (held.reporter) await tellFollowers(tx, { report: held.report, event, only: held.reporter })
    return entry
  })
}
