import { type CompiledQuery, sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Db } from '#database/database.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { rowsLookedAt } from '../../../test/query-plan.ts'
import { alingsas, aReport, fillBodies } from '../../../test/reports.ts'
import { dueDeliveries } from './due-deliveries.ts'

const { db } = await openTestDatabase()
const [systems, each] = [10, 500]
const free = 4

/** Counted when all was told, and thousands have come to wait since: as at the beginning of an outage. */
beforeAll(async () => {
  await fillBodies(db)
  const { number } = await aReport(db)
  await sql`
    insert into connections (id, body, kind, name, state)
    select 'system-' || n, ${alingsas}, 'open311', 'Systemet', 'on' from generate_series(1, ${systems}) n`.execute(
    db,
  )
  await sql`
    update deliveries set state = 'received'`.execute(db)
  await addCases(number, 'received')
  await sql`analyze`.execute(db)
  await addCases(number, 'queued')
})

/** So many cases more of a report for each system. */
const addCases = (report: number, state: 'received' | 'queued') =>
  sql`
  with held as (
    insert into cases (report, municipality, holder, is_present, state, moved_by)
    select report, municipality, holder, false, 'new', 'reporter'
      from (select * from cases where report = ${report} order by id limit 1) first, generate_series(1, ${systems * each})
    returning *)
  insert into deliveries (id, holder, municipality, report, case_id, receiver, kind, state)
  select gen_random_uuid(), holder, municipality, report, id, 'system-' || (1 + id % ${systems}), 'report',
         ${state}::delivery_state
    from held`.execute(db)

const question = { compile: (on: Db): CompiledQuery => dueDeliveries(free).compile(on) }

test.each(['counted before they waited', 'counted'])(
  'however much waits, little more is looked at than is taken: %s',
  async (is) => {
    if (is === 'counted') await sql`analyze`.execute(db)
    expect(await rowsLookedAt(db, question)).toBeLessThan(200)
  },
)

test('a system that has rested gets one to begin with, others as many as they take', async () => {
  await sql`update connections set failures = 4, rest_until = now() - interval '1 second' where id = 'system-1'`.execute(
    db,
  )
  const { rows } = await sql<{ receiver: string; count: number }>`
    with due as materialized (${dueDeliveries(100)})
    select receiver, count(*)::int as count from deliveries join due using (id) group by receiver`.execute(db)
  const counts = new Map(rows.map(({ receiver, count }) => [receiver, count]))
  expect(counts.get('system-1')).toBe(1)
  expect(counts.get('system-2')).toBe(4)
})
