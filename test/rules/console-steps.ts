import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Difference } from '#reports/connections/compare-cases.ts'
import { openDisagreements } from '#reports/connections/disagreements.ts'
import { keepDifferences, noteCompareProblem } from '#reports/connections/keep-differences.ts'
import { sendAgain } from '#reports/connections/send-again.ts'
import { settleDisagreement } from '#reports/connections/settle-disagreement.ts'
import { standingOf } from '#reports/connections/standing.ts'
import { tellAlarms } from '#reports/connections/tell-alarms.ts'
import { queueDelivery } from '#reports/deliveries/queue-delivery.ts'
import { takeOwnCase } from '#reports/told/take-own-case.ts'
import { testPhotos } from '../photos.ts'
import { aConnection } from './connection-steps.ts'
import type { Step } from './outcomes.ts'
import { pick, written } from './world.ts'

const photos = await testPhotos()
const externalId = 'IC-1'

/** A body's own case, which both sides come to say differently of, and whoever runs the connection settles. */
export const run: Step = async ({ db }, { what, also }) => {
  const teller = await aConnection(db)
  const { connection, body } = teller
  const by = { link: randomUUID(), body }
  await takeOwnCase(db, photos, teller, {
    ...{ externalId, updateId: '1', at: new Date(), category: null, act: null, isPublic: also % 2 === 0 },
    ...{ theirState: null, words: '' },
    ...{ title: '', description: `Lampan är trasig ${written}`, lat: 57.93, lon: 12.53 },
    ...{ placeWords: 'Storgatan', municipality: '1489' },
  })
  const held = await db
    .selectFrom('cases')
    .select(['id', 'report', 'municipality', 'holder', 'state'])
    .where('holder', '=', body)
    .executeTakeFirstOrThrow()
  // As if it had been told there: what began there is never sent to it, and what has not been told is not told again.
  await queueDelivery(db, held, 'update')
  await db
    .updateTable('deliveries')
    .set({ attempts: 1, state: 'received' })
    .where('receiver', '=', connection)
    .execute()
  const difference: Difference = {
    ...{ kind: 'state', externalId, caseId: held.id, report: held.report, ourState: held.state },
    ...{ theirAct: 'fix', theirState: 'Klart', theirUpdatedAt: new Date() },
  }
  const found = { differences: [difference], looked: [externalId] }
  expect([
    await keepDifferences(db, connection, found),
    await keepDifferences(db, connection, found),
  ]).toEqual([1, 1])
  await noteCompareProblem(db, connection, 'nobody listens there')
  expect([await tellAlarms(db), await tellAlarms(db)]).toEqual([1, 0])

  const choice = pick(['theirs', 'ours', 'left'] as const, what) ?? 'left'
  const [open] = await openDisagreements(db, connection, 9)
  await settleDisagreement(db, { connection, id: open?.id ?? 0, choice, by })
  await expect(settleDisagreement(db, { connection, id: open?.id ?? 0, choice, by })).rejects.toThrow()
  const after = await db
    .selectFrom('cases')
    .select('state')
    .where('id', '=', held.id)
    .executeTakeFirstOrThrow()
  expect(after.state).toBe(choice === 'theirs' ? 'fixed' : held.state)
  expect(await keepDifferences(db, connection, found)).toBe(choice === 'left' ? 0 : 1)
  expect(await keepDifferences(db, connection, { differences: [], looked: [externalId] })).toBe(0)

  await queueDelivery(db, held, 'update')
  await sql`update deliveries set state = 'failed' where receiver = ${connection} and attempts = 0`.execute(
    db,
  )
  expect(await sendAgain(db, connection, 'unfinished', by)).toBe(choice === 'ours' ? 2 : 1)
  expect(await standingOf(db, connection)).toMatchObject({ failed: 0 })
  await db.updateTable('deliveries').set({ state: 'received' }).where('receiver', '=', connection).execute()
  await db.updateTable('connections').set({ state: 'ended' }).where('id', '=', connection).execute()
}
