import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { mustBeHeld, publishedText, textWhileHeld } from '../held-text.ts'
import { publishedByResident } from '../publish-text.ts'
import type { Submitted, Submitting } from '../submissions/submission.ts'
import { keepPictures } from './keep-pictures.ts'

/** As much as a try needs; more is a flood. */
const mostOfCaller = 2000

/** How long what is sent by a key that is not trusted waits, as if for whoever it is from to confirm it. */
const waitsSeconds = 10

const reportOnce = sql<number | null>`case when confirmed_at <= statement_timestamp() then number end`.as(
  'report',
)

type Referring = { caller: number; reference: string | null }

/** What the same reference of the same caller was answered with before. */
export const keptByReference = (db: Db, { caller, reference }: Referring): Promise<Submitted | undefined> =>
  db
    .selectFrom('sandbox_reports')
    .select(['token', reportOnce])
    .where('caller', '=', caller)
    .where('reference', '=', reference)
    .executeTakeFirst()

/** Whether a caller has as much in the sandbox as it may. */
export async function hasEnough(db: Db, caller: number): Promise<boolean> {
  const beyond = await db
    .selectFrom('sandbox_reports')
    .select('number')
    .where('caller', '=', caller)
    .orderBy('confirmed_at')
    .offset(mostOfCaller - 1)
    .limit(1)
    .executeTakeFirst()
  return beyond !== undefined
}

/**
 * Keeps a report of the sandbox with its pictures, in the words that everybody would read: nothing of who it is from, no
 * delivery, no letter. By a key that is not trusted it is a report after a moment, without anybody's doing. The same
 * reference once more, also at the same moment, is answered as the first was.
 */
export function keepInSandbox(db: Db, store: PhotoStore, submitting: Keeping): Promise<Submitted> {
  const { photos, reference } = submitting
  const caller = submitting.caller.id
  return inTransaction(db, async (tx) => {
    const made = await insert(tx, submitting)
    if (made) {
      const { number, ...submitted } = made
      await keepPictures(tx, store, { caller, report: number, photos })
      return submitted
    }
    const kept = await keptByReference(tx, { caller, reference })
    if (!kept) throw new Error('a reference is taken by no report of the sandbox')
    return kept
  })
}

type Keeping = Omit<Submitting, 'own'>

function insert(tx: Db, { caller, reference, written, decision }: Keeping) {
  const { lat, lon, municipality, category, language, placeWords, title, description } = written
  const words = { title, description, category, language }
  const confirmed = sql<Date>`now() + make_interval(secs => ${waitsSeconds})`
  return tx
    .insertInto('sandbox_reports')
    .values({
      ...{ caller: caller.id, reference, category, municipality, language, lat, lon },
      ...(mustBeHeld(words) ? textWhileHeld(words) : publishedText(words)),
      holder: decision.holder,
      place_words: publishedByResident(placeWords),
      ...(!caller.isTrusted && { confirmed_at: confirmed, changed_at: confirmed }),
    })
    .onConflict((conflict) =>
      conflict.columns(['caller', 'reference']).where('reference', 'is not', null).doNothing(),
    )
    .returning(['number', 'token', reportOnce])
    .executeTakeFirst()
}

/** Erases what was reported a week ago or before, with its pictures and what was told of it. */
export const eraseFromSandbox = (db: Db): Promise<unknown> =>
  db.deleteFrom('sandbox_reports').where('confirmed_at', '<', sql<Date>`now() - interval '7 days'`).execute()
