import { expect, test } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { connectionById } from '#bodies/connections/connection.ts'
import { readSecrets, setSecret } from '#bodies/connections/connection-keys.ts'
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
const console = await aConsole(db, { token })
const lunds = await aConsole(db, { token }, { body: lund })

const place = {
  host: 'filer.alingsas.example',
  port: '22',
  user: 'gata',
  folder: 'inkorg',
  hostKeys: aHostKey,
}
const save = async (changes: Partial<typeof place>, seen?: string) =>
  post(`${console}/${id}/plats`, {
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
  expect((await save({ host: 'filer.alingsas.example', user: 'den-ena' }, seen)).status).toBe(303)
  const second = await save({ host: 'filer.alingsas.example', user: 'den-andra' }, seen)
  expect(second.status).toBe(409)
  const shown = await second.text()
  expect(shown).toContain('value="den-andra"')
  expect(shown).toContain('<dd>den-ena</dd>')
  expect(await settings()).toMatchObject({ sftp: { user: 'den-ena' } })
})

test('another user or folder is saved, and the password stays', async () => {
  expect((await save({ user: 'gatukontoret', folder: '/ut/gata 2' })).status).toBe(303)
  expect(await settings()).toMatchObject({
    ...{ folder: '/ut/gata 2', formats: ['csv'], sftp: { user: 'gatukontoret', hostKeys: [aHostKey] } },
  })
  expect(await names()).toEqual(['password'])
  expect(await page(`${console}/${id}/plats?klart=place`)).toContain('Platsen är sparad.')
})

test.each([
  ['host', 'en-annan.example'],
  ['port', '2222'],
  ['hostKeys', `${aHostKey}\r\nSHA256:${'b'.repeat(43)}`],
])('another server (%s) does not get the password that was for this', async (field, value) => {
  await setSecret(db, { connection: id, name: 'password', value: 'hemligt', overlapDays: 7 })
  await setSecret(db, { connection: id, name: 'private_key', value: 'en nyckel', overlapDays: 7 })
  expect((await save({ [field]: value })).status).toBe(303)
  expect(await names()).toEqual(['private_key'])
  await save({})
})

test('a folder on our own machine is not chosen there', async () => {
  await changeConnection(db, { id, settings: { folder: 'gata', sftp: null } })
  expect((await save({})).status).toBe(404)
})
