import { expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { page, post } = await browse(db)

const written = {
  category: 'hal',
  title: 'Djupt hål',
  description: 'En halv meter brett.\r\nOch djupt.',
  place: 'Vid torget',
  email: 'ada@invanare.example',
  name: 'Ada Lind',
}
const form = async (path = '/anmal?lat=57.93018&lon=12.53352'): Promise<Record<string, string>> => ({
  ...hiddenFields(await page(path)),
  ...written,
})
const where = (answer: Response) => answer.headers.get('location') ?? ''
const stored = (key = '') =>
  db.selectFrom('drafts').select(['title', 'description']).where('id', '=', key).executeTakeFirstOrThrow()

test('what was saved in another tab is not written over unseen: both texts are shown, and one is chosen', async () => {
  const draft = where(await post('/anmal', await form()))
  const [one, other] = [await form(draft), await form(draft)]
  expect((await post(draft, { ...one, title: 'Två hål' })).status).toBe(303)
  const told = await post(draft, { ...other, description: 'Det är värre nu.' })
  expect(told.status).toBe(409)
  const html = await told.text()
  expect(html).toContain('Anmälan har ändrats sedan du öppnade sidan')
  expect(html).toMatch(/<dt>Rubrik<\/dt><dd><p>Två hål<\/p>/)
  expect(html).toMatch(/<dt>Beskrivning<\/dt><dd><p>En halv meter brett.<\/p><p>Och djupt.<\/p>/)
  expect(html).not.toMatch(/<dt>(E-post|Kategori)<\/dt>/)
  expect(html).toContain('>Det är värre nu.</textarea>')
  expect(html).toContain(`href="${draft}"`)
  expect(html).toContain('Spara det som står här')
  expect(await stored(one['key'])).toMatchObject({ title: 'Två hål' })

  const again = { ...written, ...hiddenFields(html), description: 'Det är värre nu.' }
  expect((await post(draft, again)).status).toBe(303)
  expect(await stored(one['key'])).toEqual({ title: 'Djupt hål', description: 'Det är värre nu.' })
})

test('a form that two tabs have is one report, and the second is told if it says something else', async () => {
  const first = await form()
  const draft = where(await post('/anmal', first))
  expect(where(await post('/anmal', first))).toBe(draft)
  const told = await post('/anmal', { ...first, title: 'Ett annat hål' })
  expect(told.status).toBe(409)
  const html = await told.text()
  expect(html).toMatch(/<dt>Rubrik<\/dt><dd><p>Djupt hål<\/p>/)
  expect(html).toContain('value="Ett annat hål"')
  expect(html).toContain(`href="${draft}"`)
  expect(await stored(first['key'])).toMatchObject({ title: 'Djupt hål' })
  const again = { ...written, ...hiddenFields(html), title: 'Ett annat hål' }
  expect(where(await post('/anmal', again))).toBe(draft)
  expect(await stored(first['key'])).toMatchObject({ title: 'Ett annat hål' })
})

test('mistakes do not make an old page a new one, and whoever looks anew may save', async () => {
  const draft = where(await post('/anmal', await form()))
  const [one, other] = [await form(draft), await form(draft)]
  await post(draft, { ...one, place: 'Vid kyrkan' })
  const mistaken = await (await post(draft, { ...other, title: '' })).text()
  const told = await post(draft, { ...written, ...hiddenFields(mistaken), title: 'Rättad' })
  expect(told.status).toBe(409)
  expect(await told.text()).toContain('<p>Vid kyrkan</p>')
  expect((await post(draft, { ...(await form(draft)), title: 'Rättad' })).status).toBe(303)
  const english = await post(`/en${draft}`, { ...other, title: 'Another' })
  expect(await english.text()).toContain('The report has changed since you opened this page')
})
