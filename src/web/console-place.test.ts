import { expect, test } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { connectionById } from '#bodies/connections/connection.ts'
import { readSecrets, setSecret } from '#bodies/connections/connection-keys.ts'
import { askForTrial } from '#bodies/connections/trials.ts'
import { aConnection, aConsole, seenOf } from '../../test/connections.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aHostKey, theFileServer } from '../../test/file-servers.ts'
import { fillBodies, lund } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post, token } = await browse(db)
const id = await theFileServer(db, 'filer')
const other = await aConnection(db, { id: 'gata' })
const console = await aConsole(db, { token }, { seesPersons: true })
const untrusted = await aConsole(db, { token })
const lunds = await aConsole(db, { token }, { body: lund })

const place = {
  host: 'filer.alingsas.example',
  port: '22',
  user: 'gata',
  folder: 'inkorg',
  hostKeys: aHostKey,
}
const save = async (changes: Partial<typeof place>, seen?: string, by = console) =>
  post(`${by}/${id}/plats`, {
    ...{ ...place, ...changes },
    seen: seen ?? (await seenOf(db, id, 'settings')),
  })
const settings = async () => (await connectionById(db, id))?.settings
const names = async () => [...(await readSecrets(db, id)).keys()]

test('where files are left stands on a page of the body’s, found from the connection’s', async () => {
  expect(await page(`${console}/${id}`)).toContain(`/${id}/plats"`)
  const shown = await page(`${console}/${id}/plats`)
  for (const word of [place.host, place.user, place.folder, aHostKey]) expect(shown).toContain(word)
  expect(shown).not.toContain('hemligt')
  expect((await get(`${lunds}/${id}/plats`)).status).toBe(404)
  expect((await post(`${lunds}/${id}/plats`, place)).status).toBe(404)
})

test('a connection that leaves no files at a server has no such page', async () => {
  expect(await page(`${console}/${other}`)).not.toContain('/plats"')
  expect((await get(`${console}/${other}/plats`)).status).toBe(404)
  expect((await post(`${console}/${other}/plats`, place)).status).toBe(404)
})

test('what is wrong is told where it stands, and what was typed stays', async () => {
  const wrong = await save({
    ...{ host: 'sftp://filer', port: '70000', user: 'två ord', folder: '../annan', hostKeys: 'MD5:aa' },
  })
  expect(wrong.status).toBe(422)
  const shown = await wrong.text()
  for (const sentence of [
    ...['Skriv serverns namn utan snedstreck', 'Skriv ett tal från 1 till 65535.'],
    ...[
      'Skriv ett användarnamn utan mellanslag.',
      'Skriv en mapp, till exempel',
      'Skriv minst ett fingeravtryck',
    ],
  ])
    expect(shown).toContain(sentence)
  for (const typed of ['sftp://filer', '70000', 'två ord', '../annan', 'MD5:aa'])
    expect(shown).toContain(typed)
  expect((await save({ port: '' })).status).toBe(422)
  expect((await save({ hostKeys: ' ' })).status).toBe(422)
  expect(await settings()).toMatchObject({ folder: 'inkorg', sftp: { port: 22 } })
})

test('of two who save it at once the second hears what is in force, and keeps what was typed', async () => {
  const seen = await seenOf(db, id, 'settings')
  expect((await save({ user: 'den-ena' }, seen)).status).toBe(303)
  const second = await save({ user: 'den-andra' }, seen)
  expect(second.status).toBe(409)
  const shown = await second.text()
  expect(shown).toContain('value="den-andra"')
  expect(shown).toContain('<dd>den-ena</dd>')
  expect(await settings()).toMatchObject({ sftp: { user: 'den-ena' } })
})

test('another folder is saved, the password stays, and nothing stands still', async () => {
  await save({})
  await setSecret(db, { connection: id, name: 'password', value: 'hemligt', overlapDays: 7 })
  await changeConnection(db, { id, state: 'on' })
  expect((await save({ folder: '/ut/gata 2' })).status).toBe(303)
  expect(await settings()).toMatchObject({
    ...{ folder: '/ut/gata 2', formats: ['csv'], sftp: { user: 'gata', hostKeys: [aHostKey] } },
  })
  expect(await names()).toEqual(['password'])
  expect((await connectionById(db, id))?.state).toBe('on')
  expect(await page(`${console}/${id}/plats?klart=place`)).toContain('Platsen är sparad.')
})

test.each([
  ['host', 'en-annan.example'],
  ['port', '2222'],
  ['user', 'gatukontoret'],
  ['hostKeys', `${aHostKey}\r\nSHA256:${'b'.repeat(43)}`],
])('another server (%s) gets neither the password nor what is on its way here', async (field, value) => {
  await save({})
  await changeConnection(db, { id, state: 'on' })
  await setSecret(db, { connection: id, name: 'password', value: 'hemligt', overlapDays: 7 })
  await setSecret(db, { connection: id, name: 'private_key', value: 'en nyckel', overlapDays: 7 })
  expect((await save({ [field]: value })).status).toBe(303)
  expect(await names()).toEqual(['private_key'])
  expect((await connectionById(db, id))?.state).toBe('paused')
  expect(await page(`${console}/${id}`)).toContain('Servern är nyss bytt')
})

test('a link that does not show who somebody is leads the files nowhere', async () => {
  await save({})
  await changeConnection(db, { id, state: 'on' })
  const shown = await page(`${untrusted}/${id}/plats`)
  expect(shown).toContain('Med din länk kan du inte ändra var filerna lämnas')
  expect(shown).toContain(place.host)
  expect(shown).not.toContain('name="host"')
  for (const changes of [{ host: 'min-egen.example' }, { user: 'jag' }, { folder: 'publikt' }]) {
    const refused = await save(changes, undefined, untrusted)
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('Med din länk kan du inte ändra var filerna lämnas')
  }
  expect(await settings()).toMatchObject({ folder: 'inkorg', sftp: { host: place.host, user: 'gata' } })
  expect(await connectionById(db, id)).toMatchObject({ state: 'on' })
})

const putOn = (by: string) => post(`${by}/${id}/lage`, { state: 'on' })
async function tried(ok: boolean): Promise<void> {
  const trial = await askForTrial(db, id, 'check')
  await db
    .updateTable('connection_trials')
    .set({ ok, state: 'done', answer: 'svar', ended_at: new Date() })
    .where('id', '=', trial)
    .execute()
}

test('what leads to another server is put on by who may see persons, once it has been tried there', async () => {
  await save({})
  await changeConnection(db, { id, state: 'on' })
  await tried(true)
  await save({ host: 'ny.alingsas.example' })
  const refused = await putOn(console)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('När provet har gått bra kan du sätta i drift.')
  await tried(false)
  expect((await putOn(console)).status).toBe(422)
  await tried(true)
  const other = await putOn(untrusted)
  expect(other.status).toBe(422)
  expect(await other.text()).toContain('Bara den som har en länk som visar namn och e-post')
  expect((await post(`${untrusted}/${id}/lage`, { state: 'test' })).status).toBe(303)
  expect((await putOn(untrusted)).status).toBe(422)
  expect((await putOn(console)).status).toBe(303)
  expect((await connectionById(db, id))?.state).toBe('on')
  expect(await page(`${console}/${id}`)).not.toContain('Servern')
  // From then on it is as any other.
  expect((await post(`${untrusted}/${id}/lage`, { state: 'paused' })).status).toBe(303)
  expect((await putOn(untrusted)).status).toBe(303)
})

test('under test it stays under test, so that what is reported goes on by mail', async () => {
  await save({ host: 'en.example' })
  await changeConnection(db, { id, state: 'test' })
  await save({})
  expect((await connectionById(db, id))?.state).toBe('test')
  expect((await putOn(console)).status).toBe(422)
})

test('that it leads elsewhere is noted with the server, and written of at once', async () => {
  await save({})
  await changeConnection(db, { id, state: 'on', alarmsTo: 'jag@annan.example' })
  await db.deleteFrom('letters').where('kind', '=', 'alarms').execute()
  await db.updateTable('connections').set({ alarmed_at: new Date() }).where('id', '=', id).execute()
  await save({ folder: 'annan' })
  expect(await letters()).toEqual([])
  await save({ host: 'ny.alingsas.example' })
  const [letter] = await letters()
  expect(letter).toEqual({ connection: id })
  const noted = await db
    .selectFrom('events')
    .select('facts')
    .where('act', '=', 'set_connection')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  expect(noted?.facts).toEqual({ connection: id, host: 'ny.alingsas.example' })
})

const letters = () => db.selectFrom('letters').select('connection').where('kind', '=', 'alarms').execute()

test('a folder on our own machine is not chosen there', async () => {
  await changeConnection(db, { id, settings: { folder: 'gata', sftp: null } })
  expect((await save({})).status).toBe(404)
})
