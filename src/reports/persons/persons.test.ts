import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { beginSession, forgetSessions, openSession } from '#people/sessions.ts'
import { signIn } from '#people/sign-in.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { add, anAddress, linksOf, sendLetters, tablesWith } from '../../../test/person.ts'
import { alingsas, aReport, emptyQueues, fillBodies, theBody } from '../../../test/reports.ts'
import { moveCase } from '../move-case.ts'
import { askForAddress } from './ask-for-address.ts'
import { askToSignIn } from './ask-to-sign-in.ts'
import { changeAddress } from './change-address.ts'
import { owned } from './join-persons.ts'

const { db } = await openTestDatabase()
await fillBodies(db)

const newestLink = async (act: 'sign_in' | 'new_address') => {
  const found = await db
    .selectFrom('links')
    .select(['id', 'person'])
    .where('act', '=', act)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  return found
}

test('a link signs in once, whoever comes first; an address nobody has used gets one that is nobody’s', async () => {
  const email = anAddress()
  const { person } = await aReport(db, { email })
  await askToSignIn(db, { email, language: 'sv' })
  const { id: link } = await newestLink('sign_in')
  const both = await Promise.all([signIn(db, { link, before: null }), signIn(db, { link, before: null })])
  const [token, ...others] = both.filter((one) => one !== null)
  expect(others).toEqual([])
  expect(await openSession(db, token ?? '')).toMatchObject({ person, email })
  await askToSignIn(db, { email: anAddress(), language: 'sv' })
  const nobodys = await newestLink('sign_in')
  expect(nobodys.person).toBeNull()
  expect(await signIn(db, { link: nobodys.id, before: null })).toBeNull()
})

test('one address is sent five links an hour, and no more', async () => {
  const email = anAddress()
  for (let turn = 0; turn < 7; turn += 1) await askToSignIn(db, { email, language: 'sv' })
  expect(await db.selectFrom('letters').select('id').where('address', '=', email).execute()).toHaveLength(5)
})

test('a link that is too old signs nobody in, and a session nobody has used for fourteen days is over', async () => {
  const email = anAddress()
  const { person } = await aReport(db, { email })
  await askToSignIn(db, { email, language: 'sv' })
  const { id: link } = await newestLink('sign_in')
  await sql`update links set expires_at = now() where id = ${link}`.execute(db)
  expect(await signIn(db, { link, before: null })).toBeNull()
  const token = await beginSession(db, person)
  await sql`update sessions set last_used_at = now() - interval '13 days', expires_at = now() + interval '1 day'`.execute(
    db,
  )
  expect(await openSession(db, token)).toMatchObject({ isRenewed: true })
  const { expires_at } = await db
    .selectFrom('sessions')
    .select('expires_at')
    .where('person', '=', person)
    .executeTakeFirstOrThrow()
  expect(expires_at.getTime() - Date.now()).toBeGreaterThan(13.9 * 86_400_000)
  await sql`update sessions set expires_at = now()`.execute(db)
  expect(await openSession(db, token)).toBeNull()
  await forgetSessions(db)
  expect(await db.selectFrom('sessions').select('id').execute()).toEqual([])
})

test('a changed address ends what was mailed to the old one, and the old one is told', async () => {
  const [email, address] = [anAddress(), anAddress()]
  const { person, number } = await aReport(db, { email })
  await emptyQueues(db)
  const elsewhere = await beginSession(db, person)
  const before = await db.selectFrom('links').select('id').where('person', '=', person).execute()
  await askForAddress(db, { person, address: anAddress(), language: 'sv' })
  await askForAddress(db, { person, address, language: 'sv' })
  expect(await db.selectFrom('new_addresses').select('address').execute()).toEqual([{ address }])
  const { id: link } = await newestLink('new_address')
  const changed = await changeAddress(db, { link, door: 'web' })
  expect(await openSession(db, changed?.session ?? '')).toMatchObject({ person, email: address })
  expect(await openSession(db, elsewhere)).toBeNull()
  expect(await changeAddress(db, { link, door: 'web' })).toBeNull()
  expect(await linksOf(db, person)).toEqual([
    { act: 'unsubscribe', report: number },
    { act: 'reporter', report: number },
    { act: 'watches', report: null },
  ])
  const standing = await db
    .selectFrom('links')
    .select('id')
    .where('revoked_at', 'is', null)
    .where(
      'id',
      'in',
      before.map(({ id }) => id),
    )
    .execute()
  expect(standing).toEqual([])
  const told = await db
    .selectFrom('letters')
    .select(['kind', 'address'])
    .where('person', '=', person)
    .where('kind', '=', 'address_changed')
    .execute()
  expect(told).toEqual([{ kind: 'address_changed', address: email }])
  expect(await tablesWith(db, email), 'until that letter has left').toEqual(['letters'])
  await sendLetters(db)
  expect(await tablesWith(db, email)).toEqual([])
})

test('where the new address is somebody already, two become one, and nothing is lost', async () => {
  const [email, address] = [anAddress(), anAddress()]
  const one = await aReport(db, { email })
  const other = await aReport(db, { email: address })
  const third = await aReport(db, { email: anAddress() })
  await add(db, one.person, other.number, 'support', 'Jag med.')
  for (const { person } of [one, other]) await add(db, person, third.number, 'still')
  await add(db, one.person, third.number, 'fixed')
  await emptyQueues(db)
  await moveCase(db, { caseId: third.caseId, act: 'receive', by: theBody(alingsas) })
  await sql`update followers set stopped_at = now() where person = ${other.person} and report = ${third.number}`.execute(
    db,
  )
  await askForAddress(db, { person: one.person, address, language: 'sv' })
  const { id: link } = await newestLink('new_address')
  const changed = await changeAddress(db, { link, door: 'web' })
  expect(await openSession(db, changed?.session ?? '')).toMatchObject({
    person: other.person,
    email: address,
  })
  const theirs = await db
    .selectFrom('reports')
    .select('number')
    .where('reporter', '=', other.person)
    .orderBy('number')
    .execute()
  expect(theirs.map(({ number }) => number)).toEqual([one.number, other.number])
  expect(await db.selectFrom('supporters').selectAll().where('report', '=', other.number).execute()).toEqual(
    [],
  )
  expect(
    await db.selectFrom('sightings').select(['person', 'says']).where('report', '=', third.number).execute(),
  ).toEqual([{ person: other.person, says: 'fixed' }])
  const follows = await db
    .selectFrom('followers')
    .select(['report', 'stopped_at'])
    .where('person', '=', other.person)
    .orderBy('report')
    .execute()
  expect(follows).toEqual([one, other, third].map(({ number }) => ({ report: number, stopped_at: null })))
  const waiting = await db
    .selectFrom('letters')
    .innerJoin('letter_news', 'letter_news.letter', 'letters.id')
    .select(['letters.report', 'letter_news.event'])
    .where('letters.person', '=', other.person)
    .where('state', '=', 'queued')
    .execute()
  expect(waiting.map(({ report }) => report)).toEqual([third.number])
  const links = (await linksOf(db, other.person)).map(({ act, report }) => `${act} ${report}`)
  expect(links).toHaveLength(new Set(links).size)
  expect(links).toContain(`reporter ${one.number}`)
  expect(await db.selectFrom('people').select('id').where('id', '=', one.person).execute()).toEqual([])
})

test('every column that leads to a person is known to those who join and erase them', async () => {
  const { rows } = await sql<{ column: string }>`
    select conrelid::regclass || '.' || attname as column from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = conkey[1]
     where contype = 'f' and confrelid = 'people'::regclass order by 1`.execute(db)
  const known = [...owned.map((pair) => pair.join('.')), 'followers.person', 'supporters.person']
  expect(rows.map(({ column }) => column)).toEqual(
    [...known, 'sightings.person', 'sessions.person'].toSorted(),
  )
})
