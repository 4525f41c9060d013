import { z } from 'zod'
import type { Heard } from '#conformance/as-client/heard.ts'
import { mostOfBody, type Question, questionOf } from '#conformance/as-client/question.ts'
import type { Db } from '#database/database.ts'

/** More than a program asks in an hour that asks each few seconds. */
export const mostHeard = 1_000
/** Of all that is kept of one trial. */
export const mostHeardBytes = 5_000_000
const mostOfAnswer = 4_000

/** What a program has asked in a trial, and what it was answered, in order. */
export const heardIn = async (db: Db, run: string): Promise<Heard[]> =>
  (await whole(db, run).orderBy('place').limit(mostHeard).execute()).map(heardOf)

/** The latest of it. */
export const heardLast = async (db: Db, run: string, limit: number): Promise<Heard[]> =>
  (await whole(db, run).orderBy('place', 'desc').limit(limit).execute()).map(heardOf).reverse()

/** All of it without bodies and headers: to be counted and ticked off, by whoever looks on every few seconds. */
export async function heardInBrief(db: Db, run: string): Promise<Heard[]> {
  const rows = await rowsOf(db, run)
    .select(['at', 'method', 'url', 'posted', 'status'])
    .orderBy('place')
    .limit(mostHeard)
    .execute()
  return rows.map(({ status, posted, ...row }) => ({
    ...questionOf({ ...row, ...nothing, at: row.at.getTime() }, new URLSearchParams(posted)),
    ...{ answer: { status, ...nothing }, trouble: null },
  }))
}

/** What of it counts for what the door answers next, without bodies: who asks next waits for it. */
export async function heardByDoor(db: Db, run: string): Promise<Question[]> {
  const rows = await rowsOf(db, run)
    .select(['at', 'method', 'url', 'headers', 'posted'])
    .where('changes_door', '=', true)
    .orderBy('place')
    .limit(mostHeard)
    .execute()
  return rows.map(({ at, posted, ...row }) =>
    questionOf(
      { ...row, ...nothing, at: at.getTime(), headers: headers.parse(row.headers) },
      new URLSearchParams(posted),
    ),
  )
}

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
const nothing = { headers: {}, body: Buffer.alloc(0) }

const rowsOf = (db: Db, run: string) => db.selectFrom('conformance_heard').where('run', '=', run)

const whole = (db: Db, run: string) =>
  rowsOf(db, run).select([
    ...(['at', 'method', 'url', 'headers', 'posted', 'body', 'status', 'answer_headers', 'answer'] as const),
  ])

type Whole = Awaited<ReturnType<ReturnType<typeof whole>['execute']>>[number]

const heardOf = ({ at, posted, status, answer_headers, answer, ...row }: Whole): Heard => ({
  ...questionOf(
    { ...row, at: at.getTime(), headers: headers.parse(row.headers) },
    new URLSearchParams(posted),
  ),
  answer: { status, headers: headers.parse(answer_headers), body: answer },
  trouble: null,
})
