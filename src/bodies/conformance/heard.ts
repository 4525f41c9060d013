import { z } from 'zod'
import type { Heard } from '#conformance/as-client/heard.ts'
import { questionOf } from '#conformance/as-client/question.ts'
import type { Db } from '#database/database.ts'

/** More than a program asks in an hour that asks each few seconds. */
export const mostHeard = 1_000
/** Of all that is kept of one trial. */
export const mostHeardBytes = 5_000_000
/** More of a body than anybody is shown. */
const mostOfBody = 16_000
const mostOfAnswer = 4_000

/** What a program has asked in a trial, and what it was answered, in order. */
export const heardIn = (db: Db, run: string): Promise<Heard[]> => read(db, run, 'all')

/** What of it counts for what the door answers next. */
export const heardByDoor = (db: Db, run: string): Promise<Heard[]> => read(db, run, 'what changes')

export type Placed = { run: string; place: number; changesDoor: boolean }

/** Keeps one more. */
export const keepHeard = async (tx: Db, heard: Heard, { changesDoor, ...placed }: Placed): Promise<void> => {
  const { at, method, posted, request, answer } = heard
  await tx
    .insertInto('conformance_heard')
    .values({
      ...{ ...placed, method, at: new Date(at), url: request.url, changes_door: changesDoor },
      ...{ headers: JSON.stringify(request.headers ?? {}), posted: posted.toString() },
      ...{ body: beginningOf(request.body, mostOfBody), status: answer?.status ?? 0 },
      answer_headers: JSON.stringify(answer?.headers ?? {}),
      answer: beginningOf(answer?.body, mostOfAnswer),
    })
    .execute()
}

/** How much room one takes. */
export const sizeOf = ({ posted, request, answer }: Heard): number =>
  request.url.length +
  posted.toString().length +
  JSON.stringify(request.headers ?? {}).length +
  beginningOf(request.body, mostOfBody).length +
  beginningOf(answer?.body, mostOfAnswer).length

/** A trial that is over keeps nothing of it. */
export const forgetHeardOf = async (tx: Db, run: string): Promise<void> => {
  await tx.deleteFrom('conformance_heard').where('run', '=', run).execute()
}

const beginningOf = (body: string | Buffer | undefined, most: number): Buffer =>
  Buffer.from(body ?? '').subarray(0, most)

const headers = z.record(z.string(), z.string())

async function read(db: Db, run: string, which: 'all' | 'what changes'): Promise<Heard[]> {
  const rows = await db
    .selectFrom('conformance_heard')
    .select(['at', 'method', 'url', 'headers', 'posted', 'body', 'status', 'answer_headers', 'answer'])
    .where('run', '=', run)
    .$if(which === 'what changes', (query) => query.where('changes_door', '=', true))
    .orderBy('place')
    .limit(mostHeard)
    .execute()
  return rows.map(({ at, posted, status, answer_headers, answer, ...row }) => ({
    ...questionOf(
      { ...row, at: at.getTime(), headers: headers.parse(row.headers) },
      new URLSearchParams(posted),
    ),
    answer: { status, headers: headers.parse(answer_headers), body: answer },
    trouble: null,
  }))
}
