import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { guardedExchange } from '#http/guarded-exchange.ts'
import { open311 } from '#integrations/open311/open311.ts'
import { deliveryToSend } from '../delivery-to-send.ts'
import { nothingKnown, openTo, roomsFor } from '../open311-far.ts'
import { townCertificates } from '../town-certificates.ts'
import { startOpen311Server } from './server.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

test('a case is read, handled by a press, and heard of', async () => {
  const city = await startOpen311Server()
  stops.push(city.stop)
  const receiver = openTo(city, { updates: 'servicerequestupdates' })
  const report = { ...deliveryToSend().report, title: 'Hål <b>här</b>' }
  const { externalId = '' } = await receiver.send(deliveryToSend({ report }), nothingKnown)
  expect(await (await fetch(city.url)).text()).toContain(`<a href="/arende/${externalId}">`)
  const now = new Date()
  const cursor = JSON.stringify({ reached: now, swept: now, followed: now, round: null })
  const pressed = await fetch(`${city.url}/arende/${externalId}`, {
    method: 'POST',
    body: new URLSearchParams({ status: 'fixed', words: 'Lagat.' }),
  })
  const shown = await pressed.text()
  expect(shown).toContain('Hål &lt;b&gt;här&lt;/b&gt;')
  expect(shown).toContain('Kommunen, fixed: Lagat.')
  expect(await receiver.poll?.(cursor)).toMatchObject({ news: [{ externalId, act: 'fix', words: 'Lagat.' }] })
  const strange = await fetch(`${city.url}/arende/${externalId}`, {
    method: 'POST',
    body: new URLSearchParams({ status: 'x' }),
  })
  expect(strange.status).toBe(400)
  expect((await fetch(`${city.url}/arende/finns-inte`)).status).toBe(404)
})

test('what goes wrong is chosen by a press too', async () => {
  const city = await startOpen311Server()
  stops.push(city.stop)
  const [, name = ''] = /value="(429[^"]*)"/.exec(await (await fetch(city.url)).text()) ?? []
  await fetch(`${city.url}/fel`, { method: 'POST', body: new URLSearchParams({ fel: name }) })
  const receiver = openTo(city)
  const delivery = deliveryToSend()
  expect(await receiver.send(delivery, nothingKnown)).toMatchObject({
    outcome: 'later',
    retryAfterMs: 30_000,
  })
  expect(await receiver.send(delivery, nothingKnown)).toMatchObject({ outcome: 'sent' })
})

test('what is wrong with the city as a whole is so until it is mended', async () => {
  const city = await startOpen311Server()
  stops.push(city.stop)
  const press = (fel: string) =>
    fetch(`${city.url}/fel`, { method: 'POST', body: new URLSearchParams({ fel }) })
  const receiver = openTo(city, { updates: 'servicerequestupdates', tokenTries: 1, tokenWaitSeconds: 0 })
  const sent = async () => receiver.send(deliveryToSend({ id: randomUUID() }), nothingKnown)
  const listed = async () => (await (await fetch(`${city.endpoint}requests.json`)).json()).length
  const told = async () => (await (await fetch(`${city.endpoint}servicerequestupdates.json`)).json()).length

  await press('felanmälningar syns först om tio minuter')
  const { externalId = '' } = await sent()
  expect(await listed()).toBe(0)
  await press('uppdateringar syns först om tio minuter')
  city.city.act(externalId, { status: 'fixed' })
  expect(await told()).toBe(0)
  await press('kvitto som aldrig blir ett nummer')
  expect(await sent()).toMatchObject({ outcome: 'unknown' })
  await press('inga fel')
  expect(await sent()).toMatchObject({ outcome: 'sent' })
  expect(await listed()).toBe(1)

  const [of] = await (await fetch(`${city.endpoint}requests.json`)).json()
  await press('svensk tid som utger sig för att vara UTC')
  const [wrong] = await (await fetch(`${city.endpoint}requests.json`)).json()
  expect(Date.parse(wrong.requested_datetime) - Date.parse(of.requested_datetime)).toBeGreaterThanOrEqual(
    3_600_000,
  )
})

test('what is wrong with its certificate is pressed on, and off again', async () => {
  const city = await startOpen311Server()
  stops.push(city.stop)
  const { authority } = await townCertificates()
  const secured = roomsFor(city, { endpoint: city.secureEndpoint })
  const exchange = guardedExchange({ allowed: [city.host], tls: { ca: authority } })
  const failing = async () => {
    const failed: string[] = []
    await open311
      .open({ ...secured, exchange })
      .check(({ step, ok, answer }) => !ok && failed.push(`${step}: ${answer}`))
    return failed
  }
  const press = (fel: string) =>
    fetch(`${city.url}/fel`, { method: 'POST', body: new URLSearchParams({ fel }) })
  expect(await failing()).toEqual([])
  for (const [name, told] of [
    ['Certifikatet har gått ut', 'certificate: the certificate has run out'],
    ['Certifikatet har ingen annan skrivit under', 'certificate: the certificate is not one to trust'],
    ['Certifikatet är för ett annat namn', 'certificate: the certificate is for another name'],
    ['Bryter handskakningen', 'reach: the line was cut, before it was secure'],
  ] as const) {
    expect(await (await fetch(city.url)).text()).toContain(`value="${name}"`)
    await press(name)
    expect(await failing()).toEqual([told])
    expect(await failing(), 'until it is mended').toEqual([told])
    await press('inga fel')
    expect(await failing()).toEqual([])
  }
})
