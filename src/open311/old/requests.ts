import { readInTime } from '#database/read-in-time.ts'
import type { Finding } from '#reports/programs/find-reports.ts'
import { findReports } from '#reports/programs/find-reports.ts'
import { readCounts } from '#reports/programs/read-counts.ts'
import { readReports } from '#reports/programs/read-reports.ts'
import { answerRows } from '../answer-rows.ts'
import { partsOf } from '../request-parts.ts'
import type { Open311Ask } from '../rooms.ts'
import { writeRow } from '../write-document.ts'
import { oldFrameOf } from './old-frame.ts'
import { readOldFinding } from './read-finding.ts'
import { oldRequestRow } from './request-row.ts'

/** Requests as the old service listed them: the newest first, all of them unless told otherwise. */
export const oldRequests = (ask: Open311Ask): Promise<Response> => answerFound(ask, readOldFinding(ask))

/** One request, by its number: a list with nothing in it where there is none. */
export const oldRequest = (ask: Open311Ask): Promise<Response> =>
  answerFound(ask, readOldFinding({ asked: { service_request_id: ask.named['id'] ?? '' } }))

async function answerFound(ask: Open311Ask, finding: Finding): Promise<Response> {
  const { db } = ask.rooms
  const found = await readInTime(db, (tx) => findReports(tx, finding))
  return answerRows(ask, {
    root: 'service_requests',
    // Deliveries and words are counted, which change no report.
    mark: null,
    parts: oldParts(
      ask,
      found.map(({ number }) => number),
    ),
    frame: oldFrameOf(ask.format, 'service_requests'),
  })
}

async function* oldParts(ask: Open311Ask, numbers: readonly number[]): AsyncGenerator<string[]> {
  const { db } = ask.rooms
  for (const part of partsOf(numbers)) {
    const [reports, counted] = await Promise.all([readReports(db, part), readCounts(db, part)])
    const counts = new Map(counted.map((one) => [one.number, one]))
    yield reports.map((report) =>
      writeRow[ask.format]('request', oldRequestRow(ask, report, counts.get(report.number))),
    )
  }
}
