import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { reasonOf } from '#log.ts'
import type { CaseBook, KeptCase } from '../../test/infracontrol/case-book.ts'
import type { FaultBook } from '../../test/infracontrol/faults.ts'
import { askConsole } from './ask-console.ts'
import { reportOne } from './report-one.ts'
import { mendInfracontrol, troubleInfracontrol, troubles } from './trouble-infracontrol.ts'

type Simulator = { book: CaseBook; faults: FaultBook; handle(id: string, event: object): unknown }
type Loop = {
  db: Db
  baseUrl: string
  body: string
  connection: string
  infracontrol: Simulator
  minutes: number
  say(line: string): void
}

const secondMs = 1_000
const minuteMs = 60_000
/** What rests is tried again within five minutes, and a quarter of an hour back is asked for again. */
const longestSettlingMs = 16 * minuteMs
const steps = ['Mottagen', 'Under utredning', 'Pågår', 'Åtgärdad']
const last = steps.at(-1)

/**
 * For so many minutes residents report, each case is handled there step by step, and much goes wrong there meanwhile. Then all
 * is mended, and the body's console is asked whether both sides agree: true when it says so, of all that was reported.
 */
export async function leaveAlone(loop: Loop): Promise<boolean> {
  const { infracontrol, minutes, say } = loop
  const numbers: number[] = []
  const keep = (number: number) => void numbers.push(number)
  let complaints = 0
  const complain = (error: unknown) => {
    complaints += 1
    say(`A report did not come to its end: ${reasonOf(error)}`)
  }
  const tell = async () => say(inWords(await standing(loop, numbers)))
  const end = Date.now() + minutes * minuteMs
  const isTime = () => Date.now() < end
  await Promise.all([
    repeat(isTime, 20 * secondMs, () => reportOne(loop.baseUrl, numbers.length).then(keep, complain)),
    repeat(isTime, 4 * secondMs, () => handleOne(infracontrol)),
    repeat(isTime, 30 * secondMs, () =>
      troubleInfracontrol(infracontrol, Math.random, [...troubles, 'slow', 'silent_after']),
    ),
    repeat(isTime, minuteMs, tell),
  ])
  mendInfracontrol(infracontrol)
  let isThrough = false
  const latest = Date.now() + longestSettlingMs
  await repeat(
    () => !isThrough && Date.now() < latest,
    5 * secondMs,
    async () => {
      while (handleOne(infracontrol)) await pause(secondMs)
      const counted = await standing(loop, numbers)
      isThrough = isAllThrough(counted)
      say(inWords(counted))
    },
  )
  const { url, title, isAgreed } = await askConsole(loop)
  say(`The console says "${title}": ${url}`)
  return isThrough && isAgreed && complaints === 0
}

async function repeat(goesOn: () => boolean, everyMs: number, act: () => unknown): Promise<void> {
  while (goesOn()) {
    await act()
    await pause(everyMs * (0.5 + Math.random()))
  }
}

const isOurs = ({ origin }: KeptCase): boolean => origin === 'fixamingata'

/** One case is moved one step on; false when all have come to their end. */
function handleOne({ book, handle }: Simulator): boolean {
  const waiting = book.cases.filter((one) => isOurs(one) && one.state !== last)
  const chosen = waiting[Math.floor(Math.random() * waiting.length)]
  if (!chosen) return false
  const state = steps[steps.indexOf(chosen.state) + 1]
  handle(chosen.id, { state, publicText: state === last ? 'Nu är det lagat. Tack för hjälpen!' : '' })
  return true
}

type Standing = Record<'reports' | 'cases' | 'fixed' | 'waiting' | 'attempts' | 'failed' | 'letters', number>

/** Each report is a case there that was handled to its end, all of which has been heard here and told on. */
const isAllThrough = ({ reports, cases, fixed, letters, waiting }: Standing): boolean =>
  reports > 0 && waiting === 0 && [cases, fixed, letters].every((count) => count === reports)

async function standing(
  { db, connection, infracontrol: { book } }: Loop,
  numbers: readonly number[],
): Promise<Standing> {
  const {
    rows: [counted],
  } = await sql<Omit<Standing, 'reports' | 'cases'>>`
    with mine as (select id, state from deliveries where receiver = ${connection} and report = any(${numbers}))
    select (select count(*)::int from mine where state in ('queued', 'sending', 'unknown')) as waiting,
           (select count(*)::int from cases where report = any(${numbers}) and state = 'fixed') as fixed,
           (select count(*)::int from attempts join mine on mine.id = attempts.delivery) as attempts,
           (select count(*)::int from attempts join mine on mine.id = attempts.delivery
             where outcome <> 'sent') as failed,
           (select count(distinct letters.report)::int from letters
              join cases on cases.report = letters.report and cases.state = 'fixed'
             where letters.report = any(${numbers}) and letters.kind = 'news' and letters.state = 'sent'
               and letters.sent_at >= cases.state_since) as letters`.execute(db)
  if (!counted) throw new Error('a count without a row')
  const known = new Set(numbers.map(String))
  const cases = book.cases.filter((one) => isOurs(one) && known.has(one.number)).length
  return { reports: numbers.length, cases, ...counted }
}

const inWords = ({ reports, cases, fixed, waiting, attempts, failed, letters }: Standing): string =>
  `${reports} reports, ${cases} cases there, ${fixed} fixed here, ${letters} reporters told of that; ${waiting} wait; ${failed} of ${attempts} attempts failed`
