import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { NotFound } from '../../errors.ts'
import { contributeByLink } from '../contributions/contribute-by-link.ts'
import { lockPresentCase } from '../contributions/lock-present-case.ts'
import { type Doer, type LockedCase, MoveRefused } from '../lock-case.ts'
import { lockForm } from '../lock-form.ts'
import { eventOf } from '../move-case.ts'
import { photosOfContribution } from '../photos/photos-of-contribution.ts'
import { recordEvent } from '../record-event.ts'
import type { Door, Language } from '../report.ts'
import type { VerdictKind } from './verdict.ts'
import { type Asked, lockAsked } from './verdict-queries.ts'

export type GivingVerdict = {
  /** The form's own key: sent twice it is one. */
  id: string
  link: string
  says: VerdictKind
  words: string
  language: Language
  door: Door
}

/**
 * Who was told of a fix says whether it holds, and may say so again: the latest counts. Fixed or still there is said
 * as everybody says it, and the reporter's "still" opens the case again. Who doesn't know is counted for nothing.
 */
export function giveVerdict(db: Db, given: GivingVerdict): Promise<void> {
  return inTransaction(db, async (tx) => {
    await lockForm(tx, given.id)
    const asked = await lockAsked(tx, given.link)
    if (!asked) throw new NotFound('nobody is asked by this link')
    if (await isSent(tx, given.id)) return
    const held = await lockFixed(tx, asked)
    await keep(tx, asked, given.says)
    if (given.says === 'unsure') await sayUnsure(tx, held, asked, given)
    else await contribute(tx, asked, given, given.says)
  })
}

const isSent = async (tx: Db, id: string): Promise<boolean> =>
  (await tx
    .selectFrom('unconfirmed_supports')
    .select('id')
    .where('id', '=', id)
    .where('confirmed_for', 'is not', null)
    .executeTakeFirst()) !== undefined

/** What has been merged, opened again or withdrawn since is not asked of any more. */
async function lockFixed(tx: Db, { report, person }: Asked): Promise<LockedCase> {
  const held = await lockPresentCase(tx, report, person)
  if (held.report !== report) throw new MoveRefused('not_present')
  if (held.state !== 'fixed') throw new MoveRefused('state')
  return held
}

/** By an older letter's link a later fix is answered too: its own letter, if it still waits, asks no more. */
const keep = (tx: Db, { fix, report, person }: Asked, says: VerdictKind) =>
  tx
    .updateTable('verdicts')
    .set({ says, said_at: sql`now()` })
    .where('report', '=', report)
    .where('person', '=', person)
    .where('fix', '>=', fix)
    .execute()

/** Takes back what was said by this link before; what comes with it is news all the same. */
async function sayUnsure(tx: Db, held: LockedCase, asked: Asked, given: GivingVerdict): Promise<void> {
  const { report, person } = asked
  if (asked.says === 'fixed' || asked.says === 'still')
    await tx.deleteFrom('sightings').where('report', '=', report).where('person', '=', person).execute()
  const actor = person === held.reporter ? 'reporter' : 'neighbour'
  const by: Doer = { actor, person, link: given.link, door: given.door }
  await recordEvent(tx, { ...eventOf(held, by), act: 'say_unsure' })
  const photos = await photosOfContribution(tx, given.id)
  if (given.words !== '' || photos.length > 0) await contribute(tx, asked, given, 'update')
}

type Kind = 'fixed' | 'still' | 'update'

const contribute = (tx: Db, { report, person }: Asked, given: GivingVerdict, kind: Kind) => {
  const { id, words, language, link, door } = given
  return contributeByLink(tx, { id, kind, report, words, language, wantsLetters: false, person, link, door })
}
