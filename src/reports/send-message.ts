import type { Db } from '#database/database.ts'
import type { SightingKind } from '#database/schema.ts'
import { inTransaction } from '#database/transaction.ts'
import { contributions, takes } from './contributions/contribution.ts'
import { countSighting } from './contributions/count-sighting.ts'
import { lockPresentCase } from './contributions/lock-present-case.ts'
import { queueDelivery } from './deliveries/queue-delivery.ts'
import { type Doer, type LockedCase, MoveRefused } from './lock-case.ts'
import { eventOf, moveCase } from './move-case.ts'
import { actsOpenTo } from './open-acts.ts'
import { attachPhotos } from './photos/attach-photos.ts'
import { photosOfContribution } from './photos/photos-of-contribution.ts'
import { recordEvent } from './record-event.ts'
import type { Door, Language } from './report.ts'
import { countThanksSaid } from './thanks/thank.ts'
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
  /** What they plainly say of how it is. */
  says?: SaidOfIt | null
}

/** That the problem is still there, that it is fixed, or thanks for it. */
export type SaidOfIt = SightingKind | 'thanks'

/** What became of it: an answer to what was asked, the case opened again, what was counted beside it, or a message and no more. */
export type MessageSent = {
  became: 'supply' | 'reopen' | SaidOfIt | 'message'
  report: number
  entry: number
}

/**
 * Words for whoever holds a report, and for nobody else, from somebody whose address is proven: its reporter or
 * anybody who follows it. A question that waits is answered by it; that the problem is still there opens a closed case
 * again where its reporter may, and how they see it is counted as on the page. What a duplicate gets is its main report's. Refuses with `MoveRefused` what takes nothing any more.
 */
export function sendMessage(
  db: Db,
  { report, person, door, words, form, link, language, says = null }: Sending,
): Promise<MessageSent> {
  return inTransaction(db, async (tx) => {
    const held = await lockPresentCase(tx, report, person)
    if (!takes(held.state, 'update')) throw new MoveRefused('state')
    const actor = person === held.reporter ? 'reporter' : 'neighbour'
    const written = language ?? (await languageOf(tx, person))
    const by = { actor, person, door, language: written, ...(link && { link }) } as const
    const entry = await writeEntry(tx, held, by, 'message', words)
    if (form) await bringPhotos(tx, held, form, entry)
    const act = moveBy(held, by, says)
    const counted = act === 'supply' ? null : await countSaid(tx, held, by, says)
    if (act) await moveCase(tx, { caseId: held.id, act, by, entry })
    else {
      await recordEvent(tx, { ...eventOf(held, by), act: 'message', entry })
      await queueDelivery(tx, held, 'message', entry)
    }
    return { became: act ?? counted ?? 'message', report: held.report, entry }
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

/** The same words mean the same by the page's buttons. */
async function countSaid(
  tx: Db,
  held: LockedCase,
  by: Doer & { person: number },
  says: SaidOfIt | null,
): Promise<SaidOfIt | null> {
  if (says === null) return null
  if (says === 'thanks') return (await countThanksSaid(tx, held, by)) ? says : null
  await countSighting(tx, held, by, says)
  await recordEvent(tx, { ...eventOf(held, by), act: contributions[says].act })
  return says
}

function moveBy(held: LockedCase, by: Doer, says: SaidOfIt | null): 'supply' | 'reopen' | null {
  const open = actsOpenTo(held, by)
  if (open.includes('supply')) return 'supply'
  return says === 'still' && open.includes('reopen') ? 'reopen' : null
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
