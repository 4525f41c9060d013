import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliveryToSend } from '../delivery-to-send.ts'
import { knownAs } from '../known.ts'
import { startWebhookReceiver } from '../webhook-receiver.ts'
import { receiverFor } from './open-receiver.ts'
import { startInfracontrol } from './simulator.ts'

let simulator: Awaited<ReturnType<typeof startInfracontrol>>
beforeEach(async () => {
  simulator = await startInfracontrol()
})
afterEach(() => simulator.stop())

const page = async (path: string) => (await fetch(simulator.url + path)).text()
const post = (path: string, body: FormData | URLSearchParams) =>
  fetch(simulator.url + path, { method: 'POST', body, redirect: 'manual' })

test('a case is handled by clicks: received, under way in a week, fixed with a photo', async () => {
  const receiver = receiverFor(simulator, 'rest')
  const { cursor } = await receiver.poll(null)
  const hostile = deliveryToSend({
    report: { ...deliveryToSend().report, title: '<script>alert(1)</script>' },
  })
  const { externalId = '' } = await receiver.send(hostile, knownAs(null))
  expect(await page('/')).toContain(`<a href="/arende/${externalId}">`)
  expect(await page(`/arende/${externalId}`)).not.toContain('<script>alert')

  await post(`/arende/${externalId}`, new URLSearchParams({ status: 'Mottagen' }))
  await post(
    `/arende/${externalId}`,
    new URLSearchParams({
      status: 'Pågår',
      planerad: '2026-W49',
      publikText: 'Vi lagar.',
      internText: 'Ring Kalle',
    }),
  )
  const fixed = new FormData()
  fixed.set('status', 'Åtgärdad')
  fixed.set('publikText', 'Lagat.')
  fixed.set('foto', new File(['bild'], 'lagat.jpg', { type: 'image/jpeg' }))
  expect((await post(`/arende/${externalId}`, fixed)).status).toBe(303)

  const { news } = await receiver.poll(cursor)
  expect(news).toMatchObject([
    { act: 'receive' },
    { act: 'start', note: 'Ring Kalle', plannedFor: new Date('2026-11-29T23:00:00Z') },
    { act: 'fix', words: 'Lagat.' },
  ])
  const photo = await fetch(news[2]?.photos[0] ?? '')
  expect(await photo.text()).toBe('bild')
  expect(photo.headers.get('content-type')).toBe('image/jpeg')
  expect(await page(`/arende/${externalId}`)).toContain('<b id="status">Åtgärdad</b>')
})

test('an order is made, and faults are put on and taken off, by clicks and by script', async () => {
  const form = {
    typ: 'ARBETSORDER',
    rubrik: 'Byt lampa',
    kategori: 'Gatubelysning',
    latitud: '57.93',
    longitud: '12.53',
  }
  expect((await post('/egna-arenden', new URLSearchParams(form))).headers.get('location')).toMatch(
    /^\/arende\/IC-/,
  )
  expect(simulator.book.cases).toMatchObject([{ title: 'Byt lampa', origin: '', state: 'Mottagen' }])
  await post('/faults', new URLSearchParams({ kind: 'error', times: '2', on: 'create' }))
  expect(await page('/')).toContain('Svarar 500 utan att ha gjort något (2 gånger, create)')
  const json = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    redirect: 'manual',
  } as const
  await fetch(`${simulator.url}/faults`, {
    ...json,
    body: JSON.stringify({ kind: 'busy', times: 0, seconds: 3 }),
  })
  expect(simulator.faults.all).toMatchObject([{ kind: 'error' }, { kind: 'busy', seconds: 3 }])
  await post('/faults', new URLSearchParams({ kind: 'none' }))
  expect(simulator.faults.all).toEqual([])
  expect((await post('/faults', new URLSearchParams({ kind: 'okänt' }))).status).toBe(404)
})

test('its own events are pushed, signed so that another program can check it', async () => {
  const listener = await startWebhookReceiver({ secret: 'delat' })
  const pushing = await startInfracontrol({ pushTo: { url: listener.url, secret: 'delat' } })
  const { externalId = '' } = await receiverFor(pushing, 'soap').send(deliveryToSend(), knownAs(null))
  pushing.handle(externalId, { state: 'Mottagen' })
  expect(await pushing.pushed()).toEqual([200])
  expect(listener.taken).toMatchObject([{ handelser: [{ arendeId: externalId, status: 'Mottagen' }] }])
  await Promise.all([pushing.stop(), listener.stop()])
})

test('a certificate that has run out is put on and taken off while it runs, by a click and by a command', async () => {
  const authority = await page('/utfardare.pem')
  const { secure } = simulator
  const ok = async () => (await receiverFor({ ...secure, authority }, 'rest').check()).ok
  expect(await ok()).toBe(true)
  await post('/faults', new URLSearchParams({ kind: 'tls_expired', times: '0' }))
  expect(await page('/')).toContain('Certifikatet har gått ut (tills vidare)')
  expect(await ok()).toBe(false)
  await post('/faults', new URLSearchParams({ kind: 'none' }))
  expect(await ok()).toBe(true)
  simulator.faults.set('tls_cut')
  expect(await ok()).toBe(false)
  expect(await ok(), 'it was on for one line').toBe(true)
})
