import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { publicReport } from '#reports/public-report.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, aReport, fillBodies } from '../../test/reports.ts'
import { askAboutHeldTexts } from './ask-about-held-texts.ts'
import { moderationIn } from './moderation-in-letter.ts'
import { unsettledRemarks } from './remark-queries.ts'
import type { Review } from './review.ts'
import { reviewReport } from './review-report.ts'
import { markOf, reviewedReport } from './reviewed-report.ts'

const { db } = await openTestDatabase()
beforeAll(() => fillBodies(db))

const slip = {
  title: 'Grannen Kalle Svensson spärrar vägen',
  description: 'Hans bil ABC 123 står där varje natt.',
  category: 'fordon',
}
const aSlip = () => aReport(db, { ...slip, email: `${randomUUID()}@invanare.example` })

const publicTexts = async (number: number) => {
  const report = await publicReport(db, number)
  if (report === null || report === 'hidden') return report
  const { title, description, isTextHeld } = report
  return { title, description, isTextHeld }
}

/** The page that the letter to the operators leads to, sent as it stands. */
async function asked(number: number): Promise<Review> {
  await askAboutHeldTexts(db)
  const { id, link } = await db
    .selectFrom('remarks')
    .innerJoin('links', 'links.remark', 'remarks.id')
    .select(['remarks.id', 'links.id as link'])
    .where('remarks.report', '=', number)
    .executeTakeFirstOrThrow()
  const { texts } = await reviewedReport(db, number)
  const untouched = { dropsAnswers: false, entryWords: [], entries: [], photos: [] }
  return {
    ...{ remark: id, report: number, link, mark: markOf(texts), texts, act: 'change', reason: 'person' },
    ...untouched,
  }
}

const toldReporter = async (person: number) => {
  const letters = await db
    .selectFrom('letters')
    .select('id')
    .where('person', '=', person)
    .where('kind', '=', 'moderation')
    .orderBy('created_at')
    .execute()
  return Promise.all(
    letters.map(async ({ id }) => (await moderationIn(db, id)).map(({ act, of }) => `${act} ${of}`)),
  )
}

test('a text that names somebody is read by nobody else until a person has read it', async () => {
  const { number, person } = await aSlip()
  expect(await publicTexts(number)).toMatchObject({ description: '', isTextHeld: true })
  expect(JSON.stringify(await publicTexts(number))).not.toMatch(/Kalle|ABC/)
  const review = await asked(number)
  expect(await toldReporter(person)).toEqual([['hide text']])
  const letters = await db
    .selectFrom('letters')
    .select('link')
    .where('kind', '=', 'remark')
    .where('report', '=', number)
    .execute()
  expect(letters).toEqual([{ link: review.link }])
  expect(review.texts).toMatchObject({
    title: 'Grannen […] spärrar vägen',
    description: 'Hans bil […] står där varje natt.',
  })
})

test('it is asked about once', async () => {
  const { number } = await aSlip()
  expect(await askAboutHeldTexts(db)).toBe(1)
  expect(await askAboutHeldTexts(db)).toBe(0)
  const about = (await unsettledRemarks(db, 100)).filter(({ report }) => report === number)
  expect(about).toMatchObject([{ holds_text: true, reason: 'person', email: null }])
})

test('the masked version is shown, the original stays, and the reporter hears both times', async () => {
  const { number, person } = await aSlip()
  const review = await asked(number)
  await reviewReport(db, { ...review, texts: { ...review.texts, title: 'En bil spärrar vägen' } })
  expect(await publicTexts(number)).toEqual({
    ...{ title: 'En bil spärrar vägen', description: 'Hans bil […] står där varje natt.', isTextHeld: false },
  })
  expect(await toldReporter(person)).toEqual([['hide text'], ['redact report']])
  const original = await db
    .selectFrom('report_texts')
    .select(['title', 'description'])
    .where('report', '=', number)
    .where('version', '=', 'original')
    .executeTakeFirst()
  expect(original).toEqual({ title: slip.title, description: slip.description })
})

test('whoever reads it may let it stand as it was written, but for plates and numbers', async () => {
  const { number, person } = await aSlip()
  const review = await asked(number)
  const changed = { ...review.texts, title: 'Något annat' }
  await expect(reviewReport(db, { ...review, texts: changed, act: 'stand' })).rejects.toThrow('standing')
  await reviewReport(db, { ...review, act: 'stand', reason: null })
  expect(await publicTexts(number)).toEqual({
    ...{ title: slip.title, description: 'Hans bil […] står där varje natt.', isTextHeld: false },
  })
  expect(await toldReporter(person)).toEqual([['hide text'], ['show text']])
})

test('hidden while it is held, it is shown again without its text', async () => {
  const { number } = await aSlip()
  const review = await asked(number)
  await reviewReport(db, { ...review, act: 'hide' })
  expect(await publicTexts(number)).toBe('hidden')
  await reviewReport(db, { ...review, act: 'show', reason: null })
  expect(await publicTexts(number)).toMatchObject({ description: '', isTextHeld: true })
  expect((await unsettledRemarks(db, 100)).filter(({ report }) => report === number)).toEqual([])
})

test('who signs with their own name, and what only the holder reads, is not held', async () => {
  const signed = await aReport(db, {
    description: 'Djupt. Mvh Elin Ek',
    email: `${randomUUID()}@invanare.example`,
  })
  expect(await publicTexts(signed.number)).toMatchObject({ description: 'Djupt. Mvh […]', isTextHeld: false })
  await db.insertInto('private_categories').values({ body: alingsas, category: 'fordon' }).execute()
  const { number } = await aSlip()
  await db.deleteFrom('private_categories').execute()
  const { text_held_at } = await db
    .selectFrom('reports')
    .select('text_held_at')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  expect(text_held_at).toBeNull()
})
