import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { beginOrder } from '#reports/begin-order.ts'
import { tellByMail } from '#reports/deliveries/tell-by-mail.ts'
import { sendMessage } from '#reports/send-message.ts'
import { connect, workingHouse } from '../../../test/connected.ts'
import { startInfracontrol } from '../../../test/infracontrol/simulator.ts'
import { alingsas, aReport, lund } from '../../../test/reports.ts'

const simulator = await startInfracontrol()
const { db, mails } = await workingHouse([new URL(simulator.url).host])
await connect(db, {
  ...{ id: 'alingsas-infracontrol', body: alingsas, kind: 'infracontrol', secrets: { api_key: 'nyckel' } },
  settings: { transport: 'rest', endpoint: simulator.rest, organisation: 'Alingsås kommun' },
})
afterAll(() => simulator.stop())
beforeEach(() => simulator.faults.clear())

const within = <T>(read: () => Promise<T> | T) => vi.waitFor(read, { timeout: 20_000, interval: 50 })
const deliveriesOf = (report: number) =>
  db
    .selectFrom('deliveries')
    .select(['kind', 'state', 'receiver', 'sequence'])
    .where('report', '=', report)
    .orderBy('position')
    .execute()
const stateOf = async (report: number) =>
  (await db.selectFrom('cases').select('state').where('report', '=', report).executeTakeFirstOrThrow()).state
const theirs = (report: number) => simulator.book.cases.filter(({ number }) => number === String(report))

test('a report goes by itself into the municipality’s system, is received, handled and answered there', async () => {
  const { number } = await aReport(db)
  await within(async () => expect(await stateOf(number)).toBe('received'))
  expect(await deliveriesOf(number)).toMatchObject([
    { kind: 'report', state: 'received', receiver: 'alingsas-infracontrol' },
  ])
  const [case_] = theirs(number)
  expect(case_).toMatchObject({ title: 'Djupt hål', origin: 'fixamingata' })
  if (!case_) return
  simulator.handle(case_.id, { state: 'Pågår', publicText: 'Vi är på väg.', internalText: 'Kalle åker.' })
  await within(async () => expect(await stateOf(number)).toBe('in_progress'))
  simulator.handle(case_.id, { state: 'Åtgärdad', publicText: 'Lagat i dag.' })
  await within(async () => expect(await stateOf(number)).toBe('fixed'))
  const said = await db
    .selectFrom('entries')
    .innerJoin('entry_texts', 'entry_texts.entry', 'entries.id')
    .select(['audience', 'words', 'written_by'])
    .where('entries.report', '=', number)
    .where('version', '=', 'published')
    .orderBy('entries.id')
    .execute()
  expect(said).toMatchObject([
    { audience: 'note', written_by: 'case_system' },
    { audience: 'update', words: 'Vi är på väg.' },
    { audience: 'update', words: 'Lagat i dag.' },
  ])
  // What follows within ten minutes is joined in one letter: they pass.
  await sql`update letters set next_at = now() where kind = 'news' and state = 'queued'`.execute(db)
  const told = await mails.waitForMail(
    (mail) => mail.to === 'ada@invanare.example' && mail.text.includes('Lagat i dag.'),
    10_000,
  )
  expect(told.text).not.toContain('Kalle')
})

/** The program waits as long as it would, in the database's time instead of ours. */
const passMinutes = (minutes: number) =>
  sql`with older as (
        update deliveries set created_at = created_at - make_interval(mins => ${minutes}), next_at = now()
         where receiver = 'alingsas-infracontrol' and state in ('queued', 'unknown') returning id)
      update connections set rest_until = null where id = 'alingsas-infracontrol'`.execute(db)

test('J8: two hours without it lose nothing, double nothing, and tell nobody that it is received', async () => {
  const before = simulator.book.cases.length
  simulator.faults.set('error', { times: 1_000_000 })
  const reports = await Promise.all(
    ['cecilia', 'david', 'elsa'].map((name) =>
      aReport(db, { email: `${name}@invanare.example`, title: `Hål ${name}` }),
    ),
  )
  const numbers = reports.map(({ number }) => number)
  const [first] = reports
  if (!first) throw new Error('no reports')
  await within(async () => {
    const tries = await db
      .selectFrom('attempts')
      .innerJoin('deliveries', 'deliveries.id', 'attempts.delivery')
      .select('attempts.outcome')
      .where('report', 'in', numbers)
      .where('attempts.outcome', 'is not', null)
      .execute()
    expect(tries.length).toBeGreaterThanOrEqual(3)
    expect(new Set(tries.map(({ outcome }) => outcome))).not.toContain('sent')
  })
  const { person } = first
  await sendMessage(db, { report: first.number, person, door: 'web', words: 'Nu är det större.' })
  await sendMessage(db, { report: first.number, person, door: 'web', words: 'Nu är det jättestort.' })

  // Past the threshold its mailbox gets the same number, once; what it is told by does not count as received.
  await passMinutes(60)
  expect(await tellByMail(db)).toBe(3)
  for (const number of numbers)
    await mails.waitForMail(
      (mail) => mail.to === 'kommun@alingsas.example' && mail.subject.includes(String(number)),
      10_000,
    )
  await passMinutes(60)
  expect(await tellByMail(db)).toBe(0)
  expect(await Promise.all(numbers.map(stateOf))).toEqual(['new', 'new', 'new'])
  expect(
    mails.mails.filter(({ to, text }) => to === 'cecilia@invanare.example' && /tagit emot/.test(text)),
  ).toEqual([])

  // It comes back, does what it is asked, and cuts the line before it has said so.
  simulator.faults.clear()
  simulator.faults.set('cut_after', { times: 2, on: 'create' })
  simulator.faults.set('cut_after', { times: 1, on: 'tell' })
  await passMinutes(0)
  await within(async () => {
    await passMinutes(0)
    expect(await Promise.all(numbers.map(stateOf))).toEqual(['received', 'received', 'received'])
    const waiting = await db
      .selectFrom('deliveries')
      .select('id')
      .where('report', 'in', numbers)
      .where('state', 'not in', ['sent', 'received'])
      .execute()
    expect(waiting).toEqual([])
  })
  expect(simulator.book.cases.length - before).toBe(3)
  expect(numbers.map((number) => theirs(number).length)).toEqual([1, 1, 1])
  const told = simulator.book.events.filter(
    ({ caseId, reference }) => caseId === theirs(first.number)[0]?.id && reference !== '',
  )
  expect(told.map(({ publicText, internalText }) => publicText || internalText)).toMatchObject([
    '',
    expect.stringContaining('Nu är det större.'),
    expect.stringContaining('Nu är det jättestort.'),
  ])
  const numbered = await db
    .selectFrom('deliveries')
    .select('sequence')
    .where('receiver', '=', 'alingsas-infracontrol')
    .orderBy('sequence')
    .execute()
  expect(numbered.map(({ sequence }) => sequence)).toEqual(numbered.map((_, index) => index + 1))
})

test('an order begun there comes in for its holder alone, moves, and is told of what is written here', async () => {
  const order = simulator.order({ title: 'Byt armatur', category: 'Gatubelysning', lat: 57.93, lon: 12.53 })
  const found = await within(async () => {
    const row = await db
      .selectFrom('external_ids')
      .innerJoin('reports', 'reports.number', 'external_ids.report')
      .select(['report', 'visibility', 'category', 'reporter'])
      .where('external_id', '=', order.id)
      .executeTakeFirst()
    expect(row).toMatchObject({ visibility: 'internal', category: 'belysning', reporter: null })
    return row
  })
  expect(await deliveriesOf(found?.report ?? 0)).toMatchObject([{ kind: 'report', state: 'received' }])
  simulator.handle(order.id, { state: 'Åtgärdad' })
  await within(async () => expect(await stateOf(found?.report ?? 0)).toBe('fixed'))
  // It is not told back what it has told.
  expect(simulator.done.filter((operation) => operation === 'create')).toHaveLength(4)
})

test('what a system takes none of goes by mail instead, and so does all that follows of it', async () => {
  await connect(db, {
    ...{ id: 'lund-open311', body: lund, kind: 'open311', secrets: { api_key: 'nyckel' } },
    settings: { endpoint: `${simulator.url}/open311`, categories: {} },
  })
  const { number, person } = await aReport(db, { municipality: lund, lat: 55.7047, lon: 13.191 })
  await mails.waitForMail(
    (mail) => mail.to === 'kommun@lund.example' && mail.subject.includes(String(number)),
    10_000,
  )
  await sendMessage(db, { report: number, person, door: 'web', words: 'Nu är det större.' })
  await mails.waitForMail(
    (mail) => mail.to === 'kommun@lund.example' && mail.text.includes('Nu är det större.'),
    10_000,
  )
  await within(async () =>
    expect(await deliveriesOf(number)).toMatchObject([
      { kind: 'report', state: 'sent', receiver: 'email' },
      { kind: 'message', state: 'sent', receiver: 'email' },
    ]),
  )
})

test('an order made here goes out to the system, and nobody else reads it', async () => {
  const { caseId } = await aReport(db)
  const by = { actor: 'body', door: 'web', body: alingsas } as const
  const order = await beginOrder(db, { caseId, by, title: 'Byt brunnslock', words: 'Ta med nyckeln.' })
  await within(() => expect(theirs(order)).toHaveLength(1))
  expect(theirs(order)[0]).toMatchObject({ title: 'Byt brunnslock', isPublic: false })
  await within(async () => expect(await stateOf(order)).toBe('received'))
  const report = await db
    .selectFrom('reports')
    .select(['visibility', 'reporter', 'category'])
    .where('number', '=', order)
    .executeTakeFirstOrThrow()
  expect(report).toEqual({ visibility: 'internal', reporter: null, category: 'hal' })
})
