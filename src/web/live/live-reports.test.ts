import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { listen } from '#database/listen.ts'
import { setVisibility } from '#moderation/set-visibility.ts'
import { paths } from '#paths.ts'
import { moveCase } from '#reports/move-case.ts'
import { recordEvent } from '#reports/record-event.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { aReport, fillBodies } from '../../../test/reports.ts'
import { browse } from '../../../test/web.ts'
import { liveReports, reportEventsChannel } from './live-reports.ts'
import { readMark } from './report-mark.ts'

const { db, connection } = await openTestDatabase()
await fillBodies(db)
const live = liveReports(readMark(db))
const { get, page } = await browse(db, { live })
const stopListening = await listen(connection, { [reportEventsChannel]: live.told })
afterAll(async () => {
  live.close()
  await stopListening()
})

const byBody = { actor: 'body', body: '1489', door: 'web' } as const
const news = /event: news/

/** What the page of a report asks for, as it stands in the page. */
async function addressIn(number: number): Promise<string> {
  const [, address = ''] = /data-live="([^"]+)"/.exec(await page(paths.report(number))) ?? []
  return address.replaceAll('&amp;', '&')
}

async function openPage(address: string) {
  const answer = await get(address)
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  return answer
}

/** Whether a stream is still silent after what was done meanwhile has been heard. */
async function isSilent(answer: Response): Promise<boolean> {
  const whole = answer.text().then(() => false)
  return Promise.race([whole, pause(300).then(() => true)])
}

test('an open page hears once that its report reads otherwise, and no other page does', async () => {
  const [mine, other] = [await aReport(db), await aReport(db)]
  const [stream, silent] = [
    await openPage(await addressIn(mine.number)),
    await openPage(await addressIn(other.number)),
  ]
  await moveCase(db, { caseId: mine.caseId, act: 'plan', plannedFor: '2027-02-01', by: byBody })
  expect(await stream.text()).toMatch(news)
  expect(await isSilent(silent)).toBe(true)
})

test('what only the body may know is no news', async () => {
  const { number, caseId } = await aReport(db)
  const stream = await openPage(await addressIn(number))
  await recordEvent(db, { act: 'read_contact', door: 'web', actor: 'body', report: number, case_id: caseId })
  expect(await isSilent(stream)).toBe(true)
})

test('what happened between page and stream is heard at once', async () => {
  const { number, caseId } = await aReport(db)
  const address = await addressIn(number)
  await moveCase(db, { caseId, act: 'start', by: byBody })
  expect(await (await openPage(address)).text()).toMatch(news)
})

test('a page learns that its report has been hidden, and a hidden one has no stream', async () => {
  const { number } = await aReport(db)
  const address = await addressIn(number)
  const stream = await openPage(address)
  await setVisibility(db, { report: number, visibility: 'hidden', door: 'command' })
  live.told()
  expect(await stream.text()).toMatch(news)
  expect((await get(address)).status).toBe(404)
})

test('one asker has so many open, and who leaves makes room', async () => {
  const few = liveReports(async () => 'the same')
  const open = (asker: string) => few.open({ number: 1_000_000, asker, mark: 'the same' })
  const streams = Array.from({ length: 60 }, () => open('school'))
  expect(streams.every(Boolean)).toBe(true)
  expect(open('school')).toBeNull()
  expect(open('neighbour')).not.toBeNull()
  await streams[0]?.cancel()
  expect(open('school')).not.toBeNull()
  few.close()
  expect(few.count()).toBe(0)
})
