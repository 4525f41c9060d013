import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { takeLetters } from '#reports/letters/take-letters.ts'
import { remindOfDrafts } from '#reports/remind-of-drafts.ts'
import { saveDraft } from '#reports/save-draft.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aDraft, emptyQueues, fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { page, post, token } = await browse(db)

const form = '/anmal?lat=57.93018&lon=12.53352'
const written = { category: 'klotter', title: 'Klotter', description: 'Hela väggen.', place: 'Tunneln' }
const someone = () => `${randomUUID()}@invanare.example`
const where = (answer: Response) => answer.headers.get('location') ?? ''
const ticked = (html: string) => Array.from(html.matchAll(/name="(draft-[^"]+)"/g), ([, name = '']) => name)

async function minutesPass(minutes: number): Promise<void> {
  const earlier = (table: string, column: string) =>
    sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)} - make_interval(mins => ${minutes})`.execute(
      db,
    )
  await earlier('letters', 'next_at')
  await earlier('letters_to_address', 'sent_at')
  await earlier('drafts', 'changed_at')
}

test('J13: seventy reports by one person in two days go through, and a few letters confirm them all', async () => {
  const email = someone()
  let letters = 0
  for (let count = 0; count < 70; count += 1) {
    const sent = await post('/anmal', { ...hiddenFields(await page(form)), ...written, email })
    expect(sent.status, `report ${count + 1}`).toBe(303)
    await minutesPass(count === 35 ? 16 * 60 : 4)
    letters += (await takeLetters(db, 100)).length
  }
  expect(letters).toBeLessThan(40)
  const confirmation = `/bekrafta/${await token('confirm')}`
  let confirmed = 0
  while (confirmed < 70) {
    const names = ticked(await page(confirmation))
    const done = await post(confirmation, {
      several: '1',
      ...Object.fromEntries(names.map((name) => [name, 'on'])),
    })
    expect(await page(where(done))).toContain('Vi har tagit emot dina')
    confirmed += names.length
  }
  const { rows } = await sql<{
    cases: number
  }>`select count(*)::int as cases from reports join people on people.id = reporter
    join cases on cases.report = number where people.email = ${email} and is_present`.execute(db)
  expect(rows).toEqual([{ cases: 70 }])
}, 120_000)

test('one link opens all that waits for its address; what is not ticked goes on waiting', async () => {
  const email = someone()
  const [first, second] = [aDraft({ email, title: 'Ett' }), aDraft({ email, title: 'Två' })]
  await saveDraft(db, aDraft({ email: someone(), title: 'Annans' }))
  for (const draft of [first, second]) await saveDraft(db, draft)
  const confirmation = `/bekrafta/${await token('confirm')}`
  const html = await page(confirmation)
  expect(html).toContain('Du har 2 anmälningar som väntar')
  expect(html).not.toContain('Annans')
  const none = await post(confirmation, { several: '1' })
  expect(none.status).toBe(422)
  expect(await none.text()).toContain('Välj minst en anmälan')
  const done = await post(confirmation, { several: '1', [`draft-${second.id}`]: 'on' })
  expect(await page(where(done))).toMatch(
    /Vi har tagit emot din felanmälan[\s\S]*Två[\s\S]*En anmälan väntar än/,
  )
  expect(await page(confirmation)).toContain('Ett')
})

test('whoever does not confirm is reminded once, after a day, in one letter for all that waits', async () => {
  const email = someone()
  await emptyQueues(db)
  await saveDraft(db, aDraft({ email }))
  await saveDraft(db, aDraft({ email }))
  await emptyQueues(db)
  expect(await remindOfDrafts(db)).toBe(0)
  await minutesPass(24 * 60 + 1)
  await remindOfDrafts(db)
  const reminders = async () => {
    const { rows } = await sql<{ drafts: number }>`
      select count(*)::int as drafts from letters join letter_drafts on letter = letters.id join drafts on drafts.id = letter_drafts.draft
       where kind = 'reminder' and drafts.email = ${email} group by letters.id`.execute(db)
    return rows
  }
  expect(await reminders()).toEqual([{ drafts: 2 }])
  await minutesPass(48 * 60)
  await remindOfDrafts(db)
  expect(await reminders()).toEqual([{ drafts: 2 }])
})

test('a form filled in by a program is asked for once more, with everything in it, and then goes', async () => {
  const strict = await browse(db, { leastMsToFill: 3000 })
  const fields: Record<string, string> = {
    ...hiddenFields(await strict.page(form)),
    ...written,
    email: someone(),
  }
  const hasty = await strict.post('/anmal', fields)
  expect(hasty.status).toBe(422)
  const again = await hasty.text()
  expect(again).toContain('Det gick väldigt fort.')
  expect(again).toContain('Hela väggen.')
  expect(hiddenFields(again)['shown'], 'its time goes on').toBe(fields['shown'])
  const unhurried = await browse(db, { leastMsToFill: 1 })
  const trapped = await unhurried.post('/anmal', { ...fields, website: 'https://spam.example' })
  expect(trapped.status).toBe(422)
  const shown = await trapped.text()
  expect(shown).toContain('Ett dolt fält blev ifyllt')
  expect(shown).not.toMatch(/name="website"|spam\.example/)
  expect((await unhurried.post('/anmal', { ...fields, ...hiddenFields(shown) })).status).toBe(303)
})

test('a school class behind one address can all report within ten minutes', async () => {
  const school = await browse(db, { rateLimits: true })
  for (let pupil = 0; pupil < 30; pupil += 1) {
    const fields = { ...hiddenFields(await school.page(form)), ...written, email: someone() }
    expect((await school.post('/anmal', { ...fields, show: 'recipient' })).status).toBe(200)
    expect((await school.post('/anmal', fields)).status).toBe(303)
    expect((await school.post(`/bekrafta/${await school.token('confirm')}`)).status).toBe(303)
  }
})
