import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { signIn } from '#people/sign-in.ts'
import { askForAddress } from '#reports/persons/ask-for-address.ts'
import { askToSignIn } from '#reports/persons/ask-to-sign-in.ts'
import { changeAddress } from '#reports/persons/change-address.ts'
import { erasePerson } from '#reports/persons/erase-person.ts'
import { contribute } from './contribution-steps.ts'
import type { Step } from './outcomes.ts'
import { fingerprint, pick, type World, written } from './world.ts'

/** Somebody asks for a link to their page; it signs in once, and nobody where the address is nobody's. */
export const askIn: Step = async (world, { who }) => {
  const person = pick(world.people, who)
  if (!person) return
  const before = await linksTo(world, 'sign_in')
  await askToSignIn(world.db, { email: person.email, language: 'sv' })
  const made = (await linksTo(world, 'sign_in')).filter(({ id }) => !before.some((one) => one.id === id))
  for (const { id, person: owner } of made) {
    expect(owner).toBe(person.id)
    const tokens = [
      await signIn(world.db, { link: id, before: null }),
      await signIn(world.db, { link: id, before: null }),
    ]
    expect(tokens.map((token) => token !== null)).toEqual([person.id !== null, false])
  }
}

/** Somebody takes a new address: they are the same, and the old one is nobody's from then on. */
export const changeTheirs: Step = async (world, { who }) => {
  const person = pick(
    world.people.filter(({ id }) => id !== null),
    who,
  )
  if (!person?.id) return
  const address = `ny-${randomUUID().slice(0, 8)}@${written}.example`
  await askForAddress(world.db, { person: person.id, address, language: 'sv' })
  const [link] = (await linksTo(world, 'new_address')).filter((one) => one.person === person.id)
  if (!link) throw new Error('the address was not asked')
  const change = () => changeAddress(world.db, { link: link.id, door: 'web' })
  const [first, again] = [await change(), await change()]
  expect([first !== null, again]).toEqual([true, null])
  world.people.push({ email: address, id: person.id })
  person.id = null
}

/** A stranger adds something, and leaves: it is counted still, and nobody hears of anything by it. */
export const leave: Step = async (world, chance) => {
  const stranger = { email: `gast-${randomUUID().slice(0, 8)}@${written}.example`, id: null as number | null }
  world.people.push(stranger)
  await contribute(world, { ...chance, who: world.people.length - 1 })
  const person = stranger.id
  if (person === null) return
  await erasePerson(world.db, { person, door: 'web' })
  for (const report of world.reports) {
    report.following.delete(person)
    report.everFollowed.delete(person)
  }
  for (const [event, persons] of world.told)
    world.told.set(
      event,
      persons.filter((one) => one !== person),
    )
  stranger.id = null
  const before = await fingerprint(world)
  await erasePerson(world.db, { person, door: 'web' })
  expect(await fingerprint(world)).toBe(before)
}

const linksTo = ({ db }: World, act: 'sign_in' | 'new_address') =>
  db
    .selectFrom('links')
    .select(['id', 'person'])
    .where('act', '=', act)
    .where('revoked_at', 'is', null)
    .execute()
