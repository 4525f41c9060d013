import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { provenPerson } from '#people/proven-person.ts'
import { Gone, NotFound } from '../../errors.ts'
import { queueDelivery } from '../deliveries/queue-delivery.ts'
import { followReport } from '../follow-report.ts'
import { tellFollowers } from '../letters/queue-letter.ts'
import { type Doer, type LockedCase, MoveRefused } from '../lock-case.ts'
import { lockForm } from '../lock-form.ts'
import { eventOf } from '../move-case.ts'
import { attachPhotos } from '../photos/attach-photos.ts'
import { dropWithSupport, photosOfSupport } from '../photos/photos-of-support.ts'
import { recordEvent } from '../record-event.ts'
import type { Door } from '../report.ts'
import { groupOf } from '../states.ts'
import { writeEntry } from '../write-entry.ts'
import { lockPresentCase } from './lock-present-case.ts'

export type Supporting = { support: string; link: string | null; door: Door }
export type Supported = { report: number; first: boolean }

/**
 * Makes a supporter of who proved the address: counted once for a report, a follower if they want, and what they
 * add, words or photos, an update that the holder is told of. What a duplicate gets is its main report's. A second confirmation
 * changes nothing; a report that is no longer open takes no more.
 */
export function supportReport(db: Db, { support: id, link, door }: Supporting): Promise<Supported> {
  return inTransaction(db, async (tx) => {
    await lockForm(tx, id)
    const support = await lockSupport(tx, id)
    if (support.confirmed_for) return { report: support.confirmed_for, first: false }
    if (!support.email || support.expired) throw new Gone('the support has expired')
    if (link && !(await isStillGood(tx, id, link))) throw new Gone('the link belongs to an older address')
    const held = await lockPresentCase(tx, support.report)
    if (groupOf[held.state] !== 'open') throw new MoveRefused('state')
    const person = await provenPerson(tx, { email: support.email, language: support.language })
    const by: Doer = { actor: 'neighbour', door, person, link }
    await count(tx, held, person)
    if (support.wants_letters) await followReport(tx, held, person, support.language)
    await tell(tx, held, by, { id, words: support.words })
    await emptySupport(tx, id, held.report)
    return { report: held.report, first: true }
  })
}

async function lockSupport(tx: Db, id: string) {
  const support = await tx
    .selectFrom('unconfirmed_supports')
    .select(['report', 'email', 'language', 'wants_letters', 'words', 'confirmed_for'])
    .select(sql<boolean>`expires_at <= now()`.as('expired'))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!support) throw new NotFound('no such support')
  return support
}

async function isStillGood(tx: Db, support: string, link: string): Promise<boolean> {
  const found = await tx
    .selectFrom('links')
    .select('id')
    .where('id', '=', link)
    .where('support', '=', support)
    .where('act', '=', 'support')
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

/** Who reported it is counted already, as its reporter. */
async function count(tx: Db, held: LockedCase, person: number): Promise<void> {
  if (person === held.reporter) return
  const { report, municipality } = held
  await tx
    .insertInto('supporters')
    .values({ report, person, municipality })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

type Said = { id: string; words: string }

/** Words and photos are news to the holder and to who follows; that one more sees it is not worth a letter each. */
async function tell(tx: Db, held: LockedCase, by: Doer, said: Said): Promise<void> {
  const entry = await addEntry(tx, held, by, said)
  const event = await recordEvent(tx, { ...eventOf(held, by), act: 'support', entry })
  if (entry === null) return
  await queueDelivery(tx, held, 'update', entry)
  await tellFollowers(tx, { report: held.report, event, except: by.person ?? null })
}

/** Photos that could not be read say nothing by themselves; those that are still being made may. */
async function addEntry(tx: Db, held: LockedCase, by: Doer, { id, words }: Said): Promise<number | null> {
  const photos = await photosOfSupport(tx, id)
  if (words === '' && photos.every(({ state }) => state === 'broken')) {
    if (photos.length > 0) await dropWithSupport(tx, id)
    return null
  }
  const entry = await writeEntry(tx, held, by, 'update', words)
  const { report, municipality } = held
  if (photos.length > 0) await attachPhotos(tx, { form: id, report, municipality, entry })
  return entry
}

const emptySupport = (tx: Db, id: string, report: number) =>
  tx
    .updateTable('unconfirmed_supports')
    .set({ confirmed_for: report, email: null, words: '' })
    .where('id', '=', id)
    .execute()
