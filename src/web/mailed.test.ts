import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { beginMailedDraft, type MailedDraft } from '#reports/mails/begin-mailed-draft.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aJpeg, keepSent, testPhotos } from '../../test/photos.ts'
import { emptyQueues, fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const { page, get, post, token } = await browse(db, { photos })

beforeEach(() => emptyQueues(db))

const someone = () => `${randomUUID()}@invanare.example`
const where = (answer: Response) => answer.headers.get('location') ?? ''

async function begun(changes: Partial<MailedDraft> = {}) {
  const email = changes.to ?? someone()
  const draft = changes.draft ?? randomUUID()
  await beginMailedDraft(db, {
    ...{ draft, language: 'sv', title: 'Trasig lampa', description: 'Lampan lyser inte.' },
    ...{ placeWords: '', point: { lat: 57.93018, lon: 12.53352 }, email, leftBehind: 0, to: email },
    ...changes,
  })
  return { email, draft }
}

const values = (html: string, ...names: string[]) =>
  names.map((name) => new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1])

/** What waits to be told to an address. */
const lettersOf = async (draft: string) => {
  const rows = await db.selectFrom('letters').select('kind').where('draft', '=', draft).execute()
  return rows.map(({ kind }) => kind).toSorted()
}

const numberOf = async (draft: string) =>
  (await db.selectFrom('drafts').select('report').where('id', '=', draft).executeTakeFirst())?.report

test('the link in the letter opens the form filled in, and the form alone makes the report', async () => {
  const { email, draft } = await begun()
  const link = `/bekrafta/${await token('confirm')}`
  const html = await page(link)
  expect(values(html, 'title', 'email', 'lat')).toEqual(['Trasig lampa', email, '57.93018'])
  expect(html).toContain('Lampan lyser inte.')
  expect(html).toContain('Platsen kommer från mejlet')
  expect(html).toContain(`Adressen ${email} är redan bekräftad`)
  expect(await numberOf(draft)).toBeNull()
  const sent = await post(link, {
    ...hiddenFields(html),
    ...{ category: 'klotter', title: 'Trasig lampa', description: 'Lampan lyser inte.', email },
  })
  const number = await numberOf(draft)
  expect(number).toBeGreaterThan(1_000_000)
  expect(where(sent)).toBe(`/rapporter/${number}?tack=1`)
  expect(await lettersOf(draft)).toEqual(['mailed_draft'])
  const again = await post(link, {
    ...hiddenFields(html),
    category: 'klotter',
    title: 'X',
    description: 'Y',
    email,
  })
  expect(where(again)).toBe(`/rapporter/${number}?tack=1`)
})

test('at another address it waits for a letter there, and the first link confirms nothing', async () => {
  const { draft } = await begun()
  const link = `/bekrafta/${await token('confirm')}`
  const other = someone()
  const sent = await post(link, {
    ...hiddenFields(await page(link)),
    ...{ category: 'klotter', title: 'Trasig lampa', description: 'Lampan lyser inte.', email: other },
  })
  expect(where(sent)).toMatch(/^\/utkast\//)
  expect(await numberOf(draft)).toBeNull()
  expect(await lettersOf(draft)).toEqual(['confirm', 'mailed_draft'])
  expect((await post(link, {})).status).toBe(410)
  expect(await numberOf(draft)).toBeNull()
})

test('what is missing is said beside its field, and what was filled in stays', async () => {
  const { email, draft } = await begun({ title: '' })
  const link = `/bekrafta/${await token('confirm')}`
  const sent = await post(link, {
    ...hiddenFields(await page(link)),
    category: 'klotter',
    title: '',
    description: 'Ändrad.',
    email,
  })
  expect(sent.status).toBe(422)
  const html = await sent.text()
  expect(html).toContain('Ändrad.')
  expect(html).toContain(`Adressen ${email} är redan bekräftad`)
  expect(await numberOf(draft)).toBeNull()
})

test('a place in words is looked up and chosen, never taken for sure', async () => {
  await begun({ point: null, placeWords: 'Alingsås' })
  const link = `/bekrafta/${await token('confirm')}`
  const search = where(await get(link))
  expect(search).toBe(`${link}/plats?q=Alings%C3%A5s`)
  const found = await page(search)
  const chosen = new RegExp(`href="(${link}\\?[^"]*lat=[^"]+)"`).exec(found)?.[1]?.replaceAll('&amp;', '&')
  expect(chosen).toBeDefined()
  expect(values(await page(chosen ?? ''), 'title')).toEqual(['Trasig lampa'])
})

test('where a photo was taken comes before what the mail says', async () => {
  const draft = randomUUID()
  await keepSent(db, photos, await aJpeg(), draft)
  await begun({ draft, point: { lat: 57.7, lon: 12 } })
  const html = await page(`/bekrafta/${await token('confirm')}`)
  expect(values(html, 'lat', 'lon')).toEqual(['57.930181', '12.533519'])
  expect(html).toContain('Platsen kommer från fotot')
})

test('files that were left behind are told of', async () => {
  await begun({ leftBehind: 2 })
  expect(await page(`/bekrafta/${await token('confirm')}`)).toContain('2 filer i mejlet kom inte med')
})

test('of what a contact centre has sent on its writer confirms', async () => {
  const bo = someone()
  const { draft } = await begun({ email: bo, to: 'kontakt@alingsas.example' })
  const link = `/utkast/${await token('draft')}`
  const html = await page(link)
  expect(values(html, 'title', 'email')).toEqual(['Trasig lampa', bo])
  expect(html).not.toContain('är redan bekräftad')
  const sent = await post(link, {
    ...hiddenFields(html),
    ...{ category: 'klotter', title: 'Trasig lampa', description: 'Lampan lyser inte.', email: bo },
  })
  expect(where(sent)).toBe(link)
  expect(await numberOf(draft)).toBeNull()
  expect(await lettersOf(draft)).toEqual(['confirm', 'mailed_draft'])
})
