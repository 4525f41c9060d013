import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { askForTrial, trialById } from '#bodies/connections/trials.ts'
import { fingerprintOf } from '#integrations/file-drop/sftp/host-key.ts'
import { monthOf } from '#reports/connections/month.ts'
import { standingOf } from '#reports/connections/standing.ts'
import { erasePerson } from '#reports/persons/erase-person.ts'
import { startBentSftpServer } from '../../../test/bent-sftp-server.ts'
import { connect, workingHouse } from '../../../test/connected.ts'
import { aConsole } from '../../../test/connections.ts'
import { alingsas, aReport, lund } from '../../../test/reports.ts'
import { browse } from '../../../test/web.ts'
import { wholeDatabase } from '../../../test/whole-database.ts'

const password = 'mycket-hemligt-lösenord'
const server = await startBentSftpServer({ password })
mkdirSync(join(server.root, 'gata'))
const dropFolder = mkdtempSync(join(tmpdir(), 'fixamingata-drop-'))
const { db } = await workingHouse([server.reachable], { dropFolder })
const { host, port, user } = server
await connect(db, {
  ...{ id: 'filer', body: alingsas, kind: 'file-drop', secrets: { password } },
  settings: { folder: 'gata', sftp: { host, port, user, hostKeys: [fingerprintOf(server.publicKey)] } },
})
await connect(db, {
  id: 'mapp',
  body: lund,
  kind: 'file-drop',
  settings: { folder: 'lund/gata', per: 'day' },
})
afterAll(async () => {
  await server.stop()
  rmSync(dropFolder, { recursive: true })
})
const { page, post, token } = await browse(db)

const within = <T>(read: () => Promise<T> | T) => vi.waitFor(read, { timeout: 20_000, interval: 50 })
const left = () => readdirSync(join(server.root, 'gata'))
const deliveryOf = (report: number) =>
  db.selectFrom('deliveries').select(['id', 'state']).where('report', '=', report).executeTakeFirstOrThrow()

/** All that was said of it, once something was. */
async function saidOf(report: number) {
  const said = db.selectFrom('exchanges').selectAll().orderBy('id')
  const found = await said.where('delivery', '=', (await deliveryOf(report)).id).execute()
  expect(found).not.toEqual([])
  return found
}

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

test('what was left stands in the log word for word, but for who somebody is', async () => {
  const { number } = await aReport(db)
  const [said] = await within(() => saidOf(number))
  const name = `fixamingata-${number}-${said?.delivery}.csv`
  const url = `sftp://${user}@${host}:${port}/gata/${name}`
  expect(said).toMatchObject({ method: 'PUT', url, problem: null, status: null, asked_headers: {} })
  expect(said?.took_ms).toBeGreaterThan(0)
  expect(said?.asked).toMatch(/"Djupt hål".*"Ada Lind";"ada@invanare\.example";"•••";/)
  const masked = `${await aConsole(db, { token })}/filer/logg`
  expect(await page(masked)).toContain('<b>Gick bra</b>')
  const shown = await page(`${masked}/${said?.id}`)
  expect(shown).toContain(`PUT ${url}`)
  expect(shown).toContain('Djupt hål&quot;')
  expect(shown).toMatch(/Gick bra.*\d+ ms/s)
  expect(shown).not.toMatch(/Lind|ada@/)
  const open = await aConsole(db, { token }, { seesPersons: true })
  expect(await (await post(`${open}/filer/logg/${said?.id}`)).text()).toContain('Ada Lind')
  const well = { asked: expect.any(Number), askedInVain: 0 }
  const standing = await standingOf(db, 'filer')
  expect(standing).toMatchObject({ ...well, contactAt: expect.any(Date), p95Ms: expect.any(Number) })
  expect(await monthOf(db, 'filer', new Date().toISOString().slice(0, 7))).toMatchObject(well)
})

test('of a file on our own machine each row is told where it was added, and forgotten with who it is of', async () => {
  const { number, person } = await aReport(db, { municipality: lund, email: 'eva@invanare.example' })
  await within(async () => expect((await deliveryOf(number)).state).toBe('sent'))
  const other = await aReport(db, { municipality: lund, email: 'bo@invanare.example', title: 'Trasig lampa' })
  await within(async () => expect((await deliveryOf(other.number)).state).toBe('sent'))
  const [[said], [later]] = [await saidOf(number), await saidOf(other.number)]
  expect(said).toMatchObject({ method: 'PUT', problem: null })
  expect(said?.url).toMatch(/^file:lund\/gata\/fixamingata-[\d-]+\.csv$/)
  expect(later?.url).toBe(said?.url)
  expect(later?.asked).toContain('Trasig lampa')
  expect(later?.asked).not.toMatch(/Djupt|eva@/)
  await erasePerson(db, { person, door: 'web' })
  expect((await saidOf(number))[0]).toMatchObject({ asked: null })
  expect((await saidOf(other.number))[0]).toMatchObject({ asked: later?.asked })
})

test('what was left when the line went is looked for, and not left twice', async () => {
  const before = left().length
  server.bend('cut_after')
  const { number } = await aReport(db)
  await within(async () => expect((await deliveryOf(number)).state).toBe('received'))
  expect(left()).toHaveLength(before + 1)
  expect((await attemptsOf(number))[0]).toMatchObject({ outcome: 'unknown' })
  const said = (await saidOf(number)).map(({ purpose, method, problem }) => [purpose, method, problem])
  expect(said).toEqual([
    ['send', 'PUT', 'the line was cut before it was answered'],
    ['find', 'READ', null],
  ])
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
  const [said] = await saidOf(number)
  expect(said).toMatchObject({ method: 'SIGN-IN', problem: letsNobodyIn, status: null })
  const log = `${await aConsole(db, { token })}/filer/logg`
  expect(await page(`${log}?utfall=wrong`)).toContain('<b>Gick inte</b>')
  expect(await page(`${log}/${said?.id}`)).toContain(letsNobodyIn)
  expect(JSON.stringify(logged.mock.calls)).not.toContain(password)
  logged.mockRestore()
  for (const [table, rows] of await wholeDatabase(db, ['connection_secrets']))
    expect(rows.join(), table).not.toContain(password)
})
