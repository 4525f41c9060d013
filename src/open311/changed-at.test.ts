import { beforeAll, expect, test } from 'vitest'
import { setVisibility } from '#moderation/set-visibility.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { recordOutcome } from '#reports/deliveries/record-outcome.ts'
import { moveCase } from '#reports/move-case.ts'
import { publishMessage } from '#reports/publish-message.ts'
import { readContact } from '#reports/read-contact.ts'
import { sendMessage } from '#reports/send-message.ts'
import { writeNote } from '#reports/write-note.ts'
import { openTestDatabase } from '../../test/database.ts'
import { anUpdate } from '../../test/neighbour.ts'
import { aReportWithPhoto, testPhotos } from '../../test/photos.ts'
import { alingsas, aReport, emptyQueues, fillBodies, takeOne, theBody } from '../../test/reports.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
const by = theBody(alingsas)
let report: Awaited<ReturnType<typeof aReport>>

beforeAll(async () => {
  await fillBodies(db)
  report = await aReport(db)
})

async function changedAt(number = report.number): Promise<number> {
  const { changed_at: at } = await db
    .selectFrom('reports')
    .select('changed_at')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return at.getTime()
}

async function moves(act: () => Promise<unknown>, number = report.number): Promise<boolean> {
  const [before, now] = [await changedAt(number), Date.now()]
  await act()
  const after = await changedAt(number)
  expect(after === before || after >= now).toBe(true)
  return after > before
}

const say = (audience: 'update' | 'message', words: string) =>
  answerReporter(db, { caseId: report.caseId, by, audience, words })
const tell = () =>
  sendMessage(db, { report: report.number, person: report.person, door: 'web', words: 'Det är djupare nu.' })

test('what is not for everybody does not change a report for programs', async () => {
  expect(await moves(() => writeNote(db, { caseId: report.caseId, by, words: 'Ring Kalle först.' }))).toBe(
    false,
  )
  expect(await moves(() => readContact(db, { caseId: report.caseId, by }))).toBe(false)
  expect(await moves(() => say('message', 'Bara till dig.'))).toBe(false)
  expect(await moves(tell)).toBe(false)
  await emptyQueues(db)
  const other = await aReport(db, { email: 'bo@invanare.example' })
  const { id, attempt } = await takeOne(db)
  const sent = { delivery: id, attempt, outcome: 'sent', answer: '250 OK' } as const
  expect(await moves(() => recordOutcome(db, sent), other.number)).toBe(false)
})

test('what everybody may read does', async () => {
  expect(await moves(() => say('update', 'Vi lagar det i morgon.'))).toBe(true)
  expect(await moves(() => anUpdate(db, report.number, 'Det har vuxit.'))).toBe(true)
  const { entry } = await tell()
  const published = { entry, person: report.person, door: 'web' } as const
  expect(await moves(() => publishMessage(db, published))).toBe(true)
  expect(await moves(() => moveCase(db, { caseId: report.caseId, act: 'start', by }))).toBe(true)
})

test('work that is told afterwards is dated by when it was written down', async () => {
  const at = new Date(Date.now() - 86_400_000)
  expect(await moves(() => moveCase(db, { caseId: report.caseId, act: 'fix', by: { ...by, at } }))).toBe(true)
})

test('moderation does, and so does a photo that is hidden', async () => {
  const hide = { report: report.number, visibility: 'hidden', door: 'command' } as const
  expect(await moves(() => setVisibility(db, hide))).toBe(true)
  expect(await moves(() => setVisibility(db, { ...hide, visibility: 'public' }))).toBe(true)
  const seen = await aReportWithPhoto(db, photos, { email: 'cy@invanare.example' })
  const hidden = db.updateTable('photos').set({ hidden_at: new Date() }).where('id', '=', seen.id)
  expect(await moves(() => hidden.execute(), seen.number)).toBe(true)
})
