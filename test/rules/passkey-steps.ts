import { expect } from 'vitest'
import { beginAdding, beginSigningIn } from '#people/passkeys/begin.ts'
import { passkeysOfPerson } from '#people/passkeys/passkeys-of-person.ts'
import { signInByPasskey } from '#people/passkeys/sign-in-by-passkey.ts'
import { siteAt } from '#people/passkeys/site.ts'
import { openSession } from '#people/sessions.ts'
import { addPasskey } from '#reports/persons/add-passkey.ts'
import { removePasskey } from '#reports/persons/remove-passkey.ts'
import { softAuthenticator } from '../authenticator.ts'
import type { Step } from './outcomes.ts'
import { fingerprint, pick } from './world.ts'

const home = 'https://fixamingata.example'
const site = siteAt(home)

/** Somebody adds a key, comes in by it, and removes it: then it opens nothing, and of no report anything has changed. */
export const comeByKey: Step = async (world, { who }) => {
  const { db } = world
  const owner = pick(
    world.people.filter(({ id }) => id !== null),
    who,
  )
  if (!owner?.id) return
  const before = await fingerprint(world)
  const { email, id: person } = owner
  const device = softAuthenticator(home)
  const begun = await beginAdding(db, { person, email, site })
  const adding = { browser: begun.browser, answer: device.add(begun.options), name: 'Telefon', site }
  expect(await addPasskey(db, { ...adding, person, door: 'web' })).toBe(true)
  const signIn = async () => {
    const { browser, options } = await beginSigningIn(db, site)
    return signInByPasskey(db, { browser, answer: device.signIn(options), site, before: null })
  }
  const session = (await signIn()) ?? ''
  expect(await openSession(db, session)).toMatchObject({ person, email })
  for (const { id: passkey } of await passkeysOfPerson(db, person))
    expect(await removePasskey(db, { person, passkey, session: null, door: 'web' })).toBe(true)
  expect(await openSession(db, session)).toBeNull()
  expect(await signIn()).toBeNull()
  expect(await fingerprint(world)).toBe(before)
}
