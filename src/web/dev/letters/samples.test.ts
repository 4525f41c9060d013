import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { everySample } from '#letters/samples/every-sample.ts'
import { ordinaryWords } from '#letters/samples/sample-words.ts'
import { openTestDatabase } from '../../../../test/database.ts'
import { fillBodies } from '../../../../test/reports.ts'
import { browse } from '../../../../test/web.ts'
import { sampleHref, sampleHtmlHref } from './shown-sample.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const mailbox = { list: async () => [], read: async () => null }
const { page, get } = await browse(db, { mode: 'demonstration', mailbox })

test('every kind of letter has a sample, and each can be opened in both languages', async () => {
  const { rows } = await sql<{
    kind: string
  }>`select unnest(enum_range(null::letter_kind))::text as kind`.execute(db)
  const kinds = new Set(everySample('sv', ordinaryWords).map(({ kind }) => kind))
  expect(rows.map(({ kind }) => kind).filter((kind) => !kinds.has(kind))).toEqual([])
  for (const language of ['sv', 'en'] as const) {
    const list = await page(`/dev/mail/letters?sprak=${language}`)
    const samples = everySample(language, ordinaryWords)
    const hrefs = samples.map((sample) => sampleHref(sample, language))
    expect(new Set(hrefs).size).toBe(samples.length)
    for (const href of hrefs) expect(list).toContain(`href="${href.replaceAll('&', '&amp;')}"`)
  }
})

test('a sample is shown by day, by night and as plain text, in a frame that can do nothing', async () => {
  for (const sample of everySample('en', ordinaryWords).filter(({ kind }) => kind === 'news')) {
    const shown = await page(sampleHref(sample, 'en'))
    expect(shown.match(/<iframe[^>]* sandbox(?:="")?[ >]/g)).toHaveLength(2)
    expect(shown).toContain(`<h1 lang="en">${sample.name}</h1>`)
    expect(shown).toContain('List-Unsubscribe-Post')
    for (const look of ['light', 'dark'] as const) {
      const href = sampleHtmlHref(sample, 'en', look)
      expect(shown).toContain(`src="${href.replaceAll('&', '&amp;')}"`)
    }
  }
  const html = await get('/dev/mail/letters/news-of-fix/html?tema=dark')
  expect(html.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await html.text()).toContain('@media all{')
  expect((await get('/dev/mail/letters/no-such-letter')).status).toBe(404)
  const local = await browse(db, { mode: 'local', mailbox })
  expect((await local.get('/dev/mail/letters')).status).toBe(404)
})
