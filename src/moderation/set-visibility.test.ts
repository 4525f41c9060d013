import { beforeAll, expect, test } from 'vitest'
import { handOver } from '#reports/hand-over.ts'
import type { Doer } from '#reports/lock-case.ts'
import { type CaseMove, moveCase } from '#reports/move-case.ts'
import { publicReport } from '#reports/public-report.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, aReport, fillBodies, lund, theBody, theOperator, theReporter } from '../../test/reports.ts'
import { setVisibility } from './set-visibility.ts'

const { db } = await openTestDatabase()
beforeAll(() => fillBodies(db))

test('what is hidden stays hidden whatever happens to the case, until it is shown again', async () => {
  const { caseId, number, person } = await aReport(db)
  await setVisibility(db, { report: number, visibility: 'hidden', door: 'command' })
  const doings: [CaseMove, Doer][] = [
    ['fix', theBody(alingsas)],
    ['reopen', theReporter(person)],
    ['receive', theOperator],
  ]
  for (const [doing, by] of doings) await moveCase(db, { caseId, act: doing, by })
  const next = await handOver(db, { caseId, by: theBody(alingsas), to: lund })
  await moveCase(db, { caseId: next.id, act: 'receive', by: theBody(lund) })
  expect(await publicReport(db, number)).toBe('hidden')
  expect(await setVisibility(db, { report: number, visibility: 'public', door: 'command' })).toBe(true)
  expect(await publicReport(db, number)).toMatchObject({ state: 'received' })
})

test('hiding again changes nothing and is no event; a number without a report is said', async () => {
  const { number } = await aReport(db)
  const hide = () => setVisibility(db, { report: number, visibility: 'hidden', door: 'command' })
  expect(await Promise.all([hide(), hide()])).toEqual(expect.arrayContaining([true, false]))
  const events = await db
    .selectFrom('events')
    .select(['actor', 'facts'])
    .where('report', '=', number)
    .where('act', '=', 'hide')
    .execute()
  expect(events).toEqual([{ actor: 'operator', facts: { from: 'public' } }])
  const missing = setVisibility(db, { report: 1, visibility: 'hidden', door: 'command' })
  await expect(missing).rejects.toMatchObject({ name: 'NotFound' })
})
