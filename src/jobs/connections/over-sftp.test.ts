import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { askForTrial, trialById } from '#bodies/connections/trials.ts'
import { fingerprintOf } from '#integrations/file-drop/sftp/host-key.ts'
import { startBentSftpServer } from '../../../test/bent-sftp-server.ts'
import { connect, workingHouse } from '../../../test/connected.ts'
import { alingsas, aReport } from '../../../test/reports.ts'
import { wholeDatabase } from '../../../test/whole-database.ts'

const password = 'mycket-hemligt-lösenord'
const server = await startBentSftpServer({ password })
mkdirSync(join(server.root, 'gata'))
const { db } = await workingHouse([server.reachable])
const { host, port, user } = server
await connect(db, {
  ...{ id: 'filer', body: alingsas, kind: 'file-drop', secrets: { password } },
  settings: { folder: 'gata', sftp: { host, port, user, hostKeys: [fingerprintOf(server.publicKey)] } },
})
afterAll(() => server.stop())

const within = <T>(read: () => Promise<T> | T) => vi.waitFor(read, { timeout: 20_000, interval: 50 })
const left = () => readdirSync(join(server.root, 'gata'))
const deliveryOf = (report: number) =>
  db.selectFrom('deliveries').select(['id', 'state']).where('report', '=', report).executeTakeFirstOrThrow()

const letsNobodyIn = 'it does not let us in'
const attemptsOf = async (report: number) =>
  db
    .selectFrom('attempts')
    .select(['outcome', 'answer'])
    .where('delivery', '=', (await deliveryOf(report)).id)
    .orderBy('started_at')
    .execute()

test('a report is left at the body’s server by itself', async () => {
  const { number } = await aReport(db)
  await within(async () => expect((await deliveryOf(number)).state).toBe('sent'))
  const [file = ''] = left()
  expect(left()).toEqual([`fixamingata-${number}-${(await deliveryOf(number)).id}.csv`])
  expect(readFileSync(join(server.root, 'gata', file), 'utf8')).toContain('"Djupt hål"')
})

test('what was left when the line went is looked for, and not left twice', async () => {
  const before = left().length
  server.bend('cut_after')
  const { number } = await aReport(db)
  await within(async () => expect((await deliveryOf(number)).state).toBe('received'))
  expect(left()).toHaveLength(before + 1)
  expect((await attemptsOf(number))[0]).toMatchObject({ outcome: 'unknown' })
})

test('a test of it is told step by step', async () => {
  const trial = await askForTrial(db, 'filer', 'check')
  await within(async () => expect((await trialById(db, 'filer', trial))?.state).toBe('done'))
  const made = await trialById(db, 'filer', trial)
  expect(made?.steps.map(({ step, ok }) => `${step} ${ok}`)).toEqual([
    ...['name true', 'reach true', 'host_key true', 'sign_in true', 'folder true'],
  ])
})

test('the password stands nowhere but where it is kept, whatever goes wrong', async () => {
  const logged = vi.spyOn(process.stderr, 'write')
  await setSecret(db, { connection: 'filer', name: 'password', value: `${password}-fel`, overlapDays: 0 })
  const { number } = await aReport(db)
  await within(async () =>
    expect((await attemptsOf(number)).map(({ answer }) => answer)).toContain(letsNobodyIn),
  )
  expect((await deliveryOf(number)).state).not.toBe('failed')
  expect(JSON.stringify(logged.mock.calls)).not.toContain(password)
  logged.mockRestore()
  for (const [table, rows] of await wholeDatabase(db, ['connection_secrets']))
    expect(rows.join(), table).not.toContain(password)
})
