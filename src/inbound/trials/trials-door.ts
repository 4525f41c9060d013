import type { Context, Hono } from 'hono'
import { type AnswerBy, hearQuestion, isOpen } from '#bodies/conformance/hear-question.ts'
import { asKept, mostBytes, type Question, questionFrom } from '#conformance/as-client/question.ts'
import { mistakeAt, openTrialDoor, tooMuch } from '#conformance/as-client/trial-door.ts'
import { toldHeaders } from '#conformance/show-exchange.ts'
import type { Db } from '#database/database.ts'
import { askerOf } from '#http/asker.ts'
import { bytesInTime, TooMuch } from '#http/bytes-in-time.ts'
import { logged, makeDoor } from '#http/door.ts'
import type { OutAnswer } from '#http/exchange.ts'
import { answerProblem } from '#http/problem.ts'
import { noLimit, rateLimit } from '#http/rate-limit.ts'
import { paths, trialPrefix } from '#paths.ts'
import { log, reasonOf } from '../../log.ts'
import { fewAtOnce } from './few-at-once.ts'
import { oneAtATime } from './one-at-a-time.ts'

export type TrialsRooms = {
  db: Db
  /** Without a slash at the end. */
  baseUrl: string
  rateLimits: boolean
}

/** A program that is tried asks some dozens of things; who guesses addresses asks for nothing else. */
const asksPerAddress = { acts: 120, perMs: 60_000 }
const retryAfterS = 5
/** Each may hold as much as a door takes. A program asks one thing at a time, or a few. */
const most = { ofOne: 12, inAll: 24 }

/**
 * Where programs ask that are tried by the rules of the conformance kit, each below an address of its own. It answers as
 * the kit's own server does, by what it has been asked so far, whichever process hears it.
 */
export function createTrialsDoor(rooms: TrialsRooms): Hono {
  const app = makeDoor(rooms.baseUrl)
  const limit = rooms.rateLimits ? rateLimit(asksPerAddress) : noLimit
  const turns = { inTurn: oneAtATime(), whereRoom: fewAtOnce(most) }
  const pattern = `${paths.trialDoor(':token')}/*`
  app.all(pattern, (c) =>
    logged(c, pattern, async () => {
      if (!limit.allows(askerOf(c))) return say(c, tooOften(c.req.url))
      const token = c.req.param('token') ?? ''
      return say(c, await answer(c, rooms, token, turns))
    }),
  )
  app.notFound((c) => answerProblem(c, { status: 404, title: 'There is nothing here.' }))
  return app
}

const tokenShape = /^[\w-]{32}$/

type Turns = { inTurn: ReturnType<typeof oneAtATime>; whereRoom: ReturnType<typeof fewAtOnce> }

async function answer(c: Context, rooms: TrialsRooms, token: string, turns: Turns): Promise<OutAnswer> {
  const { url } = c.req
  try {
    if (!tokenShape.test(token) || !(await isOpen(rooms.db, token))) return closed(url)
    return (await turns.whereRoom(token, () => answerOpen(c, rooms, token, turns))) ?? busy(url)
  } catch (error) {
    log('error', 'request failed', { reason: reasonOf(error) })
    return mistakeAt(url, 500, 'it went wrong at our end')
  }
}

async function answerOpen(
  c: Context,
  { db, baseUrl }: TrialsRooms,
  token: string,
  { inTurn }: Turns,
): Promise<OutAnswer> {
  const question = await questionIn(c)
  if (!question) return tooMuch(c.req.url)
  const heard = await inTurn(token, () => hearQuestion(db, token, question, answerAt(baseUrl)))
  if (heard.ok) return heard.answer
  return heard.why === 'full' ? full(c.req.url) : closed(c.req.url)
}

/** A door that has been asked what this one has. */
const answerAt =
  (baseUrl: string): AnswerBy =>
  ({ token, key, since }, before, question) => {
    const door = openTrialDoor({
      ...{ key, since: since.getTime() },
      baseUrl: () => baseUrl + paths.trialDoor(token),
    })
    for (const one of before) door(one)
    return door(question)
  }

/** When it was asked is said by what keeps it. Headers that no rule is about may open something, and are left. */
async function questionIn({ req }: Context): Promise<Question | null> {
  const body = await bodyOf(req.raw)
  if (!body) return null
  const { pathname, search } = new URL(req.url)
  const url = pathname.slice(trialPrefix.length).replace(/^[^/]*/, '') + search
  const headers = Object.fromEntries(
    Object.entries(req.header()).filter(([name]) => toldHeaders.includes(name)),
  )
  const question = questionFrom({ at: 0, method: req.method, url, headers, body })
  return question && asKept(question)
}

async function bodyOf(request: Request): Promise<Buffer | null> {
  try {
    const chunks: Uint8Array[] = []
    for await (const chunk of bytesInTime(request, mostBytes)) chunks.push(chunk)
    return Buffer.concat(chunks)
  } catch (error) {
    if (error instanceof TooMuch) return null
    throw error
  }
}

const closed = (url: string): OutAnswer =>
  mistakeAt(url, 404, 'There is no such trial, or it is over. A new one is begun on the page of trials.')

const full = (url: string): OutAnswer => mistakeAt(url, 403, 'The trial has heard all it can, and is judged.')

const tooOften = (url: string): OutAnswer =>
  mistakeAt(url, 429, `Too many questions. Wait ${retryAfterS} seconds.`, { 'retry-after': `${retryAfterS}` })

const busy = (url: string): OutAnswer =>
  mistakeAt(url, 503, 'Too many questions at once.', { 'retry-after': '1' })

const say = (c: Context, { status, headers, body }: OutAnswer): Response =>
  c.newResponse(body.length === 0 ? null : new Uint8Array(body), new Response(null, { status, headers }))
