import type { Db } from '#database/database.ts'
import { Refused } from '#errors.ts'
import { swedishTime } from '#i18n/formats.ts'
import type { AttemptOutcome } from '#reports/deliveries/delivery.ts'
import {
  attemptsOf,
  type DeliveryChoice,
  deliveriesBy,
  retryDeliveries,
  unfinishedDeliveries,
} from '#reports/deliveries/delivery-queries.ts'
import { reportNumber, runCommand, say, sayTable, unknownWords } from '../command.ts'

const deliveriesShown = 200
const attemptsShown = 1000

const outcomes: Readonly<Record<AttemptOutcome, string>> = {
  sent: 'taken',
  later: 'not taken, tried again later',
  refused: 'refused for good',
  unknown: 'cut off, may have been taken',
}

const usage = `  npm run deliveries -- list             what has not got through, oldest first
  npm run deliveries -- show ID|NUMBER   one delivery or all of a report, with every attempt
  npm run deliveries -- retry ID         try one again at once
  npm run deliveries -- retry all        try all again at once`

await runCommand(async ({ database: { db }, args: [verb, which, ...rest] }) => {
  if (verb === 'list' && !which) return list(db)
  if (verb === 'show' && which && rest.length === 0) return show(db, which)
  if (verb === 'retry' && which && rest.length === 0) return retry(db, which)
  unknownWords(usage)
})

async function list(db: Db): Promise<void> {
  const unfinished = await unfinishedDeliveries(db, deliveriesShown + 1)
  if (unfinished.length === 0) return say('Everything has got through.')
  sayTable(
    unfinished.map(({ id, report, kind, state, attempts, holder_name, created_at, answer }) => ({
      id,
      report,
      kind,
      state,
      tries: attempts,
      to: holder_name,
      since: swedishTime(created_at),
      answer: answer ?? '',
    })),
    deliveriesShown,
  )
}

async function show(db: Db, which: string): Promise<void> {
  const deliveries = await deliveriesBy(db, choiceOf(which), deliveriesShown + 1)
  if (deliveries.length === 0) throw new Refused(`There is no delivery or report ${which}.`)
  sayTable(
    deliveries.map(({ id, report, kind, state, holder_name, created_at }) => ({
      id,
      report,
      kind,
      state,
      to: holder_name,
      since: swedishTime(created_at),
    })),
    deliveriesShown,
  )
  const attempts = await attemptsOf(
    db,
    deliveries.slice(0, deliveriesShown).map(({ id }) => id),
    attemptsShown + 1,
  )
  if (attempts.length === 0) return say('Nothing has been tried yet.')
  say('')
  sayTable(
    attempts.map(({ delivery, number, started_at, ended_at, outcome, repeats_unknown, answer }) => ({
      id: delivery,
      try: repeats_unknown ? `${number} (repeat)` : number,
      at: swedishTime(started_at),
      outcome: outcome ? outcomes[outcome] : 'under way, or not heard of again',
      took: ended_at ? `${((ended_at.getTime() - started_at.getTime()) / 1000).toFixed(1)} s` : '',
      answer: answer ?? '',
    })),
    attemptsShown,
  )
}

async function retry(db: Db, which: string): Promise<void> {
  if (which !== 'all' && !isId(which))
    throw new Refused('Give the id of a delivery, as deliveries -- list shows it.')
  const count = await retryDeliveries(db, which === 'all' ? null : which)
  if (count === 0 && which !== 'all') throw new Refused(`No delivery ${which} is waiting or has failed.`)
  say(`${count} to be tried again.`)
}

function choiceOf(which: string): DeliveryChoice {
  return isId(which) ? { id: which } : { report: reportNumber(which) }
}

function isId(word: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(word)
}
