import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, expect, onTestFinished, vi } from 'vitest'
import { followMailbox } from '#inbound/imap/follow-mailbox.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { openTestDatabase } from '../database.ts'
import { startImapServer } from '../imap-server.ts'
import { inboundService } from '../inbound-service.ts'
import { alingsas, emptyQueues, fillBodies } from '../reports.ts'
import { talkSmtp } from '../smtp-talk.ts'
import { type Change, changesBetween, type WholeDatabase, wholeDatabase } from '../whole-database.ts'
import { knownNames } from './names.ts'
import { type Handed, peers, type Scene, type Spoof } from './spoof.ts'
import { aThread } from './threads.ts'

const host = 'fixamingata.example'

/** A service that takes mail in by both its doors, and whoever hands over to it what they should not. */
export async function spoofingStage() {
  const { db, connection } = await openTestDatabase()
  await fillBodies(db)
  const atProvider = { body: alingsas, category: 'klotter', address: 'klotterjouren@gmail.com' }
  await db.insertInto('recipients').values(atProvider).execute()
  const links = linksSignedBy(await signingKeys(db))
  const strange = linksSignedBy([{ version: 77, secret: randomBytes(32) }])
  const database = { db, connection }
  const inbound = await inboundService({ database, links, host, resolve: knownNames })
  afterAll(inbound.stop)
  const imap = await startImapServer()
  afterAll(imap.stop)

  const look = () => wholeDatabase(db, ['incoming_mails', 'mailboxes'])
  const hand = async ({ peer = peers.stranger, sender = 'x@ond.example', to, raw }: Handed) => {
    const talk = await talkSmtp(inbound.smtpPort ?? 0, { from: peer })
    await talk.say('EHLO mx.post.example')
    expect(await talk.handOver({ sender, recipients: to, raw })).toMatch(/^250/)
    talk.end()
  }
  const putIntoMailbox = async (handed: readonly Handed[], authservId: string | null) => {
    await imap.put(handed.map(({ raw }) => raw.toString()))
    const following = followMailbox({ db, mailbox: { ...imap.mailbox, authservId }, lookEveryMs: 100 })
    onTestFinished(following.stop)
    await vi.waitFor(async () => expect(await imap.count('INBOX', true)).toBe(0), { timeout: 20_000 })
    await following.stop()
  }
  const newest = async () => {
    const found = await db
      .selectFrom('incoming_mails')
      .select(({ fn }) => fn.max('position').as('last'))
      .executeTakeFirst()
    return Number(found?.last ?? 0)
  }
  const settledAfter = (position: number) =>
    vi.waitFor(
      async () => {
        const mails = await db
          .selectFrom('incoming_mails')
          .select(['outcome', 'reason'])
          .where('position', '>', position)
          .orderBy('position')
          .execute()
        expect(mails.filter(({ outcome }) => outcome === 'waiting')).toEqual([])
        return mails
      },
      { timeout: 60_000, interval: 40 },
    )

  const other = await aThread(db, links, host)
  const strict = `${randomUUID()}@strikt.example`
  const { toLetter: toStrict } = await aThread(db, links, host, strict)

  return {
    /** A thread, somebody else’s besides, and an address that no key of ours has sealed. */
    async aScene(): Promise<Scene> {
      const thread = await aThread(db, links, host)
      const withStrangeKey = `${strange.mailbox('reply', { what: 'delivery', id: thread.delivery })}@svar.${host}`
      await emptyQueues(db)
      return { ...thread, other, withStrangeKey, strict, toStrict }
    },
    /** Hands over what a trick sends, and tells what became of it and what it has changed. */
    async play(spoof: Pick<Spoof, 'mailbox' | 'sent'>, scene: Scene) {
      const [last, before] = [await newest(), await look()]
      const handed = await spoof.sent(scene)
      if (spoof.mailbox) await putIntoMailbox(handed, spoof.mailbox.authservId)
      else for (const one of handed) await hand(one)
      const mails = await settledAfter(last)
      return { reasons: mails.map(({ reason }) => reason), changes: told(before, await look(), scene) }
    },
  }
}

/** One word for each row that has come, changed or gone. That operators are told is no act. */
const told = (before: WholeDatabase, after: WholeDatabase, scene: Scene): string[] =>
  changesBetween(before, after)
    .flatMap((change) => wordsOf(change, scene))
    .toSorted()

function wordsOf({ table, gone, come }: Change, scene: Scene): string[] {
  if (table === 'letters') return come.flatMap((row) => letterIn(row, scene))
  const changed = Math.min(gone.length, come.length)
  return [
    ...Array<string>(changed).fill(`~${table}`),
    ...Array<string>(come.length - changed).fill(`+${table}`),
    ...Array<string>(gone.length - changed).fill(`-${table}`),
  ]
}

function letterIn(row: string, { email, strict }: Scene): string[] {
  const { kind, address } = JSON.parse(row)
  const whom = address === email ? 'reporter' : address === strict ? 'strict reporter' : address
  return kind === 'failed_mails' ? [] : [`+letters: ${kind} to ${whom}`]
}
