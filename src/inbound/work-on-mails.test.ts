import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { startLeasedWork } from '#database/leased-work.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { openTestDatabase } from '../../test/database.ts'
import { inspectProgram } from '../../test/inspect-program.ts'
import { emptyNames } from '../../test/name-server.ts'
import { testPhotos } from '../../test/photos.ts'
import { aMail } from '../../test/smtp-talk.ts'
import { actOnMail } from './acting/act-on-mail.ts'
import { openInspector } from './inspect/inspector.ts'
import type { Resolve } from './inspect/resolver.ts'
import { forgetMails } from './ledger/forget-mails.ts'
import type { ActOn, ArrivedMail } from './ledger/incoming-mail.ts'
import { countMails, mailById } from './ledger/ledger-queries.ts'
import { storeMail } from './ledger/store-mail.ts'
import { takeMails } from './ledger/take-mails.ts'
import { tryMailAgain } from './ledger/try-again.ts'
import { incomingMails } from './work-on-mails.ts'

const { db } = await openTestDatabase()
const program = await inspectProgram()
const actOn = actOnMail({
  links: linksSignedBy(await signingKeys(db)),
  ...{ photos: await testPhotos(), host: 'mail.example', ownAddresses: ['felanmalan@mail.example'] },
})
beforeEach(async () => {
  await db.deleteFrom('incoming_mails').execute()
  await db.deleteFrom('letters').execute()
})

const arrived = (mail: string, changes: Partial<ArrivedMail> = {}): ArrivedMail => ({
  ...{ raw: Buffer.from(mail), cameBy: 'smtp', sender: 'ada@invanare.example' },
  ...{ recipients: ['svar@mail.example'], remoteAddress: '192.0.2.7', helo: 'mx.invanare.example' },
  ...changes,
})
const store = async (mail: string, changes?: Partial<ArrivedMail>) =>
  (await storeMail(db, arrived(mail, changes))).id

type Working = { actOn?: ActOn; resolve?: Resolve; inspectMs?: number; actMs?: number }

function work({
  actOn: act = actOn,
  resolve = emptyNames,
  inspectMs = 30_000,
  actMs = 30_000,
}: Working = {}) {
  const inspector = openInspector({ program, resolve, longestMs: inspectMs })
  const loop = startLeasedWork(
    db,
    incomingMails({ db, inspector, host: 'mail.example', actOn: act, longestMs: actMs }),
  )
  onTestFinished(async () => {
    await loop.stop()
    inspector.stop()
  })
  return loop
}

const settled = (id: string, timeout = 45_000) =>
  vi.waitFor(
    async () => {
      const mail = await mailById(db, id)
      expect(mail?.outcome).not.toBe('waiting')
      return mail
    },
    { timeout, interval: 50 },
  )

const operatorLetters = () =>
  db.selectFrom('letters').select('id').where('kind', '=', 'failed_mails').execute()

test('a mail is looked into and left for a person, with what could be proven of it', async () => {
  const id = await store(aMail())
  work()
  expect(await settled(id)).toMatchObject({
    ...{ outcome: 'inbox', reason: 'unknown_address', attempts: 1, spf: 'none', dkim_domains: [] },
    ...{ from_domain: 'invanare.example', aligned_from: null },
  })
})

test('one sender’s mails are acted on in the order they came', async () => {
  const ids: string[] = []
  for (let count = 0; count < 8; count += 1) ids.push(await store(aMail()))
  const acted: string[] = []
  const slowFirst: ActOn = async (_, { id }) => {
    if (id === ids[0]) await pause(300)
    acted.push(id)
    return { reason: 'unknown_address' }
  }
  work({ actOn: slowFirst })
  await settled(ids.at(-1) ?? '')
  expect(acted).toEqual(ids)
})

test('what can’t be acted on is tried three times, kept, and told of once; the others go on', {
  timeout: 120_000,
}, async () => {
  const bad = await Promise.all(
    [1, 2].map((n) => store(aMail({ subject: 'Trasig' }), { sender: `${n}@x.example` })),
  )
  const good = await store(aMail())
  const throwing: ActOn = async (tx, mail) => {
    await sql`update incoming_mails set helo = 'half done' where id = ${mail.id}`.execute(tx)
    if (mail.raw.includes('Trasig')) throw new Error('svar till ada@invanare.example brast')
    return { reason: 'unknown_address' }
  }
  work({ actOn: throwing })
  expect(await settled(good)).toMatchObject({ outcome: 'inbox' })
  for (const id of bad) expect((await mailById(db, id))?.outcome, 'others do not wait for it').toBe('waiting')
  for (const id of bad) {
    expect(await settled(id)).toMatchObject({
      ...{ outcome: 'failed', reason: 'threw', attempts: 3, helo: 'mx.invanare.example', is_kept: true },
      last_error: 'Error: svar till [address] brast',
    })
  }
  expect(await operatorLetters()).toHaveLength(1)
})

test('an act that hangs is given up and holds nobody', { timeout: 120_000 }, async () => {
  const bad = await store(aMail({ subject: 'Hänger' }))
  const hanging: ActOn = () => new Promise(() => undefined)
  work({ actOn: hanging, actMs: 100 })
  expect(await settled(bad)).toMatchObject({ outcome: 'failed', reason: 'hung', attempts: 3 })
})

test('one that ends the process it is read in hurts no other', { timeout: 120_000 }, async () => {
  const killing: Resolve = async (name) => {
    if (name.includes('dodande')) for (const pid of readers()) process.kill(pid, 'SIGKILL')
    await pause(50)
    return emptyNames()
  }
  const others = await Promise.all(
    Array.from({ length: 5 }, (_, n) => store(aMail(), { sender: `${n}@vanlig.example` })),
  )
  const bad = await store(aMail({ from: 'x@dodande.example' }), { sender: 'x@dodande.example' })
  work({ resolve: killing })
  expect(await settled(bad)).toMatchObject({ outcome: 'failed', reason: 'ended', attempts: 3 })
  for (const id of others) expect(await settled(id)).toMatchObject({ outcome: 'inbox' })
})

test('one that stops the process it is read in is timed out, and so is a name server that never answers', {
  timeout: 120_000,
}, async () => {
  const stopping: Resolve = async (name) => {
    if (name.includes('stannar')) for (const pid of readers()) process.kill(pid, 'SIGSTOP')
    return emptyNames()
  }
  const bad = await store(aMail({ from: 'x@stannar.example' }), { sender: 'x@stannar.example' })
  work({ resolve: stopping, inspectMs: 1_500 })
  expect(await settled(bad)).toMatchObject({ outcome: 'failed', reason: 'hung', attempts: 3 })
})

test('ten megabytes of parts within parts, and bytes that are no mail, are looked into like others', {
  timeout: 120_000,
}, async () => {
  const depth = Array.from({ length: 100_000 }, (_, n) => {
    const boundary = `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}`
    return `${boundary}\r\n`
  }).join('')
  const nested = await store(`From: a@invanare.example\r\n${depth.padEnd(10 * 1024 * 1024, 'x')}`)
  const noise = await store('', {
    raw: Buffer.from(Array.from({ length: 50_000 }, (_, n) => (n * 7919) % 256)),
    sender: '',
  })
  const head = await store(`${'X: y\r\n'.repeat(200_000)}\r\nhej`, { sender: 'h@x.example' })
  work()
  for (const id of [nested, noise, head]) expect(await settled(id)).toMatchObject({ outcome: 'inbox' })
})

test('a worker that dies with a mail in hand leaves it to the next, and three times is enough', async () => {
  const id = await store(aMail())
  for (const attempt of [1, 2, 3]) {
    expect(await takeMails(db, 8)).toMatchObject([{ id, attempt }])
    expect(await takeMails(db, 8)).toEqual([])
    await db
      .updateTable('incoming_mails')
      .set({ leased_until: new Date(0) })
      .execute()
  }
  expect(await takeMails(db, 8)).toEqual([])
  expect(await mailById(db, id)).toMatchObject({ outcome: 'failed', reason: 'ended' })
  expect(await operatorLetters()).toHaveLength(1)
})

test('an operator has it read again; what has been acted on is not done twice', async () => {
  const id = await store(aMail())
  work({ actOn: async () => ({ reason: 'unknown_address' }) })
  await settled(id)
  expect(await tryMailAgain(db, id)).toBe(true)
  expect(await settled(id)).toMatchObject({ attempts: 1, outcome: 'inbox' })
  await db.updateTable('incoming_mails').set({ outcome: 'acted' }).execute()
  expect(await tryMailAgain(db, id)).toBe(false)
})

test('the bytes and who sent them are forgotten in time, and the ledger still has a row for each', async () => {
  const ids = [await store(aMail()), await store(aMail(), { sender: 'bo@invanare.example' })]
  const waiting = await store(aMail(), { sender: 'cia@invanare.example' })
  await sql`update incoming_mails set outcome = 'inbox', reason = 'unknown_address', settled_at = now() - interval '91 days'
             where id = ${ids[0]}`.execute(db)
  await sql`update incoming_mails set outcome = 'inbox', reason = 'unknown_address', settled_at = now() - interval '89 days'
             where id = ${ids[1]}`.execute(db)
  expect(await forgetMails(db)).toBe(1)
  expect(await mailById(db, ids[0] ?? '')).toMatchObject({
    ...{ is_kept: false, sender: null, recipients: [], remote_address: null, helo: null, outcome: 'inbox' },
  })
  for (const id of [ids[1] ?? '', waiting]) expect(await mailById(db, id)).toMatchObject({ is_kept: true })
  expect(await tryMailAgain(db, ids[0] ?? '')).toBe(false)
  const counted = await countMails(db)
  expect(counted.map(({ outcome, mails }) => [outcome, Number(mails)])).toEqual([
    ['waiting', 1],
    ['inbox', 2],
  ])
})

test('five hundred mails are settled at fifty a second and more', { timeout: 120_000 }, async () => {
  for (let n = 0; n < 500; n += 1) await store(aMail(), { sender: `${n % 40}@invanare.example` })
  const begun = Date.now()
  work({ resolve: async () => pause(20).then(emptyNames) })
  await vi.waitFor(
    async () => {
      const [only, other] = await countMails(db)
      expect([only?.outcome, Number(only?.mails), other]).toEqual(['inbox', 500, undefined])
    },
    { timeout: 10_000, interval: 100 },
  )
  expect(Date.now() - begun).toBeLessThan(10_000)
})

/** The processes that mail is looked into in, of this test alone. */
function readers(): number[] {
  const listed = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
  return listed
    .split('\n')
    .filter((line) => line.includes(program))
    .map((line) => Number.parseInt(line, 10))
}
