import { expect, test } from 'vitest'
import { changeFollowPace } from '#reports/change-follow-pace.ts'
import { followReport } from '#reports/follow-report.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, aReport, fillBodies } from '../../test/reports.ts'
import { aWatch, someAddress } from '../../test/watches.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post, token } = await browse(db)

const place = '/bevaka?lat=57.93018&lon=12.53352&plats=Stora+torget'
const textOf = async (path: string) => (await page(path)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const storedFor = (email: string) =>
  db
    .selectFrom('watches')
    .select(['subject', 'body', 'metres', 'place_words', 'groups', 'pace', 'confirmed_at'])
    .where('email', '=', email)
    .execute()

test('a place is watched from its link: one form, one letter, one button, and all of it in one place', async () => {
  const email = someAddress()
  expect(await textOf(place)).toContain('Bevaka Stora torget')
  const fields = { ...hiddenFields(await page(place)), radius: '250', pace: 'weekly', 'g-gata': '1', email }
  const sent = await post('/bevaka', fields)
  expect(sent.headers.get('location')).toBe('/bevaka?lat=57.93018&lon=12.53352&plats=Stora+torget&skickat=1')
  expect(await textOf(sent.headers.get('location') ?? '')).toContain('Öppna brevet vi just skickade')
  expect(await storedFor(email)).toMatchObject([
    { subject: 'circle', metres: 250, place_words: 'Stora torget', groups: ['gata'], pace: 'weekly' },
  ])

  const link = `/bevaka/bekrafta/${await token('watch')}`
  expect(await textOf(link)).toMatch(/Inom 250\sm från Stora torget: Gata och väg/)
  expect(await storedFor(email), 'looking changes nothing').toMatchObject([{ confirmed_at: null }])
  const confirmed = await post(link)
  const mine = confirmed.headers.get('location') ?? ''
  expect(mine).toBe(`/mina-bevakningar/${await token('watches')}?klart=bekraftad`)
  expect((await post(link)).headers.get('location')).toBe(mine)
  expect(await textOf(mine)).toMatch(/Klart! .*Inom 250\sm från Stora torget/)
  expect(await textOf(`/en${mine}`)).toMatch(/Within 250\sm of Stora torget: /)
})

test.each([
  ['/bevaka?kommun=alingsas', { subject: 'municipality', body: alingsas }, 'Bevaka Alingsås kommun'],
  ['/bevaka?mottagare=trafikverket', { subject: 'body', body: 'trafikverket' }, 'Bevaka Trafikverket'],
])('%s is watched without a distance', async (path, watched, title) => {
  const email = someAddress()
  const html = await page(path)
  expect(html).toContain(title)
  expect(html).not.toContain('name="radius"')
  await post('/bevaka', { ...hiddenFields(html), pace: 'daily', email })
  expect(await storedFor(email)).toMatchObject([{ ...watched, metres: null, groups: [] }])
})

test('what is wrong is said, and what was typed is kept', async () => {
  const fields = {
    ...hiddenFields(await page(place)),
    radius: '123',
    pace: 'ofta',
    'g-park': '1',
    email: 'ada@',
  }
  const answer = await post('/bevaka', fields)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  for (const said of ['Välj hur långt omkring', 'Välj hur ofta du vill få brev', 'ser inte rätt ut'])
    expect(html).toContain(said)
  expect(html).toContain('value="ada@"')
  expect(html).toMatch(/name="g-park"[^>]* checked/)
  expect(hiddenFields(html)).toMatchObject({ plats: 'Stora torget', lat: '57.93018' })
})

test('without a place one is asked for; abroad there is nothing to watch', async () => {
  expect(await textOf('/bevaka')).toContain('Vilken plats vill du bevaka?')
  expect(await textOf('/bevaka?lat=48.85&lon=2.35')).toContain('Platsen ligger inte i Sverige')
  expect((await post('/bevaka', { lat: '48.85', lon: '2.35', email: 'ada@invanare.example' })).status).toBe(
    422,
  )
  expect(await textOf('/bevaka?kommun=ankeborg')).toContain('Vilken plats vill du bevaka?')
  const found = await page('/bevaka?q=Alings%C3%A5s')
  expect(found).toContain('href="/bevaka?lat=')
  expect(found).toContain('Bevaka platsen')
})

test('how often is changed, one is taken away, and all: each by its button', async () => {
  const email = someAddress()
  const { id, person } = await aWatch(db, { email })
  const mine = `/mina-bevakningar/${await token('watches')}`
  const { number } = await aReport(db, { email: someAddress(), title: 'Hål vid bron' })
  await followReport(db, { report: number, municipality: alingsas }, person, 'sv')
  await aReport(db, { email, title: 'Min egen lampa' })
  const shown = await textOf(mine)
  expect(shown).toContain('Hela Alingsås kommun')
  expect(shown).toMatch(/Hål vid bron Du följer · anmälan \d+ · Alingsås kommun/)
  expect(shown).toMatch(/Min egen lampa Du gjorde anmälan/)

  expect((await post(`${mine}/andra`, { watch: id, pace: 'aldrig' })).status).toBe(422)
  const changed = await post(`${mine}/andra`, { watch: id, pace: 'weekly' })
  expect(changed.headers.get('location')).toBe(`${mine}?klart=andra`)
  expect(await page(mine)).toMatch(/value="weekly" selected/)
  const paced = await post(`${mine}/andra-foljd`, { report: String(number), pace: 'daily' })
  expect(paced.headers.get('location')).toBe(`${mine}?klart=andra`)
  expect(await page(mine)).toMatch(/value="daily" selected/)
  expect((await post(`${mine}/andra-foljd`, { report: String(number), pace: 'aldrig' })).status).toBe(404)
  await post(`${mine}/sluta-folj`, { report: String(number) })
  expect(await textOf(mine)).not.toContain('Hål vid bron')
  await post(`${mine}/ta-bort`, { watch: id })
  expect(await textOf(mine)).toContain('Du bevakar ingen plats')
  await post(`${mine}/ta-bort-allt`)
  const left = await textOf(`${mine}?klart=ta-bort-allt`)
  expect(left).toContain('Allt är borttaget.')
  expect(left).toContain('Du följer inget ärende')
})

test('who has come by their own link watches one more without another letter', async () => {
  await aWatch(db)
  const mine = `/mina-bevakningar/${await token('watches')}`
  const search = await page(`${mine}/bevaka?q=Alings%C3%A5s`)
  expect(search).toContain(`href="${mine}/bevaka?lat=`)
  const form = await page(`${mine}/bevaka?lat=57.93018&lon=12.53352&plats=Skolan`)
  expect(form).not.toContain('name="email"')
  const fields = { ...hiddenFields(form), pace: 'at_once', radius: '5000' }
  expect((await post(`${mine}/bevaka`, { ...fields, radius: '7' })).status).toBe(422)
  for (const _ of ['once', 'and again']) {
    const done = await post(`${mine}/bevaka`, fields)
    expect(done.headers.get('location')).toBe(`${mine}?klart=bekraftad`)
  }
  expect((await textOf(mine)).match(/Inom 5\skm från Skolan/g)).toHaveLength(1)
})

test('nobody changes what somebody else watches', async () => {
  const theirs = await aWatch(db)
  await aWatch(db)
  const mine = `/mina-bevakningar/${await token('watches')}`
  expect((await post(`${mine}/andra`, { watch: theirs.id, pace: 'weekly' })).status).toBe(404)
  await post(`${mine}/ta-bort`, { watch: theirs.id })
  const { pace, stopped_at } = await db
    .selectFrom('watches')
    .select(['pace', 'stopped_at'])
    .where('id', '=', theirs.id)
    .executeTakeFirstOrThrow()
  expect([pace, stopped_at]).toEqual(['at_once', null])
})

test('the answer to who wants the link is the same, whoever asks', async () => {
  const email = someAddress()
  await aWatch(db, { email })
  const answers = await Promise.all(
    [email, someAddress()].map((one) => post('/mina-bevakningar', { email: one })),
  )
  expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
    [303, '/mina-bevakningar?skickat=1'],
    [303, '/mina-bevakningar?skickat=1'],
  ])
  expect((await post('/mina-bevakningar', { email: 'ada' })).status).toBe(422)
})

test('a letter ends with one press, from a mail program too, and the way back is beside it', async () => {
  const { id } = await aWatch(db)
  const { id: link } = await db
    .selectFrom('links')
    .select('id')
    .where('watch', '=', id)
    .where('act', '=', 'unwatch')
    .executeTakeFirstOrThrow()
  await db.updateTable('links').set({ created_at: new Date() }).where('id', '=', link).execute()
  const leave = `/avsluta-bevakning/${await token('unwatch')}`
  expect(await textOf(leave)).toContain('Vill du sluta få brev om det här? Hela Alingsås kommun.')
  const stop = { 'List-Unsubscribe': 'One-Click' }
  const stopped = await post(leave, stop, { origin: 'https://mail.example' })
  expect(await stopped.text()).toContain('Vi skickar inga fler brev om det här: Hela Alingsås kommun.')
  expect(await textOf(leave)).toContain('Blev det fel?')
  const back = await post(`${leave}/angra`)
  expect(await textOf(back.headers.get('location') ?? '')).toContain('Du får brev igen')
})

test('a letter of a morning ends with one press from a mail program; what is told at once goes on', async () => {
  const email = someAddress()
  const { person } = await aWatch(db, { email })
  const mine = `/mina-bevakningar/${await token('watches')}`
  await aReport(db, { email, title: 'Min lampa' })
  const { number } = await aReport(db, { email: someAddress(), title: 'Grannens hål' })
  await followReport(db, { report: number, municipality: alingsas }, person, 'sv')
  await changeFollowPace(db, { report: number, person, pace: 'daily', door: 'web' })
  const stopped = await post(mine, { 'List-Unsubscribe': 'One-Click' }, { origin: 'https://mail.example' })
  expect(stopped.status).toBe(200)
  const left = await textOf(mine)
  expect(left).toContain('Min lampa')
  expect(left).not.toContain('Grannens hål')
  expect(left).toContain('Hela Alingsås kommun')
})

test('the way to watch stands where places are looked at', async () => {
  const { number } = await aReport(db, { email: someAddress() })
  expect(await page('/karta?lat=57.93&lon=12.53')).toContain('href="/bevaka?lat=57.93&amp;lon=12.53"')
  expect(await page('/kommuner/alingsas')).toContain('href="/bevaka?kommun=alingsas"')
  expect(await page(`/rapporter/${number}`)).toContain(
    'href="/bevaka?lat=57.93018&amp;lon=12.53352&amp;plats=',
  )
  expect((await get('/mina-bevakningar')).status).toBe(200)
})
