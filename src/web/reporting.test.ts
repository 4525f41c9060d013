import { expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post, token } = await browse(db)

const inAlingsas = '/anmal?lat=57.93018&lon=12.53352'
const onTheBorder = '/anmal?lat=57.982&lon=12.67'
const written = {
  category: 'hal',
  title: 'Djupt hål',
  description: 'En halv meter brett.\r\nOch djupt.',
  place: 'Vid torget',
  email: 'Ada@Invanare.Example',
  name: 'Ada Lind',
}
const filled = async (form = inAlingsas) => ({ ...hiddenFields(await page(form)), ...written })
const where = (answer: Response) => answer.headers.get('location') ?? ''
const drafts = async () => (await db.selectFrom('drafts').select('id').execute()).length

test('a resident reports, confirms by the letter, and sees the report', async () => {
  const sent = await post('/anmal', await filled())
  expect(sent.status).toBe(303)
  const receipt = await page(where(sent))
  expect(receipt).toContain('Vi har tagit emot din felanmälan')
  expect(receipt).toContain('ada@invanare.example')
  const confirmation = `/bekrafta/${await token('confirm')}`
  expect(await page(confirmation)).toContain('Bekräfta din felanmälan')
  expect(await db.selectFrom('reports').select('number').execute()).toEqual([])
  const confirmed = await post(confirmation)
  expect(where(confirmed)).toMatch(/^\/rapporter\/1000001\?tack=1$/)
  const report = await page(where(confirmed))
  expect(report).toContain('Tack! Felanmälan är bekräftad.')
  expect(report).toContain('Djupt hål')
  expect(report).not.toMatch(/Ada Lind|ada@invanare/i)
})

test('confirming again, and opening the old receipt, lead to the same report', async () => {
  const confirmation = `/bekrafta/${await token('confirm')}`
  expect(where(await post(confirmation))).toContain('/rapporter/1000001')
  expect(await page(confirmation)).toContain('redan bekräftad')
  expect(await page(`/utkast/${await token('draft')}`)).toContain('Felanmälan är bekräftad')
})

test('the same form sent twice is one report', async () => {
  const form = await filled()
  const before = await drafts()
  const [first, second] = await Promise.all([post('/anmal', form), post('/anmal', form)])
  expect(where(first)).toBe(where(second))
  expect(await drafts()).toBe(before + 1)
})

test('a changed address gets its own letter, and the link in the old one ends', async () => {
  const form = await filled()
  const draft = where(await post('/anmal', form))
  const old = await token('confirm')
  const changed = await post(draft, {
    ...{ ...form, ...hiddenFields(await page(draft)) },
    ...{ email: 'bo@invanare.example', title: 'Nytt' },
  })
  expect(where(changed)).toBe(`${draft}?sparat=1`)
  expect(await page(draft)).toContain('bo@invanare.example')
  const closed = await get(`/bekrafta/${old}`)
  expect(closed.status).toBe(410)
  expect(await closed.text()).toContain('Adressen är ändrad')
  expect(await page(`/bekrafta/${await token('confirm')}`)).toContain('Nytt')
})

test('before it is confirmed a report can be changed from its letter, and moved to another place', async () => {
  await post('/anmal', await filled())
  const confirmation = await page(`/bekrafta/${await token('confirm')}`)
  const draft = /href="(\/utkast\/[^"]+)"/.exec(confirmation)?.[1] ?? ''
  expect(await page(draft)).toContain(`href="${draft}/plats"`)
  const found = await page(`${draft}/plats?q=57.9500,12.5400`)
  const moved = (/href="(\/utkast\/[^"]+lat=[^"]+)"/.exec(found)?.[1] ?? '').replaceAll('&amp;', '&')
  const form = await page(moved)
  expect(form).toMatch(/<details class="fold" open/)
  await post(draft, { ...written, ...hiddenFields(form) })
  const stored = await db
    .selectFrom('drafts')
    .select(['lat', 'lon'])
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(stored).toEqual({ lat: 57.95, lon: 12.54 })
  expect((await get(`${draft}/plats`)).headers.get('cache-control')).toBe('no-store')
})

test('what is wrong stands beside its field, and everything typed is kept', async () => {
  const answer = await post('/anmal', { ...(await filled()), title: ' ', email: 'ada', name: '<b>Ada</b>' })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain('Rätta 2 saker')
  expect(html).toContain('href="#title"')
  expect(html).toContain('id="title-error"')
  expect(html).toContain('E-postadressen ser inte rätt ut')
  expect(html).toContain('En halv meter brett.')
  expect(html).toContain('value="Vid torget"')
  expect(html).toContain('value="&lt;b>Ada&lt;/b>"')
})

test('GDPR-2: a personal number is refused in every field people read', async () => {
  for (const field of ['title', 'description', 'place', 'name']) {
    const answer = await post('/anmal', { ...(await filled()), [field]: 'Ring 811218-9876' })
    expect(answer.status, field).toBe(422)
    expect(await answer.text()).toContain('ser ut som ett personnummer')
  }
})

test('words about danger bring up 112 and stop nothing', async () => {
  const sent = await post('/anmal', { ...(await filled()), description: 'En nerfallen elledning' })
  expect(await page(where(sent))).toContain('Ring 112')
})

test('a body that refuses is told of before anything is typed, and nothing is stored', async () => {
  const form = await filled()
  const before = await drafts()
  await db
    .updateTable('bodies')
    .set({ refuses_reports: true, own_page: 'https://alingsas.example/fel', telephone: '0322-61 60 00' })
    .where('code', '=', alingsas)
    .execute()
  const shown = await get(inAlingsas)
  expect(shown.status).toBe(422)
  expect(await shown.text()).toMatch(
    /tar inte emot anmälningar härifrån[\s\S]*https:\/\/alingsas.example\/fel/,
  )
  const posted = await post('/anmal', form)
  expect(posted.status).toBe(422)
  expect(await posted.text()).toContain('En halv meter brett.')
  expect(await drafts()).toBe(before)
  const confirmation = `/bekrafta/${await token('confirm')}`
  const confirming = await post(confirmation)
  expect(confirming.status).toBe(409)
  expect(await confirming.text()).toContain('tar inte längre emot')
  await db.updateTable('bodies').set({ refuses_reports: false }).where('code', '=', alingsas).execute()
  expect((await post(confirmation)).status).toBe(303)
})

test('a body without an address is told of too', async () => {
  await db.deleteFrom('recipients').where('body', '=', '0114').execute()
  const answer = await get('/anmal?lat=59.51839&lon=17.91128')
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Vi har ingen adress till')
})

test('near a border the resident chooses, with the likeliest chosen already', async () => {
  const form = await page(onTheBorder)
  expect(form).toContain('Vilken kommun ligger platsen i?')
  const likeliest = /name="municipality" value="(\d{4})"[^>]* checked/.exec(form)?.[1] ?? ''
  const hidden = { ...hiddenFields(form), ...written }
  expect((await post('/anmal', hidden)).status).toBe(422)
  await post('/anmal', { ...hidden, municipality: likeliest })
  await post('/anmal', { ...(await filled(onTheBorder)), municipality: 'other', otherMunicipality: '1281' })
  const stored = await db
    .selectFrom('drafts')
    .select(['municipality', 'placed_by'])
    .where('lat', '=', 57.982)
    .orderBy('created_at')
    .execute()
  expect(stored).toEqual([
    { municipality: likeliest, placed_by: 'nearest-place' },
    { municipality: '1281', placed_by: 'resident' },
  ])
  expect((await post('/anmal', { ...hidden, municipality: 'other' })).status).toBe(422)
})

test.each([
  ['the sea', 'lat=57&lon=19.5', 'till havs'],
  ['another country', 'lat=52.5&lon=13.4', 'inte i Sverige'],
  ['nowhere', 'lat=abc&lon=', 'Vi kunde inte läsa av platsen'],
])('a place in %s has its own sentence', async (_, place, words) => {
  const answer = await get(`/anmal?${place}`)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(words)
  const posted = await post('/anmal', { ...written, ...Object.fromEntries(new URLSearchParams(place)) })
  expect(posted.status).toBe(422)
  expect(await posted.text()).toContain('En halv meter brett.')
})

test('the search leads to the form, to a report, or says what helps', async () => {
  expect(await page('/sok?q=Storgatan+5,+Alings%C3%A5s')).toMatch(
    /mitt i Alingsås: beskriv[\s\S]*plats=Storgatan\+5/,
  )
  expect(await page('/sok?q=57.93018,12.53352')).toContain('/anmal?lat=57.93018&amp;lon=12.53352')
  expect(where(await get('/sok?q=1000001'))).toBe('/rapporter/1000001')
  expect(await page('/sok?q=1999999')).toContain('ingen anmälan med nummer 1999999')
  expect(await page('/sok?q=xyzzy')).toContain('Vi hittade ingen plats för')
})

test('everything is there in English', async () => {
  const form = hiddenFields(await page(`/en${inAlingsas}`))
  const sent = await post('/en/anmal', { ...form, ...written, title: 'In English' })
  expect(where(sent)).toMatch(/^\/en\/utkast\//)
  expect(await page(where(sent))).toContain('We have received your report')
  const confirmed = await post(`/en/bekrafta/${await token('confirm')}`)
  const report = await page(where(confirmed))
  expect(report).toContain('<html lang="en">')
  expect(report).toContain('because the place seems to be in')
  expect(report).toContain('hreflang="sv"')
})
