import { randomUUID } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Insertable } from 'kysely'
import { addressKeysIn } from '#bodies/exchanges/address-keys.ts'
import { toKeep, withoutNetwork } from '#bodies/exchanges/cleaned.ts'
import type { Db } from '#database/database.ts'
import type { Pushes } from '#database/schema.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { askerOf } from '#http/asker.ts'
import { bytesInTime, TooMuch } from '#http/bytes-in-time.ts'
import { logged, makeDoor } from '#http/door.ts'
import { answerProblem } from '#http/problem.ts'
import { noLimit, type RateLimit, rateLimit } from '#http/rate-limit.ts'
import type { Accepted, Push, Replayed } from '#integrations/receiver.ts'

export type PushRooms = {
  db: Db
  /** Without a slash at the end. */
  baseUrl: string
  rateLimits: boolean
  /** Whether anything can be pushed to a connection of that name. */
  takesPushes(connection: string): Promise<boolean>
  /** Whether what is pushed is from whom it says; null where nothing can be pushed to a connection of that name. */
  inspect(connection: string, push: Push): Promise<Accepted | null>
  /** What went through a connection after that, once more; null where its kind can't tell it. */
  replay(connection: string, after: number): Promise<Replayed | null>
}

const mostBytes = 8 * 1024 * 1024
/** A snow day's worth, and no flood. */
const pushesOfOne = { acts: 1200, perMs: 60_000 }
/** Of those that nobody has been let in by yet, from one address: what is accepted is not counted. */
const pushesOfStrangers = { acts: 60, perMs: 60_000 }
/** Of what is refused so much is kept for the log of a connection, and so many bytes of each: whoever sends it may be anybody. */
const refusalsKept = { acts: 10, perMs: 60_000 }
const refusedBytes = 16 * 1024
/** Of what is told once more: who has missed something asks seldom, and each answer is long. */
const replaysKept = { acts: 10, perMs: 60_000 }

/**
 * Where case systems tell us what is new: what is from them is stored, answered, and acted on after. Only what they have
 * signed counts against their connection, so that nobody else can shut them out.
 */
export function createPushDoor(rooms: PushRooms): Hono {
  const app = makeDoor(rooms.baseUrl)
  const limits = rooms.rateLimits
    ? {
        strangers: rateLimit(pushesOfStrangers),
        ofOne: rateLimit(pushesOfOne),
        refused: rateLimit(refusalsKept),
        replays: rateLimit(replaysKept),
      }
    : { strangers: noLimit, ofOne: noLimit, refused: noLimit, replays: noLimit }
  app.post('/push/:connection', (c) => logged(c, '/push/:connection', () => answer(c, rooms, limits)))
  app.notFound((c) =>
    answerProblem(c, { status: 404, title: 'There is nothing here. POST to /push/{connection}.' }),
  )
  return app
}

type Limits = { strangers: RateLimit; ofOne: RateLimit; refused: RateLimit; replays: RateLimit }

async function answer(c: Context, rooms: PushRooms, limits: Limits): Promise<Response> {
  const connection = c.req.param('connection') ?? ''
  const { strangers, ofOne, refused } = limits
  const asker = askerOf(c)
  if (!strangers.paysBack(asker) && !strangers.allows(asker)) return tooMany(c)
  if (!(await rooms.takesPushes(connection))) return nothingThere(c)
  const body = await readBody(c.req.raw)
  if (!body) return answerProblem(c, { status: 413, title: `A push is at most ${mostBytes} bytes.` })
  const push = { headers: c.req.header(), body, at: new Date() }
  const accepted = await rooms.inspect(connection, push)
  if (!accepted) return nothingThere(c)
  if (!accepted.accepted) {
    const status = accepted.why === 'unreadable' ? 400 : 401
    const refusal = answerProblem(c, { status, title: accepted.answer, code: accepted.why })
    if (refused.allows(connection))
      await keepAnswered(rooms.db, {
        ...rowOf(connection, { ...push, body: body.subarray(0, refusedBytes) }),
        ...{ state: 'refused', problem: `${status}: ${accepted.answer}` },
        ...(await answeredIn(refusal)),
      })
    return refusal
  }
  strangers.owesOne(asker)
  if (!ofOne.allows(connection)) return tooMany(c)
  return take(c, rooms, limits, { connection, push, accepted })
}

function tooMany(c: Context): Response {
  c.header('Retry-After', '5')
  return answerProblem(c, { status: 429, title: 'Too many pushes. Wait a moment.' })
}

const nothingThere = (c: Context): Response =>
  answerProblem(c, { status: 404, title: 'Nothing can be pushed to a connection of that name.' })

type Taking = { connection: string; push: Push; accepted: Extract<Accepted, { accepted: true }> }

async function take(
  c: Context,
  { db, replay }: PushRooms,
  { replays }: Limits,
  { connection, push, accepted }: Taking,
): Promise<Response> {
  if (accepted.replayAfter !== undefined) {
    const replayed = await replay(connection, accepted.replayAfter)
    if (replayed) {
      const answer = c.body(replayed.body, 200, replayed.headers)
      const kept = await answeredIn(answer)
      if (replays.allows(connection))
        await keepAnswered(db, { ...rowOf(connection, push, kept.answered), ...kept, state: 'answered' })
      return answer
    }
  }
  const id = randomUUID()
  const receipt = c.json({ id }, 202)
  await keepAnswered(db, { id, ...rowOf(connection, push), ...(await answeredIn(receipt)) })
  await wakeWorker(db)
  return receipt
}

const keepAnswered = (db: Db, row: Insertable<Pushes>): Promise<unknown> =>
  db.insertInto('pushes').values(row).execute()

/** What we answer, as it is kept: what lets who reads it act is taken out. */
const answeredIn = async (answer: Response) => ({
  status: answer.status,
  answered: toKeep(await answer.clone().text()),
})

/** As it is kept, with whose addresses stand in it, so that who leaves is found. */
function rowOf(connection: string, push: Push, answered = '') {
  const [headers, { body }] = [keptHeaders(push), push]
  const addresses = addressKeysIn(body.toString('utf8'), answered, ...Object.values(headers))
  return { connection, body, addresses, headers: JSON.stringify(headers) }
}

/** What signs it and says what it is; never what opens anything else, nor where anybody sits. */
const keptHeaders = ({ headers }: Push) =>
  Object.fromEntries(
    Object.entries(withoutNetwork(headers)).filter(
      ([name]) => !['authorization', 'cookie', 'proxy-authorization'].includes(name),
    ),
  )

async function readBody(request: Request): Promise<Buffer | null> {
  try {
    const chunks: Uint8Array[] = []
    for await (const chunk of bytesInTime(request, mostBytes)) chunks.push(chunk)
    return Buffer.concat(chunks)
  } catch (error) {
    if (error instanceof TooMuch) return null
    throw error
  }
}
