import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliveryToSend } from '../../../test/delivery-to-send.ts'
import type { FaultKind } from '../../../test/infracontrol/faults.ts'
import { receiverFor } from '../../../test/infracontrol/open-receiver.ts'
import { startInfracontrol } from '../../../test/infracontrol/simulator.ts'
import { knownAs } from '../../../test/known.ts'
import { townCertificates } from '../../../test/town-certificates.ts'
import type { CheckStep } from '../receiver.ts'

const first = deliveryToSend()
const unknown = knownAs(null)
let simulator: Awaited<ReturnType<typeof startInfracontrol>>
beforeEach(async () => {
  simulator = await startInfracontrol()
})
afterEach(() => simulator.stop())

type Row = {
  fault: FaultKind
  outcome: 'sent' | 'later' | 'unknown'
  /** What a look for it finds, where nobody knows. */
  found?: 'yes' | 'no'
}
const rows: readonly Row[] = [
  { fault: 'slow', outcome: 'sent' },
  { fault: 'error', outcome: 'unknown', found: 'no' },
  { fault: 'busy', outcome: 'later' },
  { fault: 'unavailable', outcome: 'later' },
  { fault: 'cut', outcome: 'unknown', found: 'no' },
  { fault: 'page', outcome: 'unknown', found: 'no' },
  { fault: 'silent_after', outcome: 'unknown', found: 'yes' },
  { fault: 'cut_after', outcome: 'unknown', found: 'yes' },
  { fault: 'error_after', outcome: 'unknown', found: 'yes' },
  { fault: 'page_after', outcome: 'unknown', found: 'yes' },
]
const cases = rows.flatMap((row) =>
  (['rest', 'soap'] as const).flatMap((transport) =>
    (['create', 'tell'] as const).map((operation) => ({ ...row, transport, operation })),
  ),
)

test.each(cases)('$fault at $operation over $transport is $outcome: once there in the end', async (row) => {
  const patienceMs = row.fault === 'silent_after' ? 400 : 3000
  const receiver = receiverFor({ ...simulator, patienceMs }, row.transport)
  // The far side may not know a repeat, so that only looking keeps it from being doubled.
  simulator.faults.set('forgetful', { times: 99 })
  const isFirst = row.operation === 'create'
  const begun = isFirst ? unknown : knownAs((await receiver.send(first, unknown)).externalId ?? null)
  const delivery = isFirst
    ? first
    : deliveryToSend({ id: '9b2a8c1e-5b7d-4e9f-a0b1-c2d3e4f5a6b7', kind: 'update', threadId: first.id })
  simulator.faults.set(row.fault, { on: row.operation, seconds: row.fault === 'busy' ? 7 : 0.05 })

  const tried = await receiver.send(delivery, begun)
  expect(tried.outcome).toBe(row.outcome)
  if (row.fault === 'busy') expect(tried.retryAfterMs).toBe(7000)
  if (row.found) {
    const found = await receiver.find(delivery, begun)
    expect(found.found).toBe(row.found)
    if (found.found === 'yes') expect(found.externalId).toBe(simulator.book.cases[0]?.id)
  }
  if (row.outcome === 'later' || row.found === 'no')
    expect(await receiver.send(delivery, begun)).toMatchObject({ outcome: 'sent' })
  expect(simulator.done.filter((operation) => operation === row.operation).length).toBe(1)
  expect(simulator.book.events.filter(({ reference }) => reference === delivery.id).length).toBe(1)
})

test.each(['error', 'unavailable', 'page', 'cut'] as const)(
  'nothing is sent when looking meets %s',
  async (fault) => {
    simulator.faults.set(fault, { on: 'find', times: 2 })
    const receiver = receiverFor(simulator, 'rest')
    expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'later' })
    expect(await receiver.find(first, unknown)).toMatchObject({ found: 'not_yet' })
    expect(simulator.book.cases).toEqual([])
    expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'sent' })
  },
)

test('nobody there is no harm', async () => {
  await simulator.stop()
  const gone = receiverFor(simulator, 'rest', { looksFirst: false })
  expect(await gone.send(first, unknown)).toEqual({ outcome: 'later', answer: 'nobody listens there' })
  expect(await gone.check()).toEqual({ ok: false, answer: 'nobody listens there' })
})

test.each([
  ['tls_expired', 'certificate', 'the certificate has run out'],
  ['tls_self_signed', 'certificate', 'the certificate is not one to trust'],
  ['tls_other_name', 'certificate', 'the certificate is for another name'],
  ['tls_cut', 'reach', 'the line was cut, before it was secure'],
] as const)(
  '%s is told apart, nothing is said before it, and it goes when that is mended',
  async (fault, step, answer) => {
    const { authority } = await townCertificates()
    const { secure } = simulator
    const receiver = receiverFor({ ...secure, authority }, 'soap', { looksFirst: false })
    simulator.faults.set(fault, { times: Number.POSITIVE_INFINITY })
    expect(await receiver.send(first, unknown)).toEqual({ outcome: 'later', answer })
    const steps: CheckStep[] = []
    expect(await receiver.check((one) => steps.push(one))).toEqual({ ok: false, answer })
    expect(steps).toEqual([{ step, ok: false, answer }])
    expect(simulator.book.cases).toEqual([])
    simulator.faults.clear()
    expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'sent' })
  },
)

test('two hours of failures: one case, and what followed comes after it in order', async () => {
  simulator.faults.set('error', { times: 20 })
  simulator.faults.set('silent_after', { on: 'create' })
  const receiver = receiverFor(simulator, 'rest')
  const tries: string[] = []
  let known = unknown
  for (let round = 0; known.externalId === null && round < 40; round += 1) {
    const found = tries.at(-1) === 'unknown' ? await receiver.find(first, known) : null
    if (found?.found === 'yes') known = knownAs(found.externalId)
    else tries.push((await receiver.send(first, known)).outcome)
  }
  expect(new Set(tries)).toEqual(new Set(['later', 'unknown']))
  const update = deliveryToSend({ id: 'u', kind: 'update', threadId: first.id })
  expect(await receiver.send(update, known)).toMatchObject({ outcome: 'sent' })
  expect(simulator.book.events.map(({ kind }) => kind)).toEqual(['FELANMALAN', 'KOMMENTAR'])
})
