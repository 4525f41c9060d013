import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { lockPerson } from '#people/lock-person.ts'
import { endSessionsOf } from '#people/sessions.ts'
import { queueDelivery } from '../deliveries/queue-delivery.ts'
import { addressKey } from '../letters/address-key.ts'
import { queueLetter } from '../letters/queue-letter.ts'
import { lockCase } from '../lock-case.ts'
import { eventOf } from '../move-case.ts'
import { recordEvent } from '../record-event.ts'
import type { Door } from '../report.ts'
import { groupOf } from '../states.ts'
import { forgetExchanged } from './forget-exchanged.ts'
import { maskAddress, without } from './mask-address.ts'
import { endLinks } from './renew-links.ts'

/**
 * Forgets a person: their address and name are gone everywhere, at once or not at all. Reports and updates stay, of
 * nobody; what they supported and saw stays counted. Whoever holds an open report of theirs is told that nobody can be
 * asked. One last letter goes to the address, which is forgotten with it. Once more does nothing.
 */
export function erasePerson(db: Db, { person, door }: { person: number; door: Door }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const known = await lockPerson(tx, person)
    if (!known) return
    const { email, language } = known
    await tellHolders(tx, person, door)
    await maskAddress(tx, person, email)
    await forgetExchanged(tx, person, email)
    await forgetWho(tx, person)
    await forgetUnproven(tx, email)
    await forgetWaiting(tx, email)
    await forgetRemarks(tx, email)
    await forgetMails(tx, email)
    await endLinks(tx, person)
    await endSessionsOf(tx, person)
    await emptyPerson(tx, person)
    await recordEvent(tx, { act: 'erase_person', door, actor: 'reporter', person })
    await queueLetter(tx, { kind: 'erased', address: email, language }, sql<Date>`now()`)
  })
}

/** What is still waiting is acted on first, and forgotten when its time is up. */
async function forgetMails(tx: Db, email: string): Promise<void> {
  await sql`update incoming_mails
      set raw = null, sender = null, recipients = '{}', remote_address = null, helo = null,
          told_by_server = null, last_error = null
    where lower(sender) = lower(${email}) and outcome <> 'waiting'`.execute(tx)
}

/** Each report has it in its history. A contractor knew nothing of who reported, and needs not be told. */
async function tellHolders(tx: Db, person: number, door: Door): Promise<void> {
  const cases = await tx
    .selectFrom('cases')
    .innerJoin('reports', 'reports.number', 'cases.report')
    .select('cases.id')
    .where('reports.reporter', '=', person)
    .where('cases.is_present', '=', true)
    .orderBy('cases.id')
    .execute()
  // Each under its lock, like every other thing that is told to a holder; a person has a handful.
  for (const { id } of cases) {
    const held = await lockCase(tx, id)
    await recordEvent(tx, { ...eventOf(held, { actor: 'reporter', person, door }), act: 'erase_person' })
    if (groupOf[held.state] === 'open' && !held.at_contractor) await queueDelivery(tx, held, 'erasure')
  }
}

async function forgetWho(tx: Db, person: number): Promise<void> {
  await sql`update report_texts set reporter_name = null, reporter_telephone = null
    where report in (select number from reports where reporter = ${person})
      and (reporter_name is not null or reporter_telephone is not null)`.execute(tx)
  await tx.updateTable('reports').set({ reporter: null }).where('reporter', '=', person).execute()
  await tx.updateTable('entries').set({ person: null }).where('person', '=', person).execute()
  await tx.deleteFrom('followers').where('person', '=', person).execute()
  await tx.deleteFrom('watches').where('person', '=', person).execute()
  await tx.deleteFrom('letters').where('person', '=', person).execute()
  await tx.deleteFrom('said_by_mail').where('person', '=', person).execute()
  await tx.deleteFrom('passkeys').where('person', '=', person).execute()
  await tx.deleteFrom('passkey_challenges').where('person', '=', person).execute()
  await sql`delete from new_addresses using links
    where links.id = new_addresses.link and links.person = ${person}`.execute(tx)
}

/** Where a trusted source has told their address, and nobody has proven it, it is theirs all the same. */
async function forgetUnproven(tx: Db, email: string): Promise<void> {
  await tx
    .updateTable('report_texts')
    .set({ reporter_name: null, reporter_email: null, reporter_telephone: null })
    .where('reporter_email', '=', email)
    .execute()
}

/** What nobody has confirmed is given up, with its photos, links and letters. */
async function forgetWaiting(tx: Db, email: string): Promise<void> {
  await tx.deleteFrom('drafts').where('email', '=', email).where('report', 'is', null).execute()
  await tx.deleteFrom('unconfirmed_supports').where('email', '=', email).execute()
  await tx.deleteFrom('watches').where('email', '=', email).execute()
  await tx.deleteFrom('said_by_mail').where('address', '=', email).execute()
  await sql`delete from letters
    where kind in ('mailed_draft', 'sandbox') and address = ${email} and state in ('queued', 'sending', 'unknown')`.execute(
    tx,
  )
  await tx.deleteFrom('letters_to_address').where('address_hash', '=', addressKey(email)).execute()
}

/** What they remarked on abuse is still to be judged, of nobody; an answer about a barrier has nowhere to go. */
async function forgetRemarks(tx: Db, email: string): Promise<void> {
  await tx.deleteFrom('remarks').where('email', '=', email).where('topic', '=', 'barrier').execute()
  await tx
    .updateTable('remarks')
    .set({ email: null, words: without(email)('words') })
    .where('email', '=', email)
    .execute()
}

const emptyPerson = (tx: Db, person: number) =>
  tx
    .updateTable('people')
    .set({ email: null, erased_at: sql`now()`, language: 'sv', language_chosen: false })
    .where('id', '=', person)
    .execute()
