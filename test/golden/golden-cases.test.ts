import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { categories } from '#bodies/catalogue.ts'
import { swedishTime } from '#i18n/swedish-time.ts'
import type { Answer, Outside } from '#responsibility/answer.ts'
import { sayStep } from '#responsibility/explain-recipient.ts'
import { responsibleFor } from '#responsibility/responsible-for.ts'
import type { Tables } from '#responsibility/tables.ts'
import { bordersAreThere } from '../borders.ts'
import { openTestDatabase } from '../database.ts'
import { fileBeside, goldenTables } from './golden-tables.ts'

/** A row that a municipality's engineer can read, doubt and add to. */
type Case = {
  id: string
  lat: string
  lon: string
  category: string
  /** As clocks in Sweden show it. */
  time: string
  /** A body's code; "none:" and why, when nobody can be sent it or the place is not Sweden's. */
  recipient: string
  reason: string
  confidence: string
  note: string
}

const cases: Case[] = parse(fileBeside('cases.csv'), { columns: true, delimiter: ';' })

test('the real borders are there, at least in continuous integration', () => {
  expect(bordersAreThere || process.env['CI'] !== 'true').toBe(true)
})

test('there are at least 150 cases, each with a name of its own, about every category', () => {
  expect(cases.length).toBeGreaterThanOrEqual(150)
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  expect(new Set(cases.map(({ category }) => category)).size).toBe(categories.length)
})

describe.skipIf(!bordersAreThere)('who is responsible', async () => {
  const { db } = await openTestDatabase()
  let tables: Tables
  beforeAll(async () => {
    tables = await goldenTables(db)
  })

  test.each(cases)('$id: $category → $recipient, $reason, $confidence', (row) => {
    const at = swedishTime(row.time)
    if (!at) throw new Error(`${row.time} is no time`)
    const place = { lat: Number(row.lat), lon: Number(row.lon) }
    const answer = responsibleFor({ place, category: row.category, at }, tables)
    const { recipient, reason, confidence } = row
    expect(told(answer), stepsOf(answer)).toEqual({ recipient, reason, confidence })
  })

  const stepsOf = (answer: Answer | Outside): string =>
    answer.steps
      .map((step, place) => `${place + 1}. ${sayStep('sv', step, (code) => nameOf(code))}`)
      .join('\n')

  const nameOf = (code: string): string => tables.receivers.body(code)?.name ?? code
})

function told(answer: Answer | Outside): Pick<Case, 'recipient' | 'reason' | 'confidence'> {
  if (!answer.found) return { recipient: `none:${answer.why}`, reason: '-', confidence: '-' }
  const { recipient, reason, confidence } = answer
  return {
    recipient: recipient.takes ? recipient.body : `none:${recipient.why}`,
    reason: reason.code,
    confidence,
  }
}
