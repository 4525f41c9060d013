import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { aDraft, alingsas, aReport, emptyQueues, fillBodies, theBody } from '../../../test/reports.ts'
import { changeFollowPace } from '../change-follow-pace.ts'
import { moveCase } from '../move-case.ts'
import { saveDraft } from '../save-draft.ts'
import { takeLetters } from './take-letters.ts'

const { db } = await openTestDatabase()
await fillBodies(db)

const kindsOf = async (letters: readonly { id: string }[]) => {
  const ids = letters.map(({ id }) => id)
  const rows = await db.selectFrom('letters').select(['kind', 'urgent']).where('id', 'in', ids).execute()
  return rows.map(({ kind, urgent }) => `${kind}${urgent ? ', urgent' : ''}`)
}

/** Two thousand letters of news of an hour ago, as after a busy morning. */
const aHeapOfNews = () =>
  sql`insert into letters (id, kind, urgent, language, next_at)
      select gen_random_uuid(), 'news', false, 'sv', now() - interval '1 hour' from generate_series(1, 2000)`.execute(
    db,
  )

test('a confirmation that is asked for goes before two thousand letters of news that have waited longer', async () => {
  await emptyQueues(db)
  await aHeapOfNews()
  await saveDraft(db, aDraft({ email: `${randomUUID()}@invanare.example` }))
  const taken = await takeLetters(db, 8)
  expect((await kindsOf(taken)).toSorted()).toEqual(['confirm, urgent', ...Array(7).fill('news')])
})

test('so does a question to the reporter, and its letter is told from those that only tell', async () => {
  const { number, caseId, person } = await aReport(db, { email: `${randomUUID()}@invanare.example` })
  await changeFollowPace(db, { report: number, person, pace: 'weekly', door: 'web' })
  await emptyQueues(db)
  await aHeapOfNews()
  await moveCase(db, { caseId, act: 'ask', by: theBody(alingsas), words: 'Vilken sida?' })
  const [first] = await takeLetters(db, 1)
  expect(await kindsOf(first ? [first] : [])).toEqual(['news, urgent'])
})

test('a letter whose sender died is taken again, once its lease has run out', async () => {
  await emptyQueues(db)
  await saveDraft(db, aDraft({ email: `${randomUUID()}@invanare.example` }))
  const [taken] = await takeLetters(db, 8)
  expect(await takeLetters(db, 8)).toEqual([])
  await sql`update letters set leased_until = now() - interval '1 second' where state = 'sending'`.execute(db)
  expect(await takeLetters(db, 8)).toEqual([{ ...taken, attempt: 2 }])
})
