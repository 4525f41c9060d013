import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { ownCases, ownCasesAsked } from '#reports/own-cases/own-cases.ts'
import { openTestDatabase } from './database.ts'
import { fillCountry, rowsLookedAt } from './query-plan.ts'
import { alingsas, fillBodies, lund } from './reports.ts'

const { db } = await openTestDatabase()

test('of what a body has for itself alone few rows are looked at, whatever others have and however much it has shown', async () => {
  await fillBodies(db)
  await fillCountry(db, { reports: 3000, municipalities: [alingsas, lund] })
  const first = ownCasesAsked({ holder: alingsas, after: null }, 21)
  await sql`update reports set visibility = 'internal' where municipality = ${lund}`.execute(db)
  await sql`analyze`.execute(db)
  expect(await rowsLookedAt(db, first)).toBeLessThan(20)
  await sql`update reports set visibility = 'internal' where municipality = ${alingsas} and number % 50 < 2`.execute(
    db,
  )
  await sql`analyze`.execute(db)
  expect(await rowsLookedAt(db, first)).toBeLessThan(150)
  const shown = await ownCases(db, { holder: alingsas, after: null }, 21)
  expect(shown).toHaveLength(21)
  const after = shown.at(-1)?.number ?? 0
  expect(await rowsLookedAt(db, ownCasesAsked({ holder: alingsas, after }, 21))).toBeLessThan(150)
  await sql`update reports set visibility = 'public' where number = ${after}`.execute(db)
  expect(
    (await ownCases(db, { holder: alingsas, after: null }, 21)).map(({ number }) => number),
  ).not.toContain(after)
})
