import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { takes } from './contributions/contribution.ts'
import { lockPresentCase } from './contributions/lock-present-case.ts'
import { queueDelivery } from './deliveries/queue-delivery.ts'
import { type Doer, type LockedCase, MoveRefused } from './lock-case.ts'
import { eventOf, moveCase } from './move-case.ts'
import { actsOpenTo } from './open-acts.ts'
import { attachPhotos } from './photos/attach-photos.ts'
import { photosOfContribution } from './photos/photos-of-contribution.ts'
import { recordEvent } from './record-event.ts'
import type { Door, Language } from './report.ts'
import { writeEntry } from './write-entry.ts'

export type Sending = {
  report: number
  person: number
  door: Door
  words: string
  /** The key that photos sent with it were kept under. */
  form?: string
  /** The link they came by, if by one. */
  link?: string
  /** What they write in, where the page says. */
  language?: Language
  /** They say that the problem is still there. */
  saysStill?: boolean
}

/** What became of it: an answer to what was asked, the case opened again, or a message and no more. */
export type MessageSent = { became: 'supply' | 'reopen' | 'message'; report: number; entry: number }

/**
 * Words for whoever holds a report, and for nobody else, from somebody whose address is proven: its reporter or
 * anybody who follows it. A question that waits is answered by it; that the problem is still there opens a closed case
 * again where its reporter may. What a duplicate gets is its main report's. Refuses with `MoveRefused` what takes nothing any more.
 */
export function sendMessage(
  db: Db,
  { report, person, door, words, form, link, language, saysStill = false }: Sending,
): Promise<MessageSent> {
  return inTransaction(db, async (tx) => {
    const held = await lockPresentCase(tx, report, person)
    if (!takes(held.state, 'update')) throw new MoveRefused('state')
    const actor = person === held.reporter ? 'reporter' : 'neighbour'
    const written = language ?? (await languageOf(tx, person))
    const by: Doer = { actor, person, door, language: written, ...(link && { link }) }
    const entry = await writeEntry(tx, held, by, 'message', words)
    if (form) await bringPhotos(tx, held, form, entry)
    const act = moveBy(held, by, saysStill)
    if (act) await moveCase(tx, { caseId: held.id, act, by, entry })
    else {
      await recordEvent(tx, { ...eventOf(held, by), act: 'message', entry })
      await queueDelivery(tx, held, 'message', entry)
    }
    return { became: act ?? 'message', report: held.report, entry }
  })
}

/** They answer a letter of ours, and those are in their language. */
async function languageOf(tx: Db, person: number): Promise<Language> {
  const { language } = await tx
    .selectFrom('people')
    .select('language')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  return language
}

function moveBy(held: LockedCase, by: Doer, saysStill: boolean): 'supply' | 'reopen' | null {
  const open = actsOpenTo(held, by)
  if (open.includes('supply')) return 'supply'
  return saysStill && open.includes('reopen') ? 'reopen' : null
}

async function bringPhotos(
  tx: Db,
  { report, municipality }: LockedCase,
  form: string,
  entry: number,
): Promise<void> {
  const photos = await photosOfContribution(tx, form)
  if (photos.some(({ state }) => state !== 'broken'))
    await attachPhotos(tx, { form, report, municipality, entry })
}
