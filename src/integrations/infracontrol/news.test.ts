import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliveryToSend } from '../../../test/delivery-to-send.ts'
import { receiverFor } from '../../../test/infracontrol/open-receiver.ts'
import { startInfracontrol } from '../../../test/infracontrol/simulator.ts'
import { knownAs } from '../../../test/known.ts'
import type { Polled, Receiver } from '../receiver.ts'

const first = deliveryToSend()
let simulator: Awaited<ReturnType<typeof startInfracontrol>>
beforeEach(async () => {
  simulator = await startInfracontrol()
})
afterEach(() => simulator.stop())

const transports = ['rest', 'soap'] as const
const dawn = JSON.stringify({ from: '2026-01-01T00:00:00Z', page: 0, reached: '2026-01-01T00:00:00Z' })

async function begin(receiver: Required<Receiver>): Promise<string> {
  const { externalId } = await receiver.send(first, knownAs(null))
  if (externalId === undefined) throw new Error('no case')
  return externalId
}

/** All pages from a cursor on, as the program asks for them. */
async function pollAll(receiver: Required<Receiver>, cursor: string | null): Promise<Polled> {
  const found = await receiver.poll(cursor)
  if (!found.hasMore) return found
  const rest = await pollAll(receiver, found.cursor)
  return { ...rest, news: [...found.news, ...rest.news], cases: [...found.cases, ...rest.cases] }
}

test.each(transports)('handling comes back as it was done, over %s', async (transport) => {
  const receiver = receiverFor(simulator, transport)
  const { cursor } = await receiver.poll(null)
  const externalId = await begin(receiver)
  simulator.handle(externalId, { state: 'Mottagen', internalText: 'Till <Kalle> & co', unit: 'Gata' })
  simulator.handle(externalId, { state: 'Pågår', plannedFor: '2026-W49', publicText: 'Vi lagar i veckan.' })
  const photos = [{ id: 'f1', reference: '', name: 'lagat.jpg', type: 'image/jpeg', bytes: Buffer.from('x') }]
  simulator.handle(externalId, { state: 'ÅTGÄRDAD', publicText: 'Lagat.', photos })
  simulator.handle(externalId, { state: 'Skickad till framtiden' })
  simulator.handle(externalId, { publicText: 'Bara ord.' })

  const { news, cases } = await pollAll(receiver, cursor)
  const common = { externalId, number: 1000001 }
  expect(news).toMatchObject([
    {
      ...common,
      act: 'receive',
      theirState: 'Mottagen',
      note: 'Till <Kalle> & co\nAnsvarig: Gata',
      words: '',
    },
    { ...common, act: 'start', words: 'Vi lagar i veckan.', plannedFor: new Date('2026-11-29T23:00:00Z') },
    { ...common, act: 'fix', words: 'Lagat.', photos: [`${simulator.url}/filer/f1`] },
    { ...common, act: 'start', isUnmapped: true, theirState: 'Skickad till framtiden' },
    { ...common, act: null, isUnmapped: false, theirState: null, words: 'Bara ord.' },
  ])
  expect(new Set(news.map(({ updateId }) => updateId)).size).toBe(5)
  expect(cases).toEqual([])
})

test.each(transports)('what we have told is not told back, over %s', async (transport) => {
  const receiver = receiverFor(simulator, transport)
  const externalId = await begin(receiver)
  const update = deliveryToSend({ id: 'u', kind: 'reopening', threadId: first.id })
  await receiver.send(update, knownAs(externalId))
  expect(simulator.book.events.length).toBe(2)
  expect(await receiver.poll(dawn)).toMatchObject({ news: [], cases: [] })
})

test.each(transports)(
  'a call to them and a work order of theirs come in, unpublished, over %s',
  async (transport) => {
    const receiver = receiverFor(simulator, transport, { ownCategories: { Lyktor: 'belysning' } })
    const place = { lat: 57.9301, lon: 12.5331 }
    const order = simulator.order({ title: 'Släckt lykta', category: 'Lyktor', ...place })
    simulator.order({ kind: 'TELEFON', title: 'Okänt', category: 'Nytt slag', ...place })
    simulator.order({ kind: 'LARM', title: 'Utan plats', category: 'Vagar', lat: Number.NaN, lon: 0 })
    const { news, cases } = await receiver.poll(dawn)
    expect(news).toEqual([])
    expect(cases).toMatchObject([
      {
        externalId: order.id,
        category: 'belysning',
        title: 'Släckt lykta',
        ...place,
        isPublic: false,
        act: 'receive',
      },
      { category: null, title: 'Okänt' },
    ])
    simulator.handle(order.id, { state: 'Åtgärdad' })
    const { news: later } = await receiver.poll(dawn)
    expect(later).toMatchObject([{ externalId: order.id, number: null, act: 'fix' }])
    const without = receiverFor(simulator, transport, { takesCases: false })
    expect((await without.poll(dawn)).cases).toEqual([])
  },
)

test('pages follow each other, and nothing is left between them', async () => {
  const receiver = receiverFor(simulator, 'rest', { pageSize: 3 })
  const externalId = await begin(receiver)
  for (const words of 'abcdefghij') simulator.handle(externalId, { publicText: words })
  const { news } = await pollAll(receiver, dawn)
  expect(news.map(({ words }) => words).join('')).toBe('abcdefghij')
})

test('what becomes visible late is told all the same, and what was told is the same when it is told again', async () => {
  const receiver = receiverFor(simulator, 'rest')
  const externalId = await begin(receiver)
  const before = await receiver.poll(null)
  simulator.faults.set('late', { on: 'handle' })
  simulator.handle(externalId, { publicText: 'sen' })
  simulator.handle(externalId, { publicText: 'i tid' })
  const one = await receiver.poll(before.cursor)
  expect(one.news.map(({ words }) => words)).toEqual(['i tid'])
  simulator.book.release()
  const other = await receiver.poll(one.cursor)
  expect(other.news.map(({ words }) => words)).toEqual(['sen', 'i tid'])
  expect(other.news[1]?.updateId).toBe(one.news[0]?.updateId)
})

test.each(transports)(
  'events told twice are one, and those in disorder come oldest first, over %s',
  async (transport) => {
    const receiver = receiverFor(simulator, transport)
    const externalId = await begin(receiver)
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute))
    simulator.handle(externalId, { publicText: 'andra', at: at(2) })
    simulator.handle(externalId, { publicText: 'första', at: at(1) })
    simulator.faults.set('twice')
    simulator.faults.set('shuffled')
    const { news } = await receiver.poll(dawn)
    expect(news.map(({ words }) => words)).toEqual(['första', 'andra'])
  },
)

test.each([
  { fault: 'no_zone', times: 'as_said', apart: 0 },
  { fault: 'wrong_zone', times: 'swedish', apart: 0 },
  // Nobody has said so: it can't have been in the future, so it was now.
  { fault: 'wrong_zone', times: 'as_said', apart: 10 },
] as const)('times with $fault read $times are at most $apart s off', async ({ fault, times, apart }) => {
  simulator.faults.set(fault, { times: Number.POSITIVE_INFINITY })
  const receiver = receiverFor(simulator, 'rest', { times })
  const externalId = await begin(receiver)
  const { registeredAt } = simulator.handle(externalId, { state: 'Mottagen' })
  const { news, cursor } = await receiver.poll(dawn)
  const told = news[0]?.at.getTime() ?? 0
  expect(Math.abs(told - registeredAt.getTime())).toBeLessThanOrEqual(apart * 1000 + 1000)
  simulator.handle(externalId, { state: 'Pågår' })
  const { news: later } = await receiver.poll(cursor)
  expect(later.at(-1)).toMatchObject({ act: 'start' })
})

test.each(['error', 'page', 'cut', 'busy'] as const)(
  'a poll that meets %s throws, and is asked again from where it was',
  async (fault) => {
    const receiver = receiverFor(simulator, 'soap')
    const externalId = await begin(receiver)
    simulator.handle(externalId, { publicText: 'hej' })
    simulator.faults.set(fault, { on: 'changes' })
    await expect(receiver.poll(dawn)).rejects.toThrow(/HTTP|cut/)
    expect((await receiver.poll(dawn)).news.length).toBe(1)
  },
)

test.each(transports)('both sides can be compared, over %s', async (transport) => {
  const receiver = receiverFor(simulator, transport)
  const externalId = await begin(receiver)
  simulator.order({ title: 'Eget', category: 'Vagar', lat: 57.9, lon: 12.5 })
  simulator.handle(externalId, { state: 'Åtgärdad' })
  const found = await receiver.list(new Date('2026-01-01T00:00:00Z'))
  expect(found).toMatchObject([{ externalId, number: 1000001, act: 'fix', theirState: 'Åtgärdad' }])
  expect(await receiver.list(new Date(Date.now() + 60_000))).toEqual([])
})

test.each(transports)('a look at the connection tells step by step, over %s', async (transport) => {
  const steps: string[] = []
  const look = (corrections: object, key = 'nyckel') => {
    steps.length = 0
    const receiver = receiverFor(simulator, transport, { ...corrections }, { api_key: key })
    return receiver.check(({ step, ok }) => steps.push(`${step} ${ok ? 'yes' : 'no'}`))
  }
  expect(await look({})).toEqual({ ok: true, answer: 'all words known' })
  expect(steps).toEqual(['reach yes', 'key yes', 'read yes', 'mapping yes'])
  expect(await look({ categories: { hal: 'Potthål' } })).toEqual({ ok: false, answer: 'unknown: Potthål' })
  expect(await look({}, 'fel')).toMatchObject({ ok: false })
  expect(steps).toEqual(['reach yes', 'key no'])
  simulator.faults.set('wrong_zone', { times: Number.POSITIVE_INFINITY })
  expect(await look({})).toMatchObject({
    ok: false,
    answer: expect.stringMatching(/clock less ours: \d{4} s/),
  })
})

test.each([
  ['rest', '{"handelser":[{"handelseId":"h1","arendeId":"IC-1","status":"Pågår"}]}'],
  [
    'soap',
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><H><handelser><handelseId>h1</handelseId><arendeId>IC-1</arendeId><status>P&#229;g&#xE5;r</status></handelser></H></s:Body></s:Envelope>',
  ],
] as const)('what is pushed to us over %s counts when it is signed', (transport, content) => {
  const receiver = receiverFor(simulator, transport, {}, { api_key: 'nyckel', push_secret: 'hemligt' })
  const now = new Date('2026-11-24T09:00:00Z')
  const push = (body: string, secret = 'hemligt', seconds = now.getTime() / 1000) => {
    const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
    const headers = { 'fixamingata-signature': `t=${seconds},v1=${signature}` }
    return receiver.accept({ headers, body: Buffer.from(body), at: now })
  }
  expect(push(content)).toMatchObject({ accepted: true, news: [{ updateId: 'h1', act: 'start', at: now }] })
  expect(push(content, 'fel')).toMatchObject({ accepted: false, why: 'signature' })
  expect(push(content, 'hemligt', now.getTime() / 1000 - 301)).toMatchObject({
    accepted: false,
    why: 'too_old',
  })
  expect(push('<html>')).toMatchObject({ accepted: false, why: 'unreadable' })
  expect(push('{"handelser":[{"handelseId":"h1"}]}')).toMatchObject({ accepted: false, why: 'unreadable' })
  const unsigned = receiver.accept({ headers: {}, body: Buffer.from(content), at: now })
  expect(unsigned).toMatchObject({ accepted: false, why: 'signature' })
  const closed = receiverFor(simulator, transport).accept({
    headers: {},
    body: Buffer.from(content),
    at: now,
  })
  expect(closed).toMatchObject({ accepted: false, why: 'signature' })
})
