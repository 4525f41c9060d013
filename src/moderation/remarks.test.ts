import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { answerReporter } from '#reports/answer-reporter.ts'
import { isPublicPhoto } from '#reports/photos/photo-queries.ts'
import { publicReport } from '#reports/public-report.ts'
import { unsubscribe } from '#reports/unsubscribe.ts'
import { openTestDatabase } from '../../test/database.ts'
import { anUpdate } from '../../test/neighbour.ts'
import { aReportWithPhoto, testPhotos } from '../../test/photos.ts'
import { alingsas, aReport, fillBodies, theBody } from '../../test/reports.ts'
import { forgetRemarks } from './forget-remarks.ts'
import { unsettledRemarks } from './remark-queries.ts'
import { overdueRemarks, remindOfRemarks } from './remind-of-remarks.ts'
import type { Review } from './review.ts'
import { reviewReport } from './review-report.ts'
import { markOf, markOfWords, reviewedReport } from './reviewed-report.ts'
import { setVisibility } from './set-visibility.ts'
import { tellRemark } from './tell-remark.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
beforeAll(() => fillBodies(db))

const someone = () => `${randomUUID()}@invanare.example`
const abuse = (report: number) =>
  ({
    id: randomUUID(),
    topic: 'abuse',
    report,
    reason: 'person',
    words: 'Namnet på min granne står där.',
    email: null,
    language: 'sv',
  }) as const

/** A remark on a report, and what its page would send if nothing were changed on it. */
async function remarkOn(report: number): Promise<Review> {
  const remark = abuse(report)
  await tellRemark(db, remark)
  const { texts } = await reviewedReport(db, report)
  const { id: link } = await db
    .selectFrom('links')
    .select('id')
    .where('remark', '=', remark.id)
    .executeTakeFirstOrThrow()
  const nothing = { act: 'change', dropsAnswers: false, reason: null } as const
  const untouched = { entryWords: [], entries: [], photos: [] }
  return { remark: remark.id, report, link, mark: markOf(texts), texts, ...nothing, ...untouched }
}

const eventsOf = (report: number, ...acts: string[]) =>
  db
    .selectFrom('events')
    .select(['act', 'actor', 'entry', 'link', 'facts'])
    .where('report', '=', report)
    .where('act', 'in', acts)
    .orderBy('id')
    .execute()

const lettersTo = async (person: number) => {
  const rows = await db
    .selectFrom('letters')
    .innerJoin('letter_news', 'letter_news.letter', 'letters.id')
    .innerJoin('events', 'events.id', 'letter_news.event')
    .select('events.act')
    .where('letters.person', '=', person)
    .where('letters.kind', '=', 'moderation')
    .orderBy('events.id')
    .execute()
  return rows.map(({ act }) => act)
}

test('posted twice it is one remark, one letter and one link; on what is hidden or not there it is none', async () => {
  const { number } = await aReport(db)
  const remark = abuse(number)
  await Promise.all([tellRemark(db, remark), tellRemark(db, remark)])
  const letters = await db.selectFrom('letters').select('kind').where('remark', '=', remark.id).execute()
  expect(letters).toEqual([{ kind: 'remark' }])
  expect(await eventsOf(number, 'remark')).toMatchObject([
    { actor: 'neighbour', facts: { remark: remark.id, topic: 'abuse' } },
  ])
  await setVisibility(db, { report: number, visibility: 'hidden', door: 'command' })
  for (const report of [number, 1])
    await expect(tellRemark(db, abuse(report))).rejects.toMatchObject({ name: 'NotFound' })
})

test('REC-5: redacted, everybody reads the new words and the original stays as it was sent', async () => {
  const { number, person } = await aReport(db, {
    title: 'Kalle slängde skräp',
    placeWords: 'Hos Kalle',
    email: someone(),
  })
  await db
    .updateTable('report_texts')
    .set({ answers: JSON.stringify([{ body: null, code: 'korbana', value: 'Kalle' }]) })
    .where('report', '=', number)
    .execute()
  const review = await remarkOn(number)
  const texts = { title: '[…] slängde skräp', description: 'Skräp.', placeWords: '' }
  await reviewReport(db, { ...review, texts, dropsAnswers: true, reason: 'person' })
  expect(await publicReport(db, number)).toMatchObject({ ...texts, answers: [] })
  const original = await db
    .selectFrom('report_texts')
    .select(['title', 'place_words', 'answers'])
    .where('report', '=', number)
    .where('version', '=', 'original')
    .executeTakeFirst()
  expect(original).toMatchObject({ title: 'Kalle slängde skräp', place_words: 'Hos Kalle' })
  expect(original?.answers).toMatchObject([{ value: 'Kalle' }])
  const facts = { remark: review.remark, reason: 'person', fields: 'title description placeWords answers' }
  expect(await eventsOf(number, 'redact')).toEqual([
    { act: 'redact', actor: 'operator', entry: null, link: review.link, facts },
  ])
  expect(await lettersTo(person)).toEqual(['redact'])
  const remark = await db
    .selectFrom('remarks')
    .select('settled_as')
    .where('id', '=', review.remark)
    .executeTakeFirst()
  expect(remark).toEqual({ settled_as: 'acted' })
})

test('an entry and a photo are hidden, shown again, and each is an event', async () => {
  const { number, caseId, person, id, address } = await aReportWithPhoto(db, photos, { email: someone() })
  const entry = await answerReporter(db, {
    caseId,
    by: theBody(alingsas),
    audience: 'update',
    words: 'Det var Kalle.',
  })
  const review = await remarkOn(number)
  await reviewReport(db, {
    ...review,
    entries: [{ id: entry, turn: 'hide' }],
    photos: [{ id, turn: 'hide' }],
    reason: 'hate',
  })
  expect(JSON.stringify(await publicReport(db, number))).not.toContain('Kalle')
  expect(await isPublicPhoto(db, address)).toBe(false)
  expect(await eventsOf(number, 'hide')).toMatchObject([{ entry }, { entry: null, facts: { photo: id } }])
  await reviewReport(db, {
    ...review,
    entries: [{ id: entry, turn: 'show' }],
    photos: [{ id, turn: 'show' }],
  })
  expect(JSON.stringify(await publicReport(db, number))).toContain('Kalle')
  expect(await isPublicPhoto(db, address)).toBe(true)
  expect(await lettersTo(person)).toEqual(['hide', 'hide', 'show', 'show'])
})

test('REC-5: what a neighbour and a body have said is redacted, kept as it was said, and each hears of their own', async () => {
  const { number, caseId, person } = await aReport(db, { email: someone() })
  const neighbour = await anUpdate(db, number, 'Det är Kalle på trettonde.')
  const answer = await answerReporter(db, {
    ...{ caseId, by: theBody(alingsas), audience: 'update' },
    words: 'Vi har talat med Kalle.',
  })
  const review = await remarkOn(number)
  const rewritten = (id: number, before: string, words: string) => ({ id, mark: markOfWords(before), words })
  const entryWords = [
    rewritten(neighbour.entry, 'Det är Kalle på trettonde.', 'Det är […].'),
    rewritten(answer, 'Vi har talat med Kalle.', 'Vi har talat med […].'),
  ]
  await expect(reviewReport(db, { ...review, entryWords })).rejects.toMatchObject({ why: 'reason' })
  await expect(reviewReport(db, { ...review, entryWords, act: 'stand' })).rejects.toMatchObject({
    why: 'standing',
  })
  await reviewReport(db, { ...review, entryWords, reason: 'person' })

  const seen = JSON.stringify(await publicReport(db, number))
  expect(seen).toContain('Det är […].')
  expect(seen).toContain('Vi har talat med […].')
  expect(seen).not.toContain('Kalle')
  const originals = await db
    .selectFrom('entry_texts')
    .select('words')
    .where('entry', 'in', [neighbour.entry, answer])
    .where('version', '=', 'original')
    .orderBy('entry')
    .execute()
  expect(originals).toEqual([{ words: 'Det är Kalle på trettonde.' }, { words: 'Vi har talat med Kalle.' }])
  const facts = { remark: review.remark, reason: 'person', fields: 'words' }
  expect(await eventsOf(number, 'redact')).toEqual([
    { act: 'redact', actor: 'operator', entry: neighbour.entry, link: review.link, facts },
    { act: 'redact', actor: 'operator', entry: answer, link: review.link, facts },
  ])
  expect(await lettersTo(person)).toEqual(['redact', 'redact'])
  expect(await lettersTo(neighbour.person)).toEqual(['redact'])

  const late = {
    ...review,
    entryWords: [{ ...rewritten(answer, 'Vi har talat med Kalle.', 'Vi har talat.') }],
  }
  await expect(reviewReport(db, { ...late, reason: 'other' })).rejects.toMatchObject({ name: 'Conflict' })
  expect(await eventsOf(number, 'redact')).toHaveLength(2)
})

test('what is of another report, or between two only, is not there to hide or redact', async () => {
  const [mine, other] = [await aReport(db, { email: someone() }), await aReport(db, { email: someone() })]
  const say = (caseId: number, audience: 'update' | 'message') =>
    answerReporter(db, { caseId, by: theBody(alingsas), audience, words: 'Hej.' })
  const review = await remarkOn(mine.number)
  for (const id of [await say(other.caseId, 'update'), await say(mine.caseId, 'message')]) {
    const hiding = reviewReport(db, { ...review, entries: [{ id, turn: 'hide' }], reason: 'other' })
    await expect(hiding).rejects.toMatchObject({ name: 'NotFound' })
    const entryWords = [{ id, mark: markOfWords('Hej.'), words: '[…]' }]
    const redacting = reviewReport(db, { ...review, entryWords, reason: 'other' })
    await expect(redacting).rejects.toMatchObject({ name: 'NotFound' })
  }
  expect(await eventsOf(mine.number, 'hide', 'redact')).toEqual([])
})

test('what takes something away needs a reason, and texts that have changed meanwhile are not written over', async () => {
  const { number } = await aReport(db, { email: someone() })
  const [review, other] = [await remarkOn(number), await remarkOn(number)]
  const texts = { ...review.texts, title: '[…]' }
  const refused = (changes: Partial<Review>) => reviewReport(db, { ...review, ...changes })
  await expect(refused({ texts })).rejects.toMatchObject({ why: 'reason' })
  await expect(refused({ act: 'hide' })).rejects.toMatchObject({ why: 'reason' })
  await expect(refused({})).rejects.toMatchObject({ why: 'nothing' })
  await expect(refused({ act: 'stand', texts })).rejects.toMatchObject({ why: 'standing' })
  await reviewReport(db, { ...review, texts, reason: 'person' })
  await expect(reviewReport(db, { ...other, act: 'stand' })).rejects.toMatchObject({ name: 'Conflict' })
})

test('left to stand nothing is changed and nobody gets a letter; the remark is settled', async () => {
  const { number, person } = await aReport(db, { email: someone() })
  const review = await remarkOn(number)
  await reviewReport(db, { ...review, act: 'stand' })
  await reviewReport(db, { ...review, act: 'stand' })
  expect(await eventsOf(number, 'dismiss', 'hide', 'redact')).toMatchObject([{ act: 'dismiss' }])
  expect(await lettersTo(person)).toEqual([])
  const unsettled = await unsettledRemarks(db, 1000)
  expect(unsettled.filter(({ id }) => id === review.remark)).toEqual([])
})

test('hidden is 410 for all, and shown again it is what it was: what was private stays so', async () => {
  const { number } = await aReport(db, { email: someone() })
  const review = await remarkOn(number)
  await reviewReport(db, { ...review, act: 'hide', reason: 'crime' })
  expect(await publicReport(db, number)).toBe('hidden')
  await db.updateTable('reports').set({ visibility: 'private' }).where('number', '=', number).execute()
  await setVisibility(db, { report: number, visibility: 'hidden', door: 'command' })
  await reviewReport(db, { ...review, act: 'show' })
  expect(await publicReport(db, number)).toBeNull()
})

test('whoever has stopped letters gets none', async () => {
  const { number, person } = await aReport(db, { email: someone() })
  await unsubscribe(db, { report: number, person, door: 'web' })
  await reviewReport(db, { ...(await remarkOn(number)), act: 'hide', reason: 'other' })
  expect(await lettersTo(person)).toEqual([])
})

test('A11Y-3: operators are reminded of a barrier that has waited too long, and of nothing else', async () => {
  const reminders = () => db.selectFrom('letters').select('id').where('kind', '=', 'overdue').execute()
  const words = 'Kartan läses inte upp.'
  const barrier = { id: randomUUID(), topic: 'barrier', page: '/karta', words, language: 'sv' } as const
  await tellRemark(db, { ...barrier, email: someone() })
  await remindOfRemarks(db)
  expect(await reminders()).toEqual([])
  const longAgo = new Date(Date.now() - 10 * 86_400_000)
  await db.updateTable('remarks').set({ told_at: longAgo }).execute()
  await remindOfRemarks(db)
  expect(await reminders()).toHaveLength(1)
  expect(await overdueRemarks(db, new Date())).toMatchObject([{ id: barrier.id }])
})

test('what was settled a year ago is forgotten with its letters; what waits is not', async () => {
  const [old, waiting] = [
    await remarkOn((await aReport(db, { email: someone() })).number),
    await remarkOn((await aReport(db, { email: someone() })).number),
  ]
  await reviewReport(db, { ...old, act: 'hide', reason: 'other' })
  const longAgo = new Date(Date.now() - 400 * 86_400_000)
  await db.updateTable('remarks').set({ settled_at: longAgo }).where('id', '=', old.remark).execute()
  await forgetRemarks(db)
  const ids = [old.remark, waiting.remark]
  const letters = await db.selectFrom('letters').select('remark').where('remark', 'in', ids).execute()
  const links = await db.selectFrom('links').select('remark').where('remark', 'in', ids).execute()
  expect([letters, links]).toEqual([[{ remark: waiting.remark }], [{ remark: waiting.remark }]])
  expect(await eventsOf(old.report, 'hide')).toHaveLength(1)
})
