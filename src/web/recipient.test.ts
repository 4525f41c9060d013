import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { importExceptions } from '#bodies/exceptions/import-exceptions.ts'
import { importBodies } from '#bodies/import-bodies.ts'
import { importRoads } from '#bodies/road-sets.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { deliveryToSend } from '#reports/deliveries/delivery-to-send.ts'
import { openTestDatabase } from '../../test/database.ts'
import { testPhotos } from '../../test/photos.ts'
import { fillBodies } from '../../test/reports.ts'
import { beside, eastward, street } from '../../test/roads.ts'
import { square } from '../../test/tables.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
beforeAll(async () => {
  await fillBodies(db)
  await importBodies(
    db,
    'body,kind,municipality,address\nHjortmarka,road_association,1489,styrelsen@hjortmarka.example\n',
  )
  await importRoads(db, [stateRoad, reached, unreached, ...sideBySide], {
    name: 'prov.geojson',
    municipality: null,
    areas: null,
  })
})
const { get, page, post, token } = await browse(db)

const privateRoad = (ownerName: string, north: number) =>
  street(ownerName, eastward(square, { north }), { owner: 'private', ownerName, name: `${ownerName}s väg` })
const stateRoad = street('180', eastward(square), {
  owner: 'state',
  ownerName: 'Trafikverket',
  number: '180',
  name: null,
})
const reached = privateRoad('Hjortmarka', 100)
const sideBySide = [
  street('181', eastward(square, { north: 400 }), { owner: 'state', number: '181', name: null }),
  street('lokalgatan', eastward(square, { north: 406 }), { owner: 'municipal', name: 'Lokalgatan' }),
]
const unreached = privateRoad('Lyckans vägförening', 200)

const formAt = (north: number) => {
  const { lat, lon } = beside(square, { north, east: 50 })
  return `/anmal?lat=${lat.toFixed(6)}&lon=${lon.toFixed(6)}`
}
const written = {
  category: 'hal',
  title: 'Djupt hål',
  description: 'En halv meter brett.',
  place: '',
  email: 'ada@invanare.example',
  name: '',
}
/** Each from an address of its own: what waits for one address is confirmed together. */
const filled = async (north: number, otherwise: Record<string, string> = {}) => ({
  ...hiddenFields(await page(formAt(north))),
  ...written,
  email: `${randomUUID()}@invanare.example`,
  ...otherwise,
})
const where = (answer: Response) => answer.headers.get('location') ?? ''
/** Sent once more when the form comes back to tell who gets it. */
const sentForm = async (fields: Record<string, string>) => {
  const first = await post('/anmal', fields)
  return first.status === 303 ? first : post('/anmal', { ...fields, ...hiddenFields(await first.text()) })
}
const confirmed = async (fields: Record<string, string>) => {
  expect((await sentForm(fields)).status).toBe(303)
  const confirmation = `/bekrafta/${await token('confirm')}`
  const shown = await page(confirmation)
  const report = where(await post(confirmation))
  const number = Number(/\d{7}/.exec(report)?.[0])
  return { shown, report: await page(report), number }
}
const heldReport = (number: number) =>
  db
    .selectFrom('cases')
    .innerJoin('reports', 'reports.number', 'cases.report')
    .innerJoin('deliveries', 'deliveries.case_id', 'cases.id')
    .select(['cases.holder', 'cases.municipality', 'reports.responsibility', 'deliveries.id as delivery'])
    .where('cases.report', '=', number)
    .executeTakeFirstOrThrow()
const sent = async (delivery: string) =>
  deliveryToSend({ db, links: linksSignedBy(await signingKeys(db)), photos }, delivery)

test('J2: before the category is known, everybody it may concern is told of', async () => {
  const form = await page(formAt(0))
  expect(form).toContain('Kategorin avgör vem som får anmälan')
  expect(form).toContain('Går till Trafikverket, därför att väg 180 är statlig.')
  expect(form).toContain('Går till Alingsås kommun, därför att platsen verkar ligga i Alingsås kommun.')
})

test('J2: without script a report comes back once to say who gets it, or when that is asked for', async () => {
  const fields = await filled(0)
  const untold = await post('/anmal', fields)
  expect(untold.status).toBe(422)
  const told = await untold.text()
  expect(told).toContain('Se vem som får anmälan, och tryck på Skicka igen om det stämmer')
  expect(told).toContain('Går till Trafikverket, därför att väg 180 är statlig.')
  expect(told).toContain('href="tel:0771921921"')
  expect(told).toContain('En halv meter brett.')
  expect((await post('/anmal', { ...fields, ...hiddenFields(told) })).status).toBe(303)
  const shown = await post('/anmal', { ...fields, email: '', show: 'recipient' })
  expect(shown.status).toBe(200)
  const asked = await shown.text()
  expect(asked).toContain('Går till Trafikverket, därför att väg 180 är statlig.')
  expect(asked).not.toContain('Skriv din e-postadress')
  expect(asked).toContain('En halv meter brett.')
})

test('J2: a hole in the state’s road becomes a case of Trafikverket, and why is said and kept', async () => {
  const { shown, report, number } = await confirmed(await filled(0))
  expect(shown).toContain('Går till Trafikverket, därför att väg 180 är statlig.')
  expect(shown).toContain('Ring Trafikverket på 0771-921 921')
  expect(report).toContain('Trafikverket, därför att väg 180 är statlig')
  const { holder, municipality, responsibility, delivery } = await heldReport(number)
  expect({ holder, municipality }).toEqual({ holder: 'trafikverket', municipality: '1489' })
  expect(responsibility).toMatchObject({
    placedBy: 'nearest-place',
    reason: { code: 'state-road', facts: { number: '180', name: null } },
    confidence: 'sure',
    source: 'roads',
    chosen: null,
  })
  expect(JSON.stringify(responsibility)).toContain('"code":"owner-model"')
  expect(await sent(delivery)).toMatchObject({
    address: 'trafikverket@trafikverket.example',
    report: { because: { sv: 'väg 180 är statlig', en: "road 180 is the state's" } },
  })
})

test('who holds the case reads why it came there, step by step', async () => {
  await confirmed(await filled(0))
  const handled = await page(`/svar/${await token('case')}`)
  expect(handled).toContain('Trafikverket, därför att väg 180 är statlig')
  expect(handled).toContain('Så kom vi fram till det')
  expect(handled).toContain('Platsen ligger i Sverige.')
})

test('a resident who knows better sends it to the municipality, and that is kept with the reason', async () => {
  const { shown, report, number } = await confirmed(
    await filled(0, { recipient: '1489', objection: 'keeper' }),
  )
  expect(shown).toContain('Går till Alingsås kommun, därför att du valde Alingsås kommun.')
  expect(report).toContain('därför att den som anmälde valde Alingsås kommun')
  expect(await heldReport(number)).toMatchObject({
    holder: '1489',
    responsibility: { chosen: { body: '1489', why: 'keeper' }, source: 'resident' },
  })
})

test('the choice stays when the draft is changed, and nobody else can be chosen', async () => {
  const fields = await filled(0, { recipient: '1489' })
  const draft = await page(where(await post('/anmal', fields)))
  expect(draft).toMatch(/name="recipient" value="1489"[^>]* checked/)
  expect(draft).toMatch(/name="objection" value="other"[^>]* checked/)
  const refused = await post('/anmal', { ...fields, recipient: '1281' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Välj någon av mottagarna som visas')
})

test('between two keepers’ roads one plain question is asked; whoever can’t say leaves it to the municipality', async () => {
  const fields = await filled(403)
  const asked = await (await post('/anmal', { ...fields, show: 'recipient' })).text()
  expect(asked).toContain('Vet du vem som sköter platsen?')
  expect(asked).toMatch(/name="recipient" value[^>]* checked/)
  expect(asked).not.toContain('Stämmer det inte?</summary>')
  const unanswered = await confirmed({ ...fields, ...hiddenFields(asked), recipient: '' })
  expect(await heldReport(unanswered.number)).toMatchObject({
    holder: '1489',
    responsibility: { reason: { code: 'unsure-keeper' }, confidence: 'unsure', chosen: null },
  })
  const again: Record<string, string> = await filled(403)
  const answered = await confirmed({
    ...again,
    ...hiddenFields(asked),
    key: again['key'] ?? '',
    recipient: 'trafikverket',
  })
  expect(await heldReport(answered.number)).toMatchObject({
    holder: 'trafikverket',
    responsibility: { chosen: { body: 'trafikverket', why: 'keeper' } },
  })
})

test('where only the town is known its roads say nothing, the words for the place are asked for, and the body is told', async () => {
  const place = `${formAt(0)}&ort=1`
  const form = await page(place)
  expect(form).not.toContain('Trafikverket')
  expect(form).toContain('Bara orten är känd')
  const fields = { ...written, ...hiddenFields(form) }
  const refused = await post('/anmal', fields)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Beskriv var i orten det är')
  const { number, report } = await confirmed({ ...fields, place: 'Kungsgatan 12' })
  expect(report).toContain('Bara orten är känd')
  const { holder, delivery, responsibility } = await heldReport(number)
  expect(holder).toBe('1489')
  expect(JSON.stringify(responsibility)).toContain('town-only')
  expect(await sent(delivery)).toMatchObject({ report: { isApproximate: true } })
  expect(await page(`/svar/${await token('case')}`)).toContain('koordinaterna visar dess mitt')
})

test('J3: the association is named and told, with what a private road means', async () => {
  const { shown, number } = await confirmed(await filled(100))
  expect(shown).toContain(
    'Går till Hjortmarka, därför att Hjortmarkas väg är enskild och sköts av Hjortmarka.',
  )
  expect(shown).toContain('En enskild väg sköts av de fastigheter som ligger vid den')
  const { holder, delivery } = await heldReport(number)
  expect(holder).toBe('vag-hjortmarka-1489')
  expect((await sent(delivery)).address).toBe('styrelsen@hjortmarka.example')
})

test('J3: where the association can’t be reached nothing is dropped: the text is there to print', async () => {
  const answer = await post('/anmal', await filled(200))
  expect(answer.status).toBe(422)
  const told = await answer.text()
  expect(told).toContain('Vägen är enskild och sköts av Lyckans vägförening, inte av kommunen.')
  expect(told).toContain('Skriv ut eller kopiera texten')
  expect(told).toContain('En halv meter brett.')
})

test('J6: a municipality that refuses is told of before typing, where the state still takes reports', async () => {
  await importBodies(db, 'body,refuses,own_page\n1489,yes,https://alingsas.example/fel\n')
  const form = await page(formAt(0))
  expect(form).toContain('Går till Trafikverket')
  expect(form).toMatch(/vill ha felanmälningar på sin egen webbplats/)
  const answer = await post('/anmal', { ...written, ...hiddenFields(form), category: 'lekplats' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toMatch(/https:\/\/alingsas.example\/fel[\s\S]*En halv meter brett./)
  expect((await get(formAt(1000))).status).toBe(422)
  await importBodies(db, 'body,refuses\n1489,no\n')
})

test('GDPR-3: what a contractor sees to is told to the contractor, without who reported, for as long as that is said', async () => {
  const contractor = {
    type: 'Feature',
    properties: { id: 'hål', kind: 'entreprenör', name: 'Hålpatrullen', address: 'hal@patrullen.example' },
    geometry: { type: 'LineString', coordinates: eastward(square).map(({ lat, lon }) => [lon, lat]) },
  }
  const file = (feature: object) => JSON.stringify({ type: 'FeatureCollection', features: [feature] })
  await importExceptions(db, { body: 'trafikverket', json: file(contractor) })
  const fields = await filled(0)
  const { report, number } = await confirmed(fields)
  expect(report).toContain('Trafikverket låter en entreprenör sköta det här: Hålpatrullen')
  const { holder, delivery } = await heldReport(number)
  expect(holder).toBe('trafikverket')
  expect(await sent(delivery)).toMatchObject({
    address: 'hal@patrullen.example',
    report: { reporter: 'withheld' },
  })
  const handled = `/svar/${await token('case')}`
  expect(await page(handled)).toContain('Kontaktuppgifter lämnas inte ut till entreprenörer.')
  const refused = await post(`${handled}/kontakt`)
  expect(refused.status).toBe(409)
  expect(await refused.text()).not.toContain(fields.email)
  const other = { ...contractor, properties: { ...contractor.properties, id: 'annat' } }
  await importExceptions(db, { body: 'trafikverket', json: file(other) })
  expect(await sent(delivery)).toMatchObject({
    address: 'trafikverket@trafikverket.example',
    report: { reporter: { email: fields.email } },
  })
})
