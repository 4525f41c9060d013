import { expect, test } from 'vitest'
import { aConnection } from '../../../test/connections.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { fillBodies } from '../../../test/reports.ts'
import { townCertificates } from '../../../test/town-certificates.ts'
import { readSecrets, setSecret } from './connection-keys.ts'
import { noteOwnCertificates, ownCertificate } from './own-certificate.ts'
import { secretNames } from './secret-names.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const connection = await aConnection(db, { id: 'gata' })
const { of, authority } = await townCertificates()

const set = (value: string) => setSecret(db, { connection, name: ownCertificate, value, overlapDays: 7 })
const until = async (name = ownCertificate) =>
  (await secretNames(db, connection)).find((one) => one.name === name)?.certificateUntil
/** In so many days, to the nearest. */
const daysLeft = async () => Math.round((((await until())?.getTime() ?? 0) - Date.now()) / 86_400_000)

test('when a certificate of ours runs out is known as it is set, and as it is exchanged', async () => {
  await set(of.soon.cert)
  expect(await daysLeft()).toBe(5)
  await set(of.right.cert + authority)
  expect(await daysLeft()).toBe(90)
  expect(await until('api_key'), 'a key that is no certificate').toBeNull()
})

test('what is no certificate is refused, and the one there was is kept', async () => {
  await set(of.right.cert)
  for (const value of ['en nyckel', of.right.key, of.right.cert.replace(/\n.{64}\n/, '\n')])
    await expect(set(value)).rejects.toThrow('It is no certificate')
  expect((await readSecrets(db, connection)).get(ownCertificate)?.value).toBe(of.right.cert)
  expect(await daysLeft()).toBe(90)
})

test('one that was set before that was noted is noted, and what can’t be read is left', async () => {
  await set(of.soon.cert)
  await db.updateTable('connection_secrets').set({ certificate_until: null }).execute()
  const other = await aConnection(db, { id: 'park' })
  await db
    .insertInto('connection_secrets')
    .values({ connection: other, name: ownCertificate, value: 'något annat' })
    .execute()
  expect(await noteOwnCertificates(db)).toBe(1)
  expect(await daysLeft()).toBe(5)
  expect(await noteOwnCertificates(db)).toBe(0)
})
