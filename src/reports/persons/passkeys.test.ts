import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { beginAdding, beginSigningIn } from '#people/passkeys/begin.ts'
import { forgetChallenges } from '#people/passkeys/challenges.ts'
import { mostPasskeys, passkeysOfPerson } from '#people/passkeys/passkeys-of-person.ts'
import { signInByPasskey } from '#people/passkeys/sign-in-by-passkey.ts'
import { siteAt } from '#people/passkeys/site.ts'
import { beginSession, openSession } from '#people/sessions.ts'
import { type Authenticator, softAuthenticator } from '../../../test/authenticator.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { anAddress } from '../../../test/person.ts'
import { aReport, fillBodies } from '../../../test/reports.ts'
import { addPasskey } from './add-passkey.ts'
import { askForAddress } from './ask-for-address.ts'
import { changeAddress } from './change-address.ts'
import { erasePerson } from './erase-person.ts'
import { removePasskey } from './remove-passkey.ts'

const { db } = await openTestDatabase()
await fillBodies(db)

const home = 'https://fixamingata.example'
const site = siteAt(home)
type Otherwise = Parameters<Authenticator['signIn']>[1]

async function somebody() {
  const email = anAddress()
  const { person } = await aReport(db, { email })
  return { email, person }
}

async function addedBy(
  { email, person }: { email: string; person: number },
  device = softAuthenticator(home),
  otherwise: Otherwise = {},
) {
  const { browser, options } = await beginAdding(db, { email, person, site })
  const answer = device.add(options, otherwise)
  const adding = { person, browser, answer, name: 'Min telefon', site, door: 'web' } as const
  return { device, adding, isAdded: await addPasskey(db, adding) }
}

async function signedInBy(device: Authenticator, otherwise: Otherwise = {}) {
  const { browser, options } = await beginSigningIn(db, site)
  const signingIn = { browser, answer: device.signIn(options, otherwise), site, before: null }
  return { signingIn, session: await signInByPasskey(db, signingIn) }
}

const sessionBy = async (device: Authenticator, otherwise?: Otherwise) =>
  (await signedInBy(device, otherwise)).session

const lettersTo = async (address: string) => {
  const letters = await db
    .selectFrom('letters')
    .select('kind')
    .where('address', '=', address)
    .orderBy('created_at')
    .execute()
  return letters.map(({ kind }) => kind)
}

test('a key that a person has added signs them in, as a mailed link does, and their address is told', async () => {
  const { email, person } = await somebody()
  const { device, isAdded } = await addedBy({ email, person })
  expect(isAdded).toBe(true)
  expect(await lettersTo(email)).toEqual(['passkey_added'])
  expect(await passkeysOfPerson(db, person)).toMatchObject([{ name: 'Min telefon', lastUsedAt: null }])
  const before = await beginSession(db, person)
  const earlier = await openSession(db, before)
  const { browser, options } = await beginSigningIn(db, site)
  const answer = device.signIn(options)
  const session = await signInByPasskey(db, { browser, answer, site, before: earlier?.id ?? null })
  expect(await openSession(db, session ?? '')).toMatchObject({ person, email })
  expect(await openSession(db, before)).toBeNull()
  expect(await passkeysOfPerson(db, person)).toMatchObject([{ lastUsedAt: expect.any(Date) }])
  const events = await db.selectFrom('events').select(['act', 'facts']).where('person', '=', person).execute()
  expect(JSON.stringify(events)).not.toContain('telefon')
  expect(events.map(({ act }) => act)).toContain('add_passkey')
})

test('an answer is good once, also when both come together', async () => {
  const { device, adding } = await addedBy(await somebody())
  expect(await addPasskey(db, adding)).toBe(false)
  const { browser, options } = await beginSigningIn(db, site)
  const signingIn = { browser, answer: device.signIn(options), site, before: null }
  const both = await Promise.all([signInByPasskey(db, signingIn), signInByPasskey(db, signingIn)])
  expect(both.filter((one) => one !== null)).toHaveLength(1)
  expect(await signInByPasskey(db, signingIn)).toBeNull()
})

test('a wrong answer uses a challenge up: the right one comes too late', async () => {
  const { device } = await addedBy(await somebody())
  const { browser, options } = await beginSigningIn(db, site)
  const answers = [device.signIn(options, { isVerified: false }), device.signIn(options)]
  for (const answer of answers)
    expect(await signInByPasskey(db, { browser, answer, site, before: null })).toBeNull()
  expect(await sessionBy(device)).not.toBeNull()
})

test('a challenge is one browser’s, for one act, and five minutes old at most', async () => {
  const somebodys = await somebody()
  const { device } = await addedBy(somebodys)
  const [mine, others] = [await beginSigningIn(db, site), await beginSigningIn(db, site)]
  const answer = device.signIn(mine.options)
  expect(await signInByPasskey(db, { browser: others.browser, answer, site, before: null })).toBeNull()
  const toAdd = await beginAdding(db, { ...somebodys, site })
  const crossed = device.signIn({ rpId: site.host, challenge: toAdd.options.challenge })
  expect(
    await signInByPasskey(db, { browser: toAdd.browser, answer: crossed, site, before: null }),
  ).toBeNull()
  const old = await beginSigningIn(db, site)
  await sql`update passkey_challenges set expires_at = expires_at - interval '300 seconds'`.execute(db)
  const late = device.signIn(old.options)
  expect(await signInByPasskey(db, { browser: old.browser, answer: late, site, before: null })).toBeNull()
  await forgetChallenges(db)
  expect(await db.selectFrom('passkey_challenges').select('browser').execute()).toEqual([])
  expect(await sessionBy(device)).not.toBeNull()
})

const wrong = {
  'another website': { origin: 'https://fixamingata.evil.example' },
  'the same host without encryption': { origin: 'http://fixamingata.example' },
  'another host’s key': { host: 'evil.example' },
  'nobody verified': { isVerified: false },
  'another challenge': { challenge: 'AAAA' },
}

test.each(Object.entries(wrong))('%s neither adds a key nor signs in', async (_, otherwise) => {
  const somebodys = await somebody()
  expect((await addedBy(somebodys, softAuthenticator(home), otherwise)).isAdded).toBe(false)
  expect(await passkeysOfPerson(db, somebodys.person)).toEqual([])
  expect(await lettersTo(somebodys.email)).toEqual([])
  const { device } = await addedBy(somebodys)
  expect(await sessionBy(device, otherwise)).toBeNull()
  expect(await sessionBy(device)).not.toBeNull()
})

test('a copy of a key is told by its counter, which never goes back', async () => {
  const { device } = await addedBy(await somebody())
  expect(await sessionBy(device, { counter: 5 })).not.toBeNull()
  for (const counter of [5, 4, 0]) expect(await sessionBy(device, { counter })).toBeNull()
  expect(await sessionBy(device, { counter: 6 })).not.toBeNull()
})

test('a device that counts nothing signs in again and again', async () => {
  const { device } = await addedBy(await somebody())
  for (let turn = 0; turn < 3; turn += 1) expect(await sessionBy(device, { counter: 0 })).not.toBeNull()
})

test('a key signs its own person in, whoever it says it is of, and is not added by somebody else', async () => {
  const [one, other] = [await somebody(), await somebody()]
  const { device, adding } = await addedBy(one)
  const { device: others } = await addedBy(other)
  const handle = others.keys[0]?.handle ?? ''
  expect(await sessionBy(device, { handle })).toBeNull()
  expect(await sessionBy(device, { handle: '' })).toBeNull()
  const { browser } = await beginAdding(db, { ...other, site })
  expect(await addPasskey(db, { ...adding, browser, person: other.person })).toBe(false)
  const stolen = await beginAdding(db, { ...one, site })
  const answer = others.add(stolen.options)
  const name = 'x'
  expect(
    await addPasskey(db, {
      ...{ person: other.person, browser: stolen.browser, answer, name, site, door: 'web' },
    }),
  ).toBe(false)
  expect(await passkeysOfPerson(db, other.person)).toHaveLength(1)
})

test('a key that signs with other hands than it was added with opens nothing', async () => {
  const { device } = await addedBy(await somebody())
  const [mine] = device.keys
  const [strange] = (await addedBy(await somebody())).device.keys
  if (!mine || !strange) throw new Error('both have a key')
  device.keys.splice(0, 1, { ...mine, privateKey: strange.privateKey })
  expect(await sessionBy(device)).toBeNull()
})

test('the same key is not added twice, and a device is told which it has', async () => {
  const somebodys = await somebody()
  const { device } = await addedBy(somebodys)
  const { browser, options } = await beginAdding(db, { ...somebodys, site })
  const [key] = device.keys
  expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([key?.id.toString('base64url')])
  expect(options.user.id).toBe(key?.handle)
  expect(Buffer.from(options.user.id, 'base64url')).toHaveLength(32)
  const again = softAuthenticator(home)
  const answer = again.add(options)
  await db
    .updateTable('passkeys')
    .set({ credential: Buffer.from(answer.id, 'base64url') })
    .where('person', '=', somebodys.person)
    .execute()
  const { person } = somebodys
  expect(await addPasskey(db, { person, browser, answer, name: 'x', site, door: 'web' })).toBe(false)
  expect(await passkeysOfPerson(db, person)).toHaveLength(1)
})

test('there is an end to how many keys somebody has', async () => {
  const somebodys = await somebody()
  for (let turn = 0; turn < mostPasskeys; turn += 1) await addedBy(somebodys)
  expect((await addedBy(somebodys)).isAdded).toBe(false)
  expect(await passkeysOfPerson(db, somebodys.person)).toHaveLength(mostPasskeys)
})

test('a key that is removed opens nothing, its address is told, and only its own person removes it', async () => {
  const [one, other] = [await somebody(), await somebody()]
  const { device } = await addedBy(one)
  const [passkey] = await passkeysOfPerson(db, one.person)
  const removing = { passkey: passkey?.id ?? '', session: null, door: 'web' } as const
  expect(await removePasskey(db, { ...removing, person: other.person })).toBe(false)
  expect(await sessionBy(device)).not.toBeNull()
  expect(await removePasskey(db, { ...removing, person: one.person })).toBe(true)
  expect(await removePasskey(db, { ...removing, person: one.person })).toBe(false)
  expect(await sessionBy(device)).toBeNull()
  expect(await lettersTo(one.email)).toEqual(['passkey_added', 'passkey_removed'])
  expect(await lettersTo(other.email)).toEqual([])
})

test('a key ends the sessions it has begun when it is removed, but not those of a link or of other keys', async () => {
  const somebodys = await somebody()
  const { person } = somebodys
  const { device } = await addedBy(somebodys)
  const { device: other } = await addedBy(somebodys)
  const [passkey] = await passkeysOfPerson(db, person)
  const [lost, own] = [(await sessionBy(device)) ?? '', (await sessionBy(device)) ?? '']
  const staying = [own, (await sessionBy(other)) ?? '', await beginSession(db, person)]
  const removing = { passkey: passkey?.id ?? '', door: 'web' } as const
  const stranger = { ...removing, person: (await somebody()).person, session: null }
  expect(await removePasskey(db, stranger)).toBe(false)
  expect(await openSession(db, lost)).not.toBeNull()
  const removedIn = await openSession(db, own)
  await removePasskey(db, { ...removing, person, session: removedIn?.id ?? null })
  expect(await openSession(db, lost)).toBeNull()
  for (const session of staying) expect(await openSession(db, session)).toMatchObject({ person })
})

test('keys stay through a change of address, and two persons’ keys become one’s', async () => {
  const [one, other] = [await somebody(), await somebody()]
  const { device } = await addedBy(one)
  const { device: others } = await addedBy(other)
  await askForAddress(db, { person: one.person, address: other.email, language: 'sv' })
  const { link } = await db
    .selectFrom('new_addresses')
    .select('link')
    .where('address', '=', other.email)
    .executeTakeFirstOrThrow()
  expect(await changeAddress(db, { link, door: 'web' })).not.toBeNull()
  for (const key of [device, others]) {
    const session = await sessionBy(key)
    expect(await openSession(db, session ?? '')).toMatchObject({ person: other.person, email: other.email })
  }
})

test('GDPR-7: keys are gone with their person, and sign in nobody', async () => {
  const somebodys = await somebody()
  const { device } = await addedBy(somebodys)
  const { browser, options } = await beginAdding(db, { ...somebodys, site })
  await erasePerson(db, { person: somebodys.person, door: 'web' })
  expect(await sessionBy(device)).toBeNull()
  const answer = softAuthenticator(home).add(options)
  const { person } = somebodys
  expect(await addPasskey(db, { person, browser, answer, name: 'x', site, door: 'web' })).toBe(false)
  for (const table of ['passkeys', 'passkey_challenges'] as const)
    expect(await db.selectFrom(table).select('person').where('person', '=', person).execute()).toEqual([])
})

test('whoever leaves while signing in is either in or out, and nobody waits for ever', async () => {
  const somebodys = await somebody()
  const { device } = await addedBy(somebodys)
  const { browser, options } = await beginSigningIn(db, site)
  const answer = device.signIn(options)
  const [session] = await Promise.all([
    signInByPasskey(db, { browser, answer, site, before: null }),
    erasePerson(db, { person: somebodys.person, door: 'web' }),
  ])
  expect(session && (await openSession(db, session))).toBeNull()
})
