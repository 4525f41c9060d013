import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { openBentLine } from '../../../test/bent-imap-line.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { startImapServer } from '../../../test/imap-server.ts'
import { aMail } from '../../../test/smtp-talk.ts'
import { storeMail } from '../ledger/store-mail.ts'
import type { Mailbox } from '../settings.ts'
import { followMailbox } from './follow-mailbox.ts'

const { db } = await openTestDatabase()
const server = await startImapServer()
afterAll(server.stop)
beforeEach(async () => {
  await db.deleteFrom('incoming_mails').execute()
  await db.deleteFrom('mailboxes').execute()
  await server.put([aMail()])
  await server.mark(['\\Seen'], true)
})

function follow(changes: Partial<Mailbox> = {}) {
  const following = followMailbox({ db, mailbox: { ...server.mailbox, ...changes }, lookEveryMs: 200 })
  onTestFinished(following.stop)
  return following
}

const rows = () =>
  db
    .selectFrom('incoming_mails')
    .select([
      'message_id',
      'sender',
      'recipients',
      'remote_address',
      'told_by_server',
      'repeats',
      'reason',
      'size',
    ])
    .orderBy('position')
    .execute()

const until = (holds: () => Promise<unknown> | unknown, timeout = 25_000) =>
  vi.waitFor(async () => expect(await holds()).toBe(true), { timeout, interval: 50 })
const untilStored = (count: number, timeout?: number) =>
  until(async () => (await rows()).length === count, timeout)

test('what nobody has seen is stored with what the server noted, then marked as seen', async () => {
  const noted = 'Return-Path: <Ada@invanare.example>\r\nDelivered-To: svar+k1@mail.example\r\n'
  await server.put([`${noted}${aMail({ id: 'sedd@invanare.example' })}`])
  follow()
  await until(async () => (await server.count('INBOX', true)) === 0)
  expect(await rows()).toMatchObject([
    {
      ...{ message_id: 'sedd@invanare.example', sender: 'Ada@invanare.example', remote_address: null },
      recipients: ['svar+k1@mail.example', 'svar@mail.example'],
    },
  ])
})

test('it is moved where that is wished, and what comes later is fetched as its server tells of it', async () => {
  follow({ doneFolder: 'Sparade' })
  await server.put([aMail()])
  await untilStored(1)
  await server.put([aMail()])
  await untilStored(2)
  await until(async () => (await server.count('Sparade')) === 2)
})

test('a mail that a person opened before us is not missed', async () => {
  const first = follow()
  await until(
    async () => (await db.selectFrom('mailboxes').select('looked_at').executeTakeFirst())?.looked_at != null,
  )
  await first.stop()
  await server.put([aMail({ id: 'oppnad@invanare.example' })], ['\\Seen'])
  follow()
  await untilStored(1)
})

test.each([
  ['it could not be given out', /^UID FETCH .*BODY/, false],
  ['all were numbered anew and no search was answered', /^UID SEARCH/, true],
])('what a person opened is come back to when %s', async (_, refuses, isNumberedAnew) => {
  const line = await openBentLine(server.mailbox)
  onTestFinished(line.stop)
  const first = follow()
  await until(
    async () => (await db.selectFrom('mailboxes').select('looked_at').executeTakeFirst())?.looked_at != null,
  )
  await first.stop()
  const ids = ['undanhallen@invanare.example', 'nasta@invanare.example']
  await server.put(
    ids.map((id) => aMail({ id })),
    ['\\Seen'],
  )
  if (isNumberedAnew) await server.renumber()
  line.bent.refuses = refuses
  follow({ port: line.port })
  await until(() => line.bent.refused >= 2)
  line.bent.refuses = null
  await until(async () => {
    const stored = (await rows()).map(({ message_id }) => message_id)
    return ids.every((id) => stored.includes(id))
  })
})

test('what was stored before a crash could mark it is fetched again and no second mail', async () => {
  const mail = aMail({ id: 'krasch@invanare.example' })
  await server.put([mail])
  await storeMail(db, {
    ...{ raw: Buffer.from(mail), cameBy: 'imap', sender: null, recipients: ['svar@mail.example'] },
    ...{ remoteAddress: null, helo: null },
  })
  follow()
  await until(async () => (await server.count('INBOX', true)) === 0)
  expect(await rows()).toMatchObject([{ message_id: 'krasch@invanare.example', repeats: 1 }])
})

test('a mailbox that was numbered anew is read anew, and nothing becomes two', {
  timeout: 60_000,
}, async () => {
  await server.put([aMail({ id: 'fore@invanare.example' })])
  const validity = async () =>
    (await db.selectFrom('mailboxes').select('uid_validity').executeTakeFirst())?.uid_validity ?? null
  const first = follow()
  await until(async () => (await validity()) !== null)
  await first.stop()
  const old = await validity()
  await server.renumber()
  await server.put([aMail({ id: 'efter@invanare.example' })])
  follow()
  await until(async () => (await rows()).some(({ message_id }) => message_id === 'efter@invanare.example'))
  const before = async () => (await rows()).filter(({ message_id }) => message_id === 'fore@invanare.example')
  await until(async () => (await before())[0]?.repeats === 1)
  expect(await before()).toHaveLength(1)
  await until(async () => (await validity()) !== old)
})

test('a server that goes away is come back to', { timeout: 60_000 }, async () => {
  follow()
  await server.put([aMail()])
  await untilStored(1)
  await server.restart(async () => undefined)
  await server.put([aMail()])
  await untilStored(2, 20_000)
})

test('a server that is away is tried now and then, not all the time', { timeout: 60_000 }, async () => {
  const said = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  onTestFinished(() => said.mockRestore())
  await server.restart(async () => {
    follow()
    await new Promise((resume) => setTimeout(resume, 2_000))
  })
  const tries = said.mock.calls.filter(([line]) => String(line).includes('mailbox not read'))
  expect(tries.length).toBeGreaterThan(0)
  expect(tries.length).toBeLessThan(5)
})

test('two workers read one mailbox, and each mail is one', async () => {
  await server.put(Array.from({ length: 20 }, () => aMail()))
  follow()
  follow()
  await until(async () => (await server.count('INBOX', true)) === 0)
  expect((await rows()).map(({ repeats }) => repeats)).toEqual(Array(20).fill(0))
})

test('of what is too large the beginning is kept for a person, and the next one gets through', {
  timeout: 60_000,
}, async () => {
  await server.put([aMail({ id: 'stor@invanare.example', body: 'x'.repeat(26 * 1024 * 1024) }), aMail()])
  follow()
  await untilStored(2, 30_000)
  const [large, other] = await rows()
  expect(large).toMatchObject({ message_id: 'stor@invanare.example', reason: 'too_large', size: 256 * 1024 })
  expect(other?.reason).toBeNull()
})

test('a thousand mails are stored, each once', { timeout: 180_000 }, async () => {
  const ids = Array.from({ length: 1_000 }, (_, number) => `tusen${number}@invanare.example`)
  await server.put(ids.map((id) => aMail({ id })))
  follow()
  await untilStored(1_000, 120_000)
  await until(async () => (await server.count('INBOX', true)) === 0)
  const stored = await rows()
  expect(stored.map(({ message_id }) => message_id)).toEqual(ids)
  expect(stored.every(({ repeats }) => repeats === 0)).toBe(true)
})

test('only the name we trust is believed, and only where its server wrote it', async () => {
  const forged = 'Authentication-Results: mx.mail.example; spf=pass smtp.mailfrom=kommun.example'
  const real = 'Authentication-Results: mx.mail.example; spf=fail smtp.mailfrom=kommun.example'
  await server.put([`${real}\r\nReceived: from x\r\n${forged}\r\n${aMail()}`])
  follow({ authservId: 'MX.mail.example' })
  await untilStored(1)
  expect((await rows())[0]?.told_by_server).toContain('spf=fail')
})
