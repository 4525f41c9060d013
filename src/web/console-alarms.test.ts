import { expect, test } from 'vitest'
import { readSecrets, setSecret } from '#bodies/connections/connection-keys.ts'
import { aConnection, aConsole } from '../../test/connections.ts'
import { openTestDatabase } from '../../test/database.ts'
import { fillBodies } from '../../test/reports.ts'
import { townCertificates } from '../../test/town-certificates.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { page, post, token } = await browse(db)
const id = await aConnection(db, { id: 'gata', state: 'on' })
const console = await aConsole(db, { token })
const keys = `${console}/${id}/nycklar`
const { soon, right } = (await townCertificates()).of

const name = 'client_certificate'
const set = async (value: string) => post(keys, { ...hiddenFields(await page(keys)), name, value, days: '0' })

test('what could not be taken is told where alarms are, and leads to the log of what went wrong', async () => {
  const { id: push } = await db
    .insertInto('pushes')
    .values({ connection: id, headers: '{}', body: Buffer.from('{}'), state: 'failed', problem: 'udda' })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const shown of [await page(console), await page(`${console}/${id}`)]) {
    expect(shown).toContain('En nyhet från systemet gick inte att ta emot')
    const way = /href="([^"]*logg\?utfall=wrong)"/.exec(shown)?.[1] ?? ''
    expect(await page(way)).toContain(`logg/${push}`)
  }
  await db.deleteFrom('pushes').execute()
})

test('what is no certificate is refused beside its field, and one that soon runs out is told of where it is exchanged', async () => {
  const wrong = await set('en nyckel')
  expect(wrong.status).toBe(422)
  const shown = await wrong.text()
  expect(shown).toContain('Klistra in hela certifikatet')
  expect(shown).toContain('href="#value"')
  expect((await readSecrets(db, id)).has(name)).toBe(false)

  expect((await set(soon.cert)).status).toBe(303)
  expect(await page(keys)).toMatch(/Satt [^<]+\. Gäller till \d+ \p{L}+ \d{4}/u)
  const alarmed = await page(console)
  expect(alarmed).toMatch(/Vårt eget certifikat går ut om [45] dagar/)
  expect(alarmed).toContain(`href="${keys}"`)
  expect((await set(right.cert)).status).toBe(303)
  expect(await page(console)).not.toContain('Vårt eget certifikat')
})

test('only a certificate has a day that it is good until', async () => {
  await setSecret(db, { connection: id, name, value: right.cert, overlapDays: 0 })
  expect((await page(keys)).match(/Gäller till/g)).toHaveLength(1)
})
