import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { changeSettings } from '#bodies/connections/change-settings.ts'
import { connectionById } from '#bodies/connections/connection.ts'
import { askForComparisons, askForTrial, trialById } from '#bodies/connections/trials.ts'
import { unmappedStates } from '#bodies/connections/unmapped-states.ts'
import { inTransaction } from '#database/transaction.ts'
import { fileDropSettings } from '#integrations/file-drop/settings.ts'
import { kinds } from '#integrations/kinds.ts'
import { openDisagreements } from '#reports/connections/disagreements.ts'
import { monthOf } from '#reports/connections/month.ts'
import { countAgain, sendAgain } from '#reports/connections/send-again.ts'
import { NotPossible, settleDisagreement } from '#reports/connections/settle-disagreement.ts'
import { standingOf } from '#reports/connections/standing.ts'
import { tellAlarms, tellAlarmsNow } from '#reports/connections/tell-alarms.ts'
import { doAll, workByHand } from '../../../test/by-hand.ts'
import { aConnection } from '../../../test/connections.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { theFileServer } from '../../../test/file-servers.ts'
import { startInfracontrol } from '../../../test/infracontrol/simulator.ts'
import { alingsas, aReport, emptyQueues, fillBodies } from '../../../test/reports.ts'
import { compareConnection } from './compare-connection.ts'
import { connectionsToPoll } from './poll-connections.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const far = await startInfracontrol()
afterAll(() => far.stop())
const { rooms, mails, deliver, write, runTrials, tried } = await workByHand(db, [new URL(far.url).host])
const connection = await aConnection(db, { id: 'gata', endpoint: far.rest, state: 'on' })
const by = { link: '00000000-0000-4000-8000-000000000001', body: alingsas }

beforeEach(async () => {
  far.faults.clear()
  await emptyQueues(db)
  await changeConnection(db, { id: connection, state: 'on' })
})

/** A report that the far side has made a case of. */
async function aDelivered() {
  const report = await aReport(db)
  await deliver()
  const one = far.book.cases.at(-1)
  if (!one) throw new Error('nothing came')
  return { ...report, one }
}

/** Long enough ago that nothing is on its way any more. */
async function laterOn() {
  const then = new Date(Date.now() - 3_600_000)
  for (const one of far.book.cases) one.changedAt = then
  await db.updateTable('external_ids').set({ told_at: then }).execute()
  await db.updateTable('cases').set({ state_since: then }).execute()
}

test('a look at a connection is kept step by step, and tells what does not work', async () => {
  const well = await tried(connection, 'check')
  expect(well).toMatchObject({ state: 'done', ok: true })
  expect(well?.steps.map(({ step, ok }) => [step, ok])).toEqual([
    ['reach', true],
    ['key', true],
    ['read', true],
    ['mapping', true],
  ])
  far.faults.set('page', { times: 1 })
  expect(await tried(connection, 'check')).toMatchObject({ state: 'done', ok: false })
})

test('a made-up case goes only through what is under test, and is no report', async () => {
  const before = far.book.cases.length
  expect(await tried(connection, 'case')).toMatchObject({ ok: false, answer: 'not under test', steps: [] })
  expect(far.book.cases).toHaveLength(before)

  await changeConnection(db, { id: connection, state: 'test' })
  const sent = await tried(connection, 'case')
  const made = far.book.cases.at(-1)
  expect(sent).toMatchObject({ ok: true, steps: [{ step: 'write' }, { step: 'named', answer: made?.id }] })
  expect(made).toMatchObject({ title: 'Test från FixaMinGata', reporterEmail: '', number: '0' })
  const { reports } = await db
    .selectFrom('reports')
    .select((row) => row.fn.countAll<number>().as('reports'))
    .executeTakeFirstOrThrow()
  expect(Number(reports)).toBe(0)
  const said = await db.selectFrom('exchanges').select('asked').where('purpose', '=', 'test').execute()
  expect(said.map(({ asked }) => asked).join()).toContain('Test från FixaMinGata')
})

test('a trial whose worker ends again and again is over', async () => {
  const id = await askForTrial(db, connection, 'check')
  await db.updateTable('connection_trials').set({ attempts: 3 }).where('id', '=', id).execute()
  await runTrials()
  expect(await trialById(db, connection, id)).toMatchObject({ state: 'done', ok: false, answer: 'stopped' })
})

test('both sides agree on what has come and moved alike', async () => {
  const { one } = await aDelivered()
  await laterOn()
  expect(await compareConnection(rooms, connection)).toMatchObject({ ok: true })
  expect((await openDisagreements(db, connection, 9)).map(({ externalId }) => externalId)).not.toContain(
    one.id,
  )
})

test('a state that is another there is a disagreement until theirs is taken', async () => {
  const { one, caseId } = await aDelivered()
  one.state = 'Åtgärdad'
  await laterOn()
  await compareConnection(rooms, connection)
  await compareConnection(rooms, connection)
  const found = (await openDisagreements(db, connection, 9)).filter(({ externalId }) => externalId === one.id)
  expect(found).toMatchObject([{ kind: 'state', caseId, theirAct: 'fix', theirState: 'Åtgärdad' }])
  await settleDisagreement(db, { connection, id: found[0]?.id ?? 0, choice: 'theirs', by })
  expect(await stateOf(caseId)).toBe('fixed')
  expect((await openDisagreements(db, connection, 9)).map(({ externalId }) => externalId)).not.toContain(
    one.id,
  )
  await laterOn()
  expect(await tried(connection, 'compare')).toMatchObject({ ok: true, answer: '0' })

  one.state = 'Pågår'
  await laterOn()
  await compareConnection(rooms, connection)
  await settleDisagreement(db, { connection, id: await openOf(one.id), choice: 'theirs', by })
  expect(await stateOf(caseId)).toBe('in_progress')
})

test('a case does not go back to where it never goes, and nothing of the try is left', async () => {
  const { one, caseId } = await aDelivered()
  await db.updateTable('cases').set({ state: 'planned' }).where('id', '=', caseId).execute()
  one.state = 'Mottagen'
  await laterOn()
  await compareConnection(rooms, connection)
  const id = await openOf(one.id)
  await expect(settleDisagreement(db, { connection, id, choice: 'theirs', by })).rejects.toThrow(NotPossible)
  expect(await stateOf(caseId)).toBe('planned')
  expect(await openOf(one.id)).toBe(id)

  await settleDisagreement(db, { connection, id, choice: 'left', by })
  await compareConnection(rooms, connection)
  expect(await openIds()).not.toContain(one.id)
  one.state = 'Åtgärdad'
  await laterOn()
  await compareConnection(rooms, connection)
  expect(await openIds()).toContain(one.id)
  await settleDisagreement(db, { connection, id: await openOf(one.id), choice: 'theirs', by })
})

test('what differs still stands when it has changed just now, and is held against ours the next time', async () => {
  const { one } = await aDelivered()
  one.state = 'Åtgärdad'
  await laterOn()
  await compareConnection(rooms, connection)
  const open = await openOf(one.id)
  one.changedAt = new Date()
  expect(await compareConnection(rooms, connection)).toMatchObject({ ok: true, open: 1 })
  expect(await openOf(one.id)).toBe(open)
  await settleDisagreement(db, { connection, id: open, choice: 'theirs', by })
})

test('a case that the system has lost is sent again under its own id, and its reporter hears nothing more', async () => {
  const { one, number } = await aDelivered()
  await write()
  mails.length = 0
  far.book.cases.splice(far.book.cases.indexOf(one), 1)
  await laterOn()
  await compareConnection(rooms, connection)
  const open = await openDisagreements(db, connection, 9)
  expect(open).toMatchObject([{ kind: 'not_there', externalId: one.id, report: number }])
  await settleDisagreement(db, { connection, id: open[0]?.id ?? 0, choice: 'ours', by })
  await deliver()
  await write()
  expect(far.book.cases.at(-1)).toMatchObject({ reference: one.reference, number: String(number) })
  expect(mails).toEqual([])
  await db.deleteFrom('disagreements').execute()
})

test('everything since a moment is sent again in order, and a system that knows it makes no doubles', async () => {
  const { number } = await aDelivered()
  await write()
  mails.length = 0
  const cases = far.book.cases.length
  const since = new Date(Date.now() - 5 * 60_000)
  const count = await countAgain(db, connection, { sentSince: since })
  expect(count).toBeGreaterThan(0)
  expect(await sendAgain(db, connection, { sentSince: since }, by)).toBe(count)
  expect(await standingOf(db, connection)).toMatchObject({ waiting: count })
  await deliver()
  await write()
  expect(await standingOf(db, connection)).toMatchObject({ waiting: 0, failed: 0 })
  expect(far.book.cases).toHaveLength(cases)
  expect(mails).toEqual([])
  const events = await db
    .selectFrom('events')
    .select(['act', 'actor', 'link'])
    .where('report', '=', number)
    .where('act', 'in', ['retry', 'deliver'])
    .orderBy('id')
    .execute()
  expect(events.map(({ act }) => act)).toEqual(['deliver', 'retry'])
  expect(events[1]).toMatchObject({ actor: 'body', link: by.link })
  const month = await monthOf(db, connection, new Date().toISOString().slice(0, 7))
  expect(month).toMatchObject({ waiting: 0, failed: 0, repeats: 0 })
  expect(month.again).toBeGreaterThanOrEqual(count)
})

test('one that waits already is that one', async () => {
  const id = await askForTrial(db, connection, 'check')
  expect(await askForTrial(db, connection, 'check')).toBe(id)
  await runTrials()
})

test('each night all that are in use are compared, once each', async () => {
  await askForComparisons(db)
  await askForComparisons(db)
  const asked = await db
    .selectFrom('connection_trials')
    .select(['connection', 'kind'])
    .where('state', '=', 'waiting')
    .execute()
  expect(asked).toEqual([{ connection, kind: 'compare' }])
  await runTrials()
  const compared = (await standingOf(db, connection)).comparedAt
  expect(Date.now() - (compared?.getTime() ?? 0)).toBeLessThan(10_000)
})

test('a comparison that could not be made says so and settles nothing', async () => {
  far.faults.set('unavailable', { times: 9 })
  const compared = await compareConnection(rooms, connection)
  expect(compared.ok).toBe(false)
  expect((await standingOf(db, connection)).compareProblem).not.toBeNull()
  far.faults.clear()
  await compareConnection(rooms, connection)
  expect((await standingOf(db, connection)).compareProblem).toBeNull()
})

test('a word that no table knows is kept until somebody says what it means', async () => {
  const { one } = await aDelivered()
  await doAll(connectionsToPoll(rooms))
  far.handle(one.id, { state: 'Skickad till målaren' })
  await db
    .updateTable('polls')
    .set({ next_at: new Date(0) })
    .execute()
  await doAll(connectionsToPoll(rooms))
  expect(await unmappedStates(db, connection, 9)).toEqual([{ word: 'Skickad till målaren' }])
})

test('trouble is mailed once a day, to whom the connection says', async () => {
  await write()
  mails.length = 0
  await changeConnection(db, { id: connection, alarmsTo: 'it@alingsas.example' })
  expect(await tellAlarms(db)).toBe(1)
  expect(await tellAlarms(db)).toBe(0)
  await write()
  expect(mails.map(({ to }) => to)).toEqual(['it@alingsas.example'])
  expect(mails[0]?.text).toMatch(/Du hittar det på anslutningens sida, under ”[^”]+”/)
  expect(mails[0]?.text).not.toMatch(/\/integration\/|npm run/)
  await db.updateTable('connections').set({ alarmed_of: [] }).execute()
  expect([await tellAlarms(db), await tellAlarms(db)], 'what is new does not wait for tomorrow').toEqual([
    1, 0,
  ])
  mails.length = 0
  await db.updateTable('connections').set({ alarmed_at: sql<Date>`now() - interval '25 hours'` }).execute()
  await changeConnection(db, { id: connection, alarmsTo: null })
  expect(await tellAlarms(db)).toBe(1)
  await write()
  expect(mails[0]?.text).toContain(`npm run integrations -- console --body ${alingsas} --days 1`)
})

test('that a connection leads to another server is told those who run the service, whoever alarms go to', async () => {
  const filer = await theFileServer(db, 'filer')
  await changeConnection(db, { id: filer, state: 'on', alarmsTo: 'jag@annan.example' })
  const { sftp, ...settings } = fileDropSettings.parse((await connectionById(db, filer))?.settings)
  const kind = kinds['file-drop']
  if (!kind) throw new Error('there is no such kind')
  mails.length = 0
  await inTransaction(db, async (tx) => {
    const moved = { ...settings, sftp: { ...sftp, host: 'annan.example' } }
    expect(await changeSettings(tx, { id: filer, kind, settings: moved })).toEqual({ leadsElsewhere: true })
    await tellAlarmsNow(tx, filer)
  })
  await write()
  expect(mails.map(({ to }) => to)).toEqual([rooms.operatorEmail])
  expect(mails[0]?.text).toContain('SERVERN ÄR NYSS BYTT')
  expect(mails[0]?.text).toContain(`npm run integrations -- console --body ${alingsas} --days 1`)
  expect(await tellAlarms(db)).toBe(0)
})

const stateOf = async (caseId: number) =>
  (await db.selectFrom('cases').select('state').where('id', '=', caseId).executeTakeFirstOrThrow()).state
const openIds = async () => (await openDisagreements(db, connection, 99)).map(({ externalId }) => externalId)
const openOf = async (externalId: string) =>
  (await openDisagreements(db, connection, 99)).find((one) => one.externalId === externalId)?.id ?? 0
