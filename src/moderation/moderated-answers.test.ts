import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { deliveryToSend } from '#reports/deliveries/delivery-to-send.ts'
import { handOver } from '#reports/hand-over.ts'
import { openTestDatabase } from '../../test/database.ts'
import { anUpdate } from '../../test/neighbour.ts'
import { aReportWithPhoto, testPhotos } from '../../test/photos.ts'
import { alingsas, aReport, fillBodies, theBody } from '../../test/reports.ts'
import type { Review } from './review.ts'
import { reviewReport } from './review-report.ts'
import { markOf, markOfWords, reviewedReport } from './reviewed-report.ts'
import { tellRemark } from './tell-remark.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
beforeAll(() => fillBodies(db))

const someone = () => `${randomUUID()}@invanare.example`

/** What the page of a remark would send if nothing were changed on it. */
async function remarkOn(report: number): Promise<Review> {
  const id = randomUUID()
  const words = 'Namnet på min granne står där.'
  await tellRemark(db, { id, topic: 'abuse', report, reason: 'person', words, email: null, language: 'sv' })
  const { texts } = await reviewedReport(db, report)
  const { id: link } = await db
    .selectFrom('links')
    .select('id')
    .where('remark', '=', id)
    .executeTakeFirstOrThrow()
  const nothing = { act: 'change', dropsAnswers: false, reason: null } as const
  const untouched = { entryWords: [], entries: [], photos: [] }
  return { remark: id, report, link, mark: markOf(texts), texts, ...nothing, ...untouched }
}

const deliveriesOf = (report: number) =>
  db
    .selectFrom('deliveries')
    .select(['id', 'kind', 'holder', 'case_id'])
    .where('report', '=', report)
    .orderBy('position')
    .execute()

const asSent = async (id = '') =>
  deliveryToSend({ db, photos, links: linksSignedBy(await signingKeys(db)) }, id)

test('a body is told of what was done with its own answer and why, and of nobody else’s', async () => {
  const { number, caseId, id: photo } = await aReportWithPhoto(db, photos, { email: someone() })
  const neighbour = await anUpdate(db, number, 'Kalle igen.')
  const answer = await answerReporter(db, {
    ...{ caseId, by: theBody(alingsas), audience: 'update' },
    words: 'Vi har talat med Kalle.',
  })
  const before = (await deliveriesOf(number)).length
  const review = await remarkOn(number)
  await reviewReport(db, {
    ...{ ...review, reason: 'person' },
    entryWords: [
      { id: answer, mark: markOfWords('Vi har talat med Kalle.'), words: 'Vi har talat med […].' },
    ],
    entries: [{ id: neighbour.entry, turn: 'hide' }],
    photos: [{ id: photo, turn: 'hide' }],
  })
  const [told, ...more] = (await deliveriesOf(number)).slice(before)
  expect(more).toEqual([])
  expect(await asSent(told?.id)).toMatchObject({
    ...{ kind: 'moderation', holder: { code: alingsas } },
    moderation: { act: 'redact', of: 'entry', reason: 'person' },
    entry: { words: 'Vi har talat med […].', writtenBy: 'body', photos: [] },
  })
  await reviewReport(db, { ...review, entries: [{ id: answer, turn: 'hide' }], reason: 'hate' })
  const hidden = (await deliveriesOf(number)).at(-1)
  expect(await asSent(hidden?.id)).toMatchObject({
    moderation: { act: 'hide', of: 'entry', reason: 'hate' },
    entry: { words: '' },
  })
})

test('whoever held the case when it answered is told, and a review at the same moment as an answer waits its turn', async () => {
  const { number, caseId } = await aReport(db, { email: someone() })
  const by = theBody(alingsas)
  const answer = await answerReporter(db, { caseId, by, audience: 'update', words: 'Kalle vet.' })
  await handOver(db, { caseId, to: 'trafikverket', by, words: 'Statlig väg.' })
  const review = await remarkOn(number)
  const next = await db
    .selectFrom('cases')
    .select('id')
    .where('report', '=', number)
    .where('is_present', '=', true)
    .executeTakeFirstOrThrow()
  const answering = { caseId: next.id, by: theBody('trafikverket'), audience: 'update' as const }
  await Promise.all([
    reviewReport(db, { ...review, entries: [{ id: answer, turn: 'hide' }], reason: 'person' }),
    ...['Ett.', 'Två.', 'Tre.'].map((words) => answerReporter(db, { ...answering, words })),
  ])
  expect((await deliveriesOf(number)).filter(({ kind }) => kind === 'moderation')).toMatchObject([
    { holder: alingsas, case_id: caseId },
  ])
})
