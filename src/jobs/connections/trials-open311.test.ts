import { afterAll, expect, test } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { openDisagreements } from '#reports/connections/disagreements.ts'
import { NotPossible, settleDisagreement } from '#reports/connections/settle-disagreement.ts'
import { workByHand } from '../../../test/by-hand.ts'
import { connect } from '../../../test/connected.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { startOpen311Server } from '../../../test/open311-server/server.ts'
import { alingsas, aReport, fillBodies } from '../../../test/reports.ts'

const far = await startOpen311Server({ style: 'fixamingata' })
afterAll(() => far.stop())
const { db } = await openTestDatabase()
await fillBodies(db)
const { deliver, tried } = await workByHand(db, [far.host])
const connection = 'stadens'
await connect(db, {
  ...{ id: connection, body: alingsas, kind: 'open311', secrets: { api_key: far.key } },
  settings: {
    ...{ endpoint: far.endpoint, profile: 'fixamingata', categories: { hal: { service: '001' } } },
    ...{ updates: 'servicerequestupdates', tokenTries: 1, tokenWaitSeconds: 0, timeoutSeconds: 3 },
  },
})
// What is told by itself would settle what is to be compared.
await db.updateTable('polls').set({ is_on: false }).execute()

test('a city’s server is looked at, sent a made-up case, and compared with', async () => {
  const looked = await tried(connection, 'check')
  expect(looked).toMatchObject({ ok: true })
  expect(looked?.steps.map(({ step }) => step)).toEqual(['reach', 'services', 'mapping', 'read', 'key'])

  await changeConnection(db, { id: connection, state: 'test' })
  const made = await tried(connection, 'case')
  expect(made).toMatchObject({ ok: true })
  const [first] = far.city.requests
  expect(`${first?.title} ${first?.description}`).toContain('Test från FixaMinGata')

  await changeConnection(db, { id: connection, state: 'on' })
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  far.city.take({ title: 'Någon annans', requestedAt: hoursAgo(3), updatedAt: hoursAgo(2) })
  const { number, caseId } = await aReport(db)
  await deliver()
  const theirs = far.city.requests.find(({ description }) => description.includes(String(number)))
  expect(await stateOf(caseId)).toBe('received')
  expect(await tried(connection, 'compare')).toMatchObject({ ok: true, answer: '0' })

  const then = hoursAgo(1)
  await db.updateTable('cases').set({ state_since: then }).where('id', '=', caseId).execute()
  await db.updateTable('external_ids').set({ told_at: then }).execute()
  far.city.act(theirs?.id ?? '', { status: 'fixed', at: then })
  expect(await tried(connection, 'compare')).toMatchObject({ ok: false, answer: '1' })
  const [open] = await openDisagreements(db, connection, 9)
  expect(open).toMatchObject({ kind: 'state', externalId: theirs?.id, theirAct: 'fix', ourState: 'received' })
  const by = { link: '00000000-0000-4000-8000-000000000001', body: alingsas }
  const settling = { connection, id: open?.id ?? 0, by }
  const there = far.city.requests.length
  await expect(settleDisagreement(db, { ...settling, choice: 'ours' })).rejects.toThrow(NotPossible)
  await deliver()
  expect(far.city.requests).toHaveLength(there)
  await settleDisagreement(db, { ...settling, choice: 'theirs' })
  expect(await stateOf(caseId)).toBe('fixed')
})

test('what does not work there is told by its step', async () => {
  far.fail({ on: 'GET services', fault: 'status', status: 503 })
  const looked = await tried(connection, 'check')
  expect(looked).toMatchObject({ state: 'done', ok: false })
  expect(looked?.steps.at(-1)).toMatchObject({ ok: false })
})

const stateOf = async (caseId: number) =>
  (await db.selectFrom('cases').select('state').where('id', '=', caseId).executeTakeFirstOrThrow()).state
