import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { guardedExchange } from '#http/guarded-exchange.ts'
import { deliveredPhotos, deliveryToSend } from '../../../test/delivery-to-send.ts'
import { exchangeWith } from '../../../test/infracontrol/open-receiver.ts'
import { knownAs } from '../../../test/known.ts'
import { ownCertificate } from '../../../test/own-certificate.ts'
import { startWebhookReceiver, type Trouble } from '../../../test/webhook-receiver.ts'
import { webhookSettings } from './settings.ts'
import { webhook } from './webhook.ts'

const first = deliveryToSend()
const unknown = knownAs(null)
type Secrets = Readonly<Record<string, { value: string; former: string | null }>>
const signing = (value = 'hemligt', former: string | null = null) => ({ signing_secret: { value, former } })

let receiver: Awaited<ReturnType<typeof startWebhookReceiver>>
beforeEach(async () => {
  receiver = await startWebhookReceiver()
})
afterEach(() => receiver.stop())

const opened = (more: object = {}, secrets: Secrets = signing(), exchange = exchangeWith(receiver.url)) =>
  webhook.open({
    settings: webhookSettings.parse({ url: receiver.url, ...more }),
    secret: (name) => secrets[name] ?? null,
    exchange,
    baseUrl: 'https://fixamingata.example',
    categoryName: () => 'Hål i gatan eller vägen',
  })

test('a report is an event, signed, and the receiver says what it calls the case', async () => {
  const sent = await opened().send(
    { ...first, report: { ...first.report, photos: deliveredPhotos } },
    {
      ...unknown,
      sequence: 41,
    },
  )
  expect(sent).toEqual({ outcome: 'sent', answer: 'HTTP 200', externalId: 'K-1000001', isReceived: true })
  expect(receiver.taken).toMatchObject([
    {
      ...{ specversion: '1.0', id: first.id, source: 'https://fixamingata.example', subject: '1000001' },
      ...{ type: 'se.fixamingata.report.created', time: '2026-11-23T13:31:00.000Z' },
      ...{ datacontenttype: 'application/json', sequence: '0000000000000041' },
      dataschema: 'https://fixamingata.example/schema/arende-1.json',
      data: { version: 1, number: 1000001, photos: [{ name: 'foto-1.jpg' }, { name: 'foto-2.jpg' }] },
    },
  ])
  expect(JSON.stringify(receiver.taken)).not.toContain('"content"')
})

test('photos come inside where that is asked for, also those of what is said later', async () => {
  const at = new Date('2026-11-24T09:00:00Z')
  const said = { words: 'Större.', language: 'sv', writtenBy: 'reporter', says: null, at } as const
  const update = deliveryToSend({ kind: 'update', entry: { ...said, photos: deliveredPhotos } })
  await opened({ photos: 'inside' }).send(update, { ...knownAs('K-1'), sequence: 2 })
  expect(receiver.taken[0]).toMatchObject({ type: 'se.fixamingata.report.update_added', externalid: 'K-1' })
  expect(receiver.taken[0]?.data['entry']).toMatchObject({
    photos: [{ content: Buffer.from('en bild').toString('base64') }, { name: 'foto-2.jpg' }],
  })
})

const rows: readonly [string, Trouble, string, number][] = [
  ['500', { status: 500 }, 'unknown', 0],
  ['503 with a pause', { status: 503, headers: { 'retry-after': '5' } }, 'later', 0],
  ['429', { status: 429 }, 'later', 0],
  ['410', { status: 410 }, 'refused', 0],
  ['a redirect', { status: 302, headers: { location: 'http://169.254.169.254/' } }, 'refused', 0],
  ['a page with 200', 'page', 'unknown', 0],
  ['a line cut after it was taken', 'cut_after', 'unknown', 1],
  ['silence after it was taken', 'silent_after', 'unknown', 1],
]
test.each(rows)(
  '%s: the outcome says so, and sent again it is there once',
  async (_, trouble, outcome, takenBefore) => {
    receiver.trouble(trouble)
    const hook = opened()
    const tried = await hook.send(first, unknown)
    expect(tried.outcome).toBe(outcome)
    expect(receiver.taken.length).toBe(takenBefore)
    expect(await hook.send(first, unknown)).toMatchObject({ outcome: 'sent' })
    expect(receiver.taken.length).toBe(1)
    expect(receiver.seen.repeats).toBe(takenBefore)
  },
)

test('while a secret is exchanged those who know either take it, and nobody else does', async () => {
  const both = opened({}, signing('nytt', 'hemligt'))
  expect(await both.send(first, unknown)).toMatchObject({ outcome: 'sent' })
  expect(await opened({}, signing('nytt')).send(first, unknown)).toEqual({
    outcome: 'refused',
    answer: 'HTTP 403',
  })
  expect(await opened({}, {}).send(first, unknown)).toEqual({
    outcome: 'refused',
    answer: 'no secret to sign with',
  })
  expect(receiver.refused.length).toBe(1)
})

async function withTokens(shown: 'header' | 'body', seconds = 3600) {
  await receiver.stop()
  const client = { id: 'fixa min:gata', secret: 'så h+mligt', seconds }
  receiver = await startWebhookReceiver({ client })
  const oauth2 = { tokenUrl: receiver.tokenUrl, clientId: client.id, shown }
  return (secret = client.secret) =>
    opened({ oauth2 }, { ...signing(), client_secret: { value: secret, former: null } })
}

test.each(['header', 'body'] as const)(
  'a token, asked for with the secret in the %s, is kept and renewed',
  async (shown) => {
    const open = await withTokens(shown)
    const hook = open()
    await Promise.all(['a', 'b', 'c'].map((id) => hook.send(deliveryToSend({ id }), unknown)))
    expect(receiver.seen.tokensAsked).toBe(1)
    receiver.forgetTokens()
    expect(await hook.send(deliveryToSend({ id: 'd' }), unknown)).toMatchObject({ outcome: 'sent' })
    expect(receiver.seen.tokensAsked).toBe(2)
    expect(receiver.taken.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c', 'd'])
  },
)

test('while the secret for tokens is exchanged they may know the former one only', async () => {
  await withTokens('header')
  const oauth2 = { tokenUrl: receiver.tokenUrl, clientId: 'fixa min:gata' }
  const client_secret = { value: 'nytt', former: 'så h+mligt' }
  expect(await opened({ oauth2 }, { ...signing(), client_secret }).send(first, unknown)).toMatchObject({
    outcome: 'sent',
  })
})

test('a token that is soon over is not used, and one that is not given is no harm', async () => {
  const open = await withTokens('header', 20)
  const hook = open()
  await hook.send(deliveryToSend({ id: 'a' }), unknown)
  await hook.send(deliveryToSend({ id: 'b' }), unknown)
  expect(receiver.seen.tokensAsked).toBe(2)
  expect(await open('fel').send(first, unknown)).toEqual({
    outcome: 'refused',
    answer: 'no token: HTTP 400 invalid_client',
  })
  receiver.trouble({ status: 599 })
  const busy = open()
  expect(await busy.send(first, unknown)).toMatchObject({ outcome: 'later', answer: 'no token: HTTP 503' })
  expect(await busy.check()).toMatchObject({ ok: false })
})

test('who must show a certificate does, and who has none does not get in', async () => {
  const [ours, theirs] = await Promise.all([ownCertificate(), ownCertificate()])
  const pem = (file: string) => readFile(file, 'utf8')
  const [cert, key, ca] = await Promise.all([pem(theirs.cert), pem(theirs.key), pem(ours.cert)])
  const strict = await startWebhookReceiver({ tls: { cert, key, ca } })
  onTestFinished(() => strict.stop())
  const named = strict.host.replace('127.0.0.1', 'mail.example')
  const reach = { allowed: [named], resolve: async () => ['127.0.0.1'] }
  const url = `https://${named}/events`
  const shown = { ca: cert, cert: await pem(ours.cert), key: await pem(ours.key) }
  const shows = opened({ url }, signing(), guardedExchange({ ...reach, tls: shown }))
  expect(await shows.send(first, unknown)).toMatchObject({ outcome: 'sent' })
  expect(strict.seen.common).toEqual(['mail.example'])
  const hides = opened({ url }, signing(), guardedExchange({ ...reach, tls: { ca: cert } }))
  expect((await hides.send(deliveryToSend({ id: 'b' }), unknown)).outcome).not.toBe('sent')
  expect(strict.taken.length).toBe(1)
})

test('a connection that is looked at sends an event with nothing to do', async () => {
  const steps: string[] = []
  const look = (secrets?: Secrets) => opened({}, secrets).check(({ step, ok }) => steps.push(`${step} ${ok}`))
  expect(await look()).toEqual({ ok: true, answer: 'HTTP 200' })
  expect(receiver.taken.map(({ type }) => type)).toEqual(['se.fixamingata.ping'])
  expect(await look(signing('fel'))).toMatchObject({ ok: false })
  await receiver.stop()
  expect(await look()).toMatchObject({ ok: false, answer: 'nobody listens there' })
  expect(steps).toEqual(['write true', 'sign false', 'reach false'])
})
