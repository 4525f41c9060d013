import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#database/database.ts'
import { setVisibility } from '#moderation/set-visibility.ts'
import { followReport } from '#reports/follow-report.ts'
import { handOver } from '#reports/hand-over.ts'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, aReport, fillBodies, lund, theBody } from '../../test/reports.ts'
import { aroundSquare, aWaitingWatch, aWatch, someAddress } from '../../test/watches.ts'
import { changeWatch } from './change-watch.ts'
import { confirmWatch } from './confirm-watch.ts'
import { forgetWatches } from './forget-watches.ts'
import { mostInLetter, newsOfPlaces, readerOfPlaces } from './news-in-letter.ts'
import { sendWatchesLink } from './send-watches-link.ts'
import { stopEverything } from './stop-everything.ts'
import { stopWatches } from './stop-watches.ts'
import { tellWatchers } from './tell-watchers.ts'
import { watchAgain } from './watch-again.ts'

const { db } = await openTestDatabase()
await fillBodies(db)

beforeEach(async () => {
  await sql`update watches set stopped_at = now(), news_since = null where stopped_at is null and confirmed_at is not null`.execute(
    db,
  )
  await tellWatchers(db)
})

const report = (changes: Parameters<typeof aReport>[1] = {}, on: Db = db) =>
  aReport(on, { email: someAddress(), ...changes })

/** What a person has been told by each of their letters, as it would be written now. */
async function toldTo(person: number): Promise<number[][]> {
  const letters = await lettersTo(person)
  const news = await Promise.all(letters.map(({ id }) => newsOfPlaces(db, id)))
  return news.map(({ told }) => told.map(({ number }) => number))
}

const lettersTo = (person: number) =>
  db
    .selectFrom('letters')
    .select(['id'])
    .where('person', '=', person)
    .where('kind', '=', 'place_news')
    .orderBy('created_at')
    .execute()

const days = (count: number) => new Date(Date.now() + count * 86_400_000)

test('who watches a place hears of what is reported there, and of nothing else', async () => {
  const near = await aWatch(db, { watched: aroundSquare(250) })
  const wide = await aWatch(db, { watched: aroundSquare(5_000) })
  const here = await report()
  const away = await report({ lat: 57.96, lon: 12.53352 })
  const elsewhere = await report({ lat: 55.7047, lon: 13.191, municipality: lund })
  await tellWatchers(db)
  expect(await toldTo(near.person)).toEqual([[here.number]])
  expect(await toldTo(wide.person)).toEqual([[away.number, here.number]])
  const all = await aWatch(db, { watched: { subject: 'municipality', body: lund } })
  await tellWatchers(db, days(1))
  expect(await toldTo(all.person), `nothing of ${elsewhere.number}, from before`).toEqual([])
})

test('only the kinds that are asked for are told', async () => {
  const { person } = await aWatch(db, { groups: ['belysning'] })
  await report({ category: 'hal' })
  const dark = await report({ category: 'belysning' })
  await tellWatchers(db)
  expect(await toldTo(person)).toEqual([[dark.number]])
})

test('what a body is handed is new to those who watch it, not to those who watch its place', async () => {
  const body = await aWatch(db, { watched: { subject: 'body', body: lund } })
  const made = await report()
  const place = await aWatch(db, { watched: { subject: 'municipality', body: alingsas } })
  await handOver(db, { caseId: made.caseId, by: theBody(alingsas), to: lund, words: 'Er park.' })
  await tellWatchers(db)
  expect(await toldTo(body.person)).toEqual([[made.number]])
  expect(await toldTo(place.person)).toEqual([])
})

test('what a person has heard of already is no news when a body they watch is handed it', async () => {
  const email = someAddress()
  const { person } = await aWatch(db, { email })
  await aWatch(db, { email, watched: { subject: 'body', body: lund } })
  const { caseId } = await report()
  expect(await tellWatchers(db)).toBe(1)
  await handOver(db, { caseId, by: theBody(alingsas), to: lund, words: 'Er park.' })
  expect(await tellWatchers(db, days(1))).toBe(0)
  expect(await toldTo(person)).toHaveLength(1)
})

test('nobody hears of their own reports, or of those they follow by themselves', async () => {
  const email = someAddress()
  const { person } = await aWatch(db, { email })
  await report({ email })
  const followed = await report()
  await followReport(db, { report: followed.number, municipality: alingsas }, person, 'sv')
  expect(await tellWatchers(db)).toBe(0)
  await moveCase(db, { caseId: followed.caseId, act: 'fix', by: theBody(alingsas) })
  expect(await tellWatchers(db, days(1))).toBe(0)
})

test('what was hidden, merged or undone before the letter leaves is not told; what is shown again is, once', async () => {
  const { person } = await aWatch(db)
  const [hidden, fixed] = [await report(), await report()]
  await tellWatchers(db)
  await setVisibility(db, { report: hidden.number, visibility: 'hidden', door: 'command' })
  expect(await toldTo(person)).toEqual([[fixed.number]])
  await setVisibility(db, { report: hidden.number, visibility: 'public', door: 'command' })
  expect(await tellWatchers(db, days(1)), 'told already').toBe(0)

  await moveCase(db, { caseId: fixed.caseId, act: 'fix', by: theBody(alingsas) })
  await tellWatchers(db, days(2))
  const [, letter = { id: '' }] = await lettersTo(person)
  expect((await newsOfPlaces(db, letter.id)).told).toMatchObject([{ number: fixed.number, isFix: true }])
  await moveCase(db, { caseId: fixed.caseId, act: 'undo', by: theBody(alingsas) })
  expect((await newsOfPlaces(db, letter.id)).told).toEqual([])

  const late = await report()
  await setVisibility(db, { report: late.number, visibility: 'hidden', door: 'command' })
  expect(await tellWatchers(db, days(3))).toBe(0)
  await setVisibility(db, { report: late.number, visibility: 'public', door: 'command' })
  expect(await tellWatchers(db, days(4))).toBe(1)
})

test('what commits late, after others that were read, is still told', async () => {
  const { person } = await aWatch(db)
  const tx = await db.startTransaction().execute()
  const late = await report({}, tx)
  const early = await report()
  await tellWatchers(db)
  expect(await toldTo(person)).toEqual([[early.number]])
  await tx.commit().execute()
  await tellWatchers(db, days(1))
  expect(await toldTo(person)).toEqual([[early.number], [late.number]])
})

test('a database moved to another server goes on from the event it had come to', async () => {
  const { person } = await aWatch(db)
  await sql`update watch_cursor set seen = '9000000000:9000000000:'::pg_snapshot`.execute(db)
  const made = await report()
  await tellWatchers(db)
  expect(await toldTo(person)).toEqual([[made.number]])
})

test('one letter for all that a person watches, with at most twenty reports and how many there are besides', async () => {
  const email = someAddress()
  const first = await aWatch(db, { email })
  await aWatch(db, { email, watched: aroundSquare(1_000) })
  await aWatch(db, { email, watched: { subject: 'body', body: alingsas }, pace: 'weekly' })
  for (let count = 0; count < mostInLetter + 3; count += 1) await report()
  expect(await tellWatchers(db)).toBe(1)
  expect(await tellWatchers(db, days(9)), 'the weekly watch has nothing left to tell').toBe(0)
  const [letter = { id: '' }] = await lettersTo(first.person)
  const { told, more } = await newsOfPlaces(db, letter.id)
  expect([told.length, more]).toEqual([mostInLetter, 3])
  const reader = await readerOfPlaces(db, letter.id, first.person)
  expect(reader?.watches).toHaveLength(3)
})

test('at once: the first is told, what follows within ten minutes is joined', async () => {
  const { person } = await aWatch(db)
  await report()
  await tellWatchers(db)
  await report()
  await report()
  expect(await tellWatchers(db, new Date(Date.now() + 9 * 60_000))).toBe(0)
  expect(await tellWatchers(db, new Date(Date.now() + 11 * 60_000))).toBe(1)
  expect((await toldTo(person)).map((letter) => letter.length)).toEqual([1, 2])
})

test('daily letters wait until seven, also on the day the clocks change, and leave late rather than never', async () => {
  const { id } = await aWatch(db, { pace: 'daily' })
  const found = async (at: string) => {
    await report()
    await tellWatchers(db, new Date('2000-01-01T00:00:00Z'))
    await db
      .updateTable('watches')
      .set({ news_since: new Date(at) })
      .where('id', '=', id)
      .execute()
  }
  await found('2027-03-27T12:00:00Z')
  expect(await tellWatchers(db, new Date('2027-03-28T04:59:00Z'))).toBe(0)
  expect(await tellWatchers(db, new Date('2027-03-28T05:00:00Z'))).toBe(1)
  await found('2027-03-28T05:01:00Z')
  expect(await tellWatchers(db, new Date('2027-03-29T04:59:00Z'))).toBe(0)
  expect(await tellWatchers(db, new Date('2027-03-29T11:00:00Z'))).toBe(1)
  await changeWatch(db, { watch: id, person: await personOf(id), pace: 'weekly', door: 'web' })
  await found('2027-03-29T12:00:00Z')
  expect(await tellWatchers(db, new Date('2027-04-05T04:59:00Z'))).toBe(0)
  expect(await tellWatchers(db, new Date('2027-04-05T05:00:00Z'))).toBe(1)
})

const personOf = async (id: string): Promise<number> => {
  const { person } = await db
    .selectFrom('watches')
    .select('person')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return person ?? 0
}

test('who stops hears no more, not even of what was found before; who begins again hears of what comes then', async () => {
  const { id, person } = await aWatch(db, { pace: 'weekly' })
  await report()
  await tellWatchers(db, new Date('2000-01-01T00:00:00Z'))
  await stopWatches(db, { watch: id, person, door: 'web' })
  await report()
  expect(await tellWatchers(db, days(9))).toBe(0)
  await watchAgain(db, { watch: id, person, door: 'web' })
  expect(await tellWatchers(db, days(18))).toBe(0)
  const then = await report()
  await tellWatchers(db, days(27))
  expect(await toldTo(person)).toEqual([[then.number]])

  await stopEverything(db, { person, door: 'web' })
  await report()
  expect(await tellWatchers(db, days(36))).toBe(0)
})

test('a letter on its way when it was stopped has nobody to go to', async () => {
  const { id, person } = await aWatch(db)
  await report()
  await tellWatchers(db)
  const [letter = { id: '' }] = await lettersTo(person)
  expect(await readerOfPlaces(db, letter.id, person)).not.toBeNull()
  await stopWatches(db, { watch: id, person, door: 'web' })
  expect(await readerOfPlaces(db, letter.id, person)).toBeNull()
})

test('nobody watches before the address is proven; the link proves it once, and not for an older address', async () => {
  const id = await aWaitingWatch(db)
  await report()
  expect(await tellWatchers(db)).toBe(0)
  const old = await linkOf(id)
  await aWaitingWatch(db, { id, email: 'ny@invanare.example' })
  await expect(confirmWatch(db, { watch: id, link: old, door: 'web' })).rejects.toThrow('older address')
  const link = await linkOf(id)
  const mine = await confirmWatch(db, { watch: id, link, door: 'web' })
  expect(await confirmWatch(db, { watch: id, link, door: 'web' })).toBe(mine)
  await db
    .updateTable('watches')
    .set({ expires_at: new Date(0) })
    .where('id', '=', id)
    .execute()
  const forgotten = await aWaitingWatch(db)
  await db
    .updateTable('watches')
    .set({ expires_at: new Date(0) })
    .where('id', '=', forgotten)
    .execute()
  await forgetWatches(db)
  const left = await db.selectFrom('watches').select('id').where('id', 'in', [id, forgotten]).execute()
  expect(left).toEqual([{ id }])
})

const linkOf = async (watch: string): Promise<string> => {
  const { id } = await db
    .selectFrom('links')
    .select('id')
    .where('watch', '=', watch)
    .where('act', '=', 'watch')
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return id
}

test('the link to all is mailed to who has an address here, once in five minutes, and to nobody else', async () => {
  const email = someAddress()
  const { person } = await aWatch(db, { email })
  const mailed = async () => {
    const { count } = await db
      .selectFrom('letters')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('kind', '=', 'watches')
      .executeTakeFirstOrThrow()
    return count
  }
  const before = await mailed()
  await sendWatchesLink(db, { email: email.toUpperCase(), language: 'sv' })
  await sendWatchesLink(db, { email, language: 'sv' })
  await sendWatchesLink(db, { email: `${randomUUID()}@invanare.example`, language: 'sv' })
  expect((await mailed()) - before).toBe(1)
  expect(person).toBeGreaterThan(0)
})
