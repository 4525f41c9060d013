import { parseArgs } from 'node:util'
import { categoryByCode } from '#bodies/catalogue.ts'
import type { Db } from '#database/database.ts'
import { Refused } from '#errors.ts'
import { isOnEarth } from '#geo/browser/point.ts'
import { swedishTime } from '#i18n/swedish-time.ts'
import { stepsOf } from '#reports/steps-of.ts'
import type { Asked } from '#responsibility/answer.ts'
import { explainRecipient, sayStep } from '#responsibility/explain-recipient.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import { responsibleFor } from '#responsibility/responsible-for.ts'
import { reportNumber, runCommand, say, unknownWords } from '../command.ts'

const usage = `  npm run responsibility -- explain LAT LON --category CODE [--at 2026-12-24T22:00]
      who gets a report, and every step to the answer, in Swedish; the time as clocks in Sweden show it
  npm run responsibility -- why NUMBER
      the steps by which a report went where it went, as they were kept with it`

await runCommand(async ({ database: { db }, args }) => {
  const [verb, number, ...rest] = args
  if (verb === 'why' && rest.length === 0) return why(db, reportNumber(number))
  return explain(db, readAsked(args))
})

async function explain(db: Db, asked: Asked): Promise<void> {
  const tables = await loadTables(db)
  const answer = responsibleFor(asked, tables)
  if (!answer.found) return sayNumbered(answer.steps.map((step) => sayStep('sv', step, (code) => code)))
  const { steps, sentence, urgent, meaning, question, alternatives } = explainRecipient('sv', answer, tables)
  sayNumbered(steps)
  for (const line of ['', sentence, urgent, meaning, question]) if (line !== null) say(line)
  for (const { name, because } of alternatives) say(`  – ${name}: ${because}`)
}

async function why(db: Db, number: number): Promise<void> {
  const steps = await stepsOf(db, number)
  if (!steps) throw new Refused(`There is no report ${number}.`)
  const { receivers } = await loadTables(db)
  sayNumbered(steps.map((step) => sayStep('sv', step, (code) => receivers.body(code)?.name ?? code)))
}

function sayNumbered(steps: readonly string[]): void {
  steps.forEach((step, place) => {
    say(`${place + 1}. ${step}`)
  })
}

function readAsked(args: string[]): Asked {
  const { positionals, values } = parsed(args)
  const [verb, lat, lon, ...rest] = positionals
  if (verb !== 'explain' || !lat || !lon || rest.length > 0 || !values.category) unknownWords(usage)
  const place = { lat: Number(lat), lon: Number(lon) }
  if (!isOnEarth(place) || Number.isNaN(place.lat + place.lon))
    throw new Refused(`"${lat} ${lon}" is not a latitude and a longitude in degrees.`)
  if (!categoryByCode(values.category)) throw new Refused(`"${values.category}" is not in the catalogue.`)
  const at = values.at === undefined ? new Date() : swedishTime(values.at)
  if (!at) throw new Refused(`"${values.at}" is no time such as 2026-12-24T22:00.`)
  return { place, category: values.category, at }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { category: { type: 'string' }, at: { type: 'string' } },
    })
  } catch {
    unknownWords(usage)
  }
}
