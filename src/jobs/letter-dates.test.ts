import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { sendingLetters } from '../../test/outgoing-letters.ts'
import { alingsas, aQuietReport, fillBodies, theBody } from '../../test/reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { server, letters } = await sendingLetters(db)

/** Sends a reporter's one letter that waits, as often as asked; the mails as they arrived. */
async function sent(email: string, times: number) {
  for (let time = 0; time < times; time += 1) {
    await sql`update letters set state = case when attempts = 0 then state else 'unknown' end, next_at = now()
      where person = (select id from people where email = ${email}) and created_at < now() - interval '1 hour'`.execute(
      db,
    )
    letters.wake()
    await expect
      .poll(() => server.mails.filter(({ to }) => to === email).length, { timeout: 8_000 })
      .toBe(time + 1)
    await expect.poll(() => isSent(email), { timeout: 8_000 }).toBe(true)
  }
  return server.mails.filter(({ to }) => to === email)
}

test('a letter that was held for more news is dated when it first left, and a repeat is the same byte for byte', async () => {
  const email = `${randomUUID()}@invanare.example`
  const { caseId } = await aQuietReport(db, { email })
  await sql`update followers set last_letter_at = now()`.execute(db)
  await moveCase(db, { caseId, act: 'start', by: theBody(alingsas) })
  await sql`update letters set created_at = now() - interval '2 hours' where state = 'queued'`.execute(db)
  const begun = Math.floor(Date.now() / 1000) * 1000
  const [first, repeated] = await sent(email, 2)
  expect(Date.parse(first?.headers.get('date') ?? '')).toBeGreaterThanOrEqual(begun)
  expect(repeated?.raw.toString()).toBe(first?.raw.toString())
})

const isSent = async (email: string) => {
  const waiting = await sql`select from letters
    where person = (select id from people where email = ${email}) and state <> 'sent'`.execute(db)
  return waiting.rows.length === 0
}
