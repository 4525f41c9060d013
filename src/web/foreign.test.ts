import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { tellRemark } from '#moderation/tell-remark.ts'
import { paths } from '#paths.ts'
import { createLink } from '#people/links/links.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { contributeByLink } from '#reports/contributions/contribute-by-link.ts'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, aReport, fillBodies, theBody } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { page, token } = await browse(db)

const email = `${randomUUID()}@invanare.example`
const swedish = await aReport(db, { email })
const english = await aReport(db, {
  email,
  language: 'en',
  title: 'Deep hole',
  description: 'It is half a metre wide.',
  placeWords: 'By the square',
})
await moveCase(db, { caseId: swedish.caseId, act: 'receive', by: theBody(alingsas), words: 'Vi tittar.' })
await answerReporter(db, {
  caseId: english.caseId,
  by: theBody(alingsas),
  audience: 'update',
  words: 'Vi lagar i morgon.',
})
await contributeByLink(db, {
  id: randomUUID(),
  kind: 'update',
  report: swedish.number,
  words: 'Bigger today.',
  language: 'en',
  wantsLetters: false,
  person: swedish.person,
  link: await createLink(db, 'reporter', { report: swedish.number, person: swedish.person }),
  door: 'web',
})

/** The language that what stands right before some words says they are in; nothing where it is the page's. */
const languageOf = (html: string, words: string): string | undefined => {
  const [, tags = ''] = new RegExp(`((?:<[^>]*>)+)${words}`).exec(html.slice(html.indexOf('<main'))) ?? []
  expect(html).toContain(words)
  return /lang="(\w\w)"/.exec(tags)?.[1]
}

test('A11Y-7: on an English page what is written in Swedish says so, and what is written in English does not', async () => {
  const html = await page(`/en/rapporter/${swedish.number}`)
  for (const words of ['Djupt hål', 'Hålet är', 'Stora torget', 'Vi tittar.'])
    expect(languageOf(html, words), words).toBe('sv')
  expect(languageOf(html, 'Bigger today.')).toBeUndefined()
  expect(html).toContain('<title lang="sv">Djupt hål')
  expect(html).toContain('"inLanguage":"sv"')
})

test('A11Y-7: on a Swedish page what is written in English says so', async () => {
  const html = await page(`/rapporter/${english.number}`)
  for (const words of ['Deep hole', 'It is half', 'By the square'])
    expect(languageOf(html, words), words).toBe('en')
  expect(languageOf(html, 'Vi lagar i morgon.')).toBeUndefined()
  expect(html).toContain('<title lang="en">Deep hole')
  expect(languageOf(await page(`/rapporter/${swedish.number}`), 'Bigger today.')).toBe('en')
  expect(await page(`/rapporter/${swedish.number}`)).toContain('<title>Djupt hål')
})

test.for(['/en', '/en/kommuner/alingsas?visa=alla', '/en/karta?lat=57.93018&lon=12.53352&visa=alla'])(
  'A11Y-7: in the list of %s each title says its language',
  async (path) => {
    const html = await page(path)
    expect(languageOf(html, 'Djupt hål')).toBe('sv')
    expect(languageOf(html, 'Deep hole')).toBeUndefined()
  },
)

test('A11Y-7: a feed says the language of each of its parts', async () => {
  const atom = await page('/en/kommuner/alingsas/flode.atom?visa=alla')
  expect(atom).toContain('<title xml:lang="sv">Djupt hål')
  expect(atom).toContain('<title xml:lang="en">Deep hole')
  const rss = await page('/en/kommuner/alingsas/flode.rss?visa=alla')
  expect(rss).toContain('<dc:language>sv</dc:language>')
  expect(rss).toContain('&lt;p lang=&quot;sv&quot;&gt;Hålet är')
  const { language, items } = JSON.parse(await page('/en/kommuner/alingsas/flode.json?visa=alla'))
  expect([language, ...items.map((item: { language: string }) => item.language)]).toEqual(['en', 'en', 'sv'])
  const one = await page(`/en/rapporter/${swedish.number}/flode.atom`)
  expect(one).toContain('<summary xml:lang="sv">Djupt hål')
  expect(one).toContain('type="text" xml:lang="en">Djupt hål\n\nBigger today.')
})

test('A11Y-7: the pages of who holds a report, who made it and who reviews it say so too', async () => {
  const held = await page(paths.case(await token('case')))
  expect(languageOf(held, 'Deep hole')).toBe('en')
  const remark = { id: randomUUID(), topic: 'abuse', report: english.number, reason: 'other' } as const
  await tellRemark(db, { ...remark, words: 'This is rude.', email: '', language: 'en' })
  const review = await page(paths.review(await token('moderate')))
  expect(languageOf(review, 'This is rude.')).toBe('en')
})
