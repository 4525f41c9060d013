import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { setVisibility } from '#moderation/set-visibility.ts'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, aReport, fillBodies, lund, theBody, theOperator, theReporter } from '../../test/reports.ts'
import { countMunicipalities } from './count-municipalities.ts'
import { figuresOf, figuresOfAll } from './municipality-figures.ts'

const { db } = await openTestDatabase()
await fillBodies(db)

test('a year is counted of what everybody may see; only what somebody has done is an answer', async () => {
  const [received, fixed, , old, hidden, byUs, withdrawn, twice] = await Promise.all(
    Array.from({ length: 8 }, () => aReport(db)),
  )
  if (!received || !fixed || !old || !hidden || !byUs || !withdrawn || !twice)
    throw new Error('eight were made')
  await moveCase(db, { caseId: received.caseId, act: 'receive', by: theBody(alingsas) })
  await moveCase(db, { caseId: fixed.caseId, act: 'fix', by: theBody(alingsas) })
  await moveCase(db, { caseId: byUs.caseId, act: 'receive', by: theOperator })
  await moveCase(db, { caseId: withdrawn.caseId, act: 'withdraw', by: theReporter(withdrawn.person) })
  const merge = { act: 'mark_duplicate', by: theBody(alingsas), mainReport: received.number } as const
  await moveCase(db, { caseId: twice.caseId, ...merge })
  await setVisibility(db, { report: hidden.number, visibility: 'hidden', door: 'command' })
  await db
    .updateTable('reports')
    .set({ confirmed_at: sql<Date>`now() - interval '400 days'` })
    .where('number', '=', old.number)
    .execute()
  await db
    .updateTable('reports')
    .set({ confirmed_at: sql<Date>`now() - interval '5 hours'` })
    .where('number', 'in', [received.number, fixed.number])
    .execute()
  await countMunicipalities(db)
  await countMunicipalities(db)
  const figures = await figuresOf(db, alingsas)
  expect(figures).toMatchObject({ reported: 4, answered: 2, fixed: 1, waiting: 2 })
  expect(figures?.medianHours).toBeCloseTo(5, 1)
  expect(await figuresOf(db, lund)).toBeUndefined()
  expect(await figuresOfAll(db)).toHaveLength(1)
})
