import type { Db } from '#database/database.ts'
import type { WatchPace } from '#database/schema.ts'
import { changeFollowPace } from '../change-follow-pace.ts'
import { queueDelivery } from '../deliveries/queue-delivery.ts'
import { followReport } from '../follow-report.ts'
import { tellFollowers } from '../letters/queue-letter.ts'
import { type Doer, type LockedCase, MoveRefused } from '../lock-case.ts'
import { eventOf, moveCase } from '../move-case.ts'
import { actsOpenTo } from '../open-acts.ts'
import { attachPhotos } from '../photos/attach-photos.ts'
import { dropWithContribution, photosOfContribution } from '../photos/photos-of-contribution.ts'
import { recordEvent } from '../record-event.ts'
import type { Door, Language } from '../report.ts'
import { writeEntry } from '../write-entry.ts'
import { type ContributionKind, contributions, takes } from './contribution.ts'
import { countSighting } from './count-sighting.ts'
import { lockPresentCase } from './lock-present-case.ts'

export type Contributing = {
  id: string
  kind: ContributionKind
  report: number
  words: string
  wantsLetters: boolean
  language: Language
}
/** Who adds it; `at`: when it was said, if it is told afterwards. */
export type Contributor = {
  person: number
  link: string | null
  door: Door
  at?: Date
  /** How often they want letters, where letters are wanted; at once where it is not said. */
  pace?: WatchPace | undefined
}
export type Contributed = { kind: ContributionKind; report: number; first: boolean }

/**
 * Makes a waiting contribution of who has proven their address into what it becomes: a supporter, a follower, a
 * sighting, an update that the holder is told of. What a duplicate gets is its main report's. In the transaction of
 * whoever holds the contribution's lock; a report that takes no such thing any more refuses with `MoveRefused`.
 */
export async function contribute(
  tx: Db,
  given: Contributing,
  { person, pace, ...through }: Contributor,
): Promise<Contributed> {
  const held = await lockPresentCase(tx, given.report, person)
  if (!takes(held.state, given.kind)) throw new MoveRefused('state')
  const { language } = given
  const actor = person === held.reporter ? 'reporter' : 'neighbour'
  const by: Doer = { actor, person, language, ...through }
  if (given.kind === 'support') await countSupporter(tx, held, person)
  const wants = given.wantsLetters || given.kind === 'follow'
  if (wants) await followReport(tx, held, person, language)
  if (wants && pace) await changeFollowPace(tx, { report: held.report, person, pace, door: through.door })
  const { says } = contributions[given.kind]
  if (says) await countSighting(tx, held, by, says)
  await tell(tx, held, by, given)
  await empty(tx, given.id, held.report)
  return { kind: given.kind, report: held.report, first: true }
}

/** Who reported it is counted already, as its reporter. */
async function countSupporter(tx: Db, held: LockedCase, person: number): Promise<void> {
  if (person === held.reporter) return
  const { report, municipality } = held
  await tx
    .insertInto('supporters')
    .values({ report, person, municipality })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Words and photos are news to the holder and to who follows; what is only counted is not worth a letter each. */
async function tell(tx: Db, held: LockedCase, by: Doer, given: Contributing): Promise<void> {
  const { act } = contributions[given.kind]
  const entry = await addEntry(tx, held, by, given)
  const reopens = given.kind === 'still' && actsOpenTo(held, by).includes('reopen')
  const event = await recordEvent(tx, { ...eventOf(held, by), act, entry: reopens ? null : entry })
  if (reopens) {
    await moveCase(tx, { caseId: held.id, act: 'reopen', by, entry })
    return
  }
  if (entry === null) return
  await queueDelivery(tx, held, 'update', entry)
  await tellFollowers(tx, { report: held.report, event, except: by.person ?? null })
}

/** Photos that could not be read say nothing by themselves; those that are still being made may. */
async function addEntry(
  tx: Db,
  held: LockedCase,
  by: Doer,
  { id, kind, words }: Contributing,
): Promise<number | null> {
  const rule = contributions[kind]
  if (rule.words === 'none') return null
  const photos = await photosOfContribution(tx, id)
  if (words === '' && photos.every(({ state }) => state === 'broken')) {
    if (photos.length > 0) await dropWithContribution(tx, id)
    return null
  }
  const entry = await writeEntry(tx, held, by, 'update', words, rule.says)
  const { report, municipality } = held
  if (photos.length > 0) await attachPhotos(tx, { form: id, report, municipality, entry })
  return entry
}

/** Its link answers the same from now on. */
const empty = (tx: Db, id: string, report: number) =>
  tx
    .updateTable('unconfirmed_supports')
    .set({ confirmed_for: report, email: null, words: '' })
    .where('id', '=', id)
    .execute()
