import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aFile } from '../../test/photos.ts'
import { alingsas, aReport, fillBodies, theBody } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post, send, token } = await browse(db)

const someone = () => `${randomUUID()}@invanare.example`
const textOf = async (path: string) => (await page(path)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** Writes it on its page, and opens the link of the letter. */
async function say(
  number: number,
  word: string,
  { email = someone(), ...fields }: Record<string, string> = {},
) {
  const path = `/rapporter/${number}/${word}`
  const sent = await post(path, { ...hiddenFields(await page(path)), email, ...fields })
  expect(sent.headers.get('location')).toBe(`${path}?skickat=1`)
  return post(`/tillagg/${await token('support')}`)
}

const countIn = async (table: 'entries' | 'deliveries' | 'followers', report: number) => {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from ${sql.table(table)} where report = ${report}`.execute(db)
  return rows[0]?.count
}

test('who follows confirms once, hears what happens, and says nothing', async () => {
  const { number } = await aReport(db, { email: someone() })
  expect(await textOf(`/rapporter/${number}/folj`)).not.toContain('Lägg till foto')
  const done = await say(number, 'folj', { words: 'Det här hör inte hit.' })
  expect(done.headers.get('location')).toBe(`/rapporter/${number}?klart=follow`)
  expect(await textOf(`/rapporter/${number}?klart=follow`)).toContain('Nu följer du ärendet.')
  expect(await countIn('followers', number)).toBe(2)
  expect(await countIn('entries', number)).toBe(0)
  expect(await countIn('deliveries', number)).toBe(1)
})

test('how often one hears is chosen as one confirms', async () => {
  const { number } = await aReport(db, { email: someone() })
  const path = `/rapporter/${number}/folj`
  const email = someone()
  await post(path, { ...hiddenFields(await page(path)), email })
  const confirmation = `/tillagg/${await token('support')}`
  expect(await page(confirmation)).toMatch(/<select[^>]*name="pace"/)
  await post(confirmation, { pace: 'weekly' })
  const follower = await db
    .selectFrom('followers')
    .innerJoin('people', 'people.id', 'followers.person')
    .select('pace')
    .where('report', '=', number)
    .where('email', '=', email)
    .executeTakeFirst()
  expect(follower?.pace).toBe('weekly')
})

test('an update is words, photos or both, for everybody; one of nothing keeps what was typed', async () => {
  const { number, caseId } = await aReport(db, { email: someone() })
  const path = `/rapporter/${number}/uppdatera`
  const empty = await post(path, { ...hiddenFields(await page(path)), email: 'bo@invanare.example' })
  expect(empty.status).toBe(422)
  const again = await empty.text()
  expect(again).toContain('Skriv något, eller lägg till ett foto')
  expect(again).toContain('value="bo@invanare.example"')
  const numbered = await post(path, {
    ...hiddenFields(again),
    email: someone(),
    words: 'Jag är 19121212-1212.',
  })
  expect(numbered.status).toBe(422)

  await say(number, 'uppdatera', { words: 'Hålet är djupare. Ring 070-123 45 67.', follow: 'on' })
  const pictured = { ...hiddenFields(await page(path)), email: someone() }
  expect((await send(path, pictured, [await aFile('photos')])).status).toBe(303)
  await post(`/tillagg/${await token('support')}`)
  const shown = await textOf(`/rapporter/${number}`)
  expect(shown).toMatch(/Uppdatering från en granne .{20,40} Skickade en bild/)
  expect(shown).toMatch(/Uppdatering från en granne .{20,40} Hålet är djupare\. Ring \[…\]/)
  const told = await db
    .selectFrom('deliveries')
    .select(['kind', 'case_id'])
    .where('report', '=', number)
    .execute()
  expect(told.map(({ kind }) => kind)).toEqual(['report', 'update', 'update'])
  expect(new Set(told.map(({ case_id }) => case_id))).toEqual(new Set([caseId]))
})

test('before it is confirmed an update is shown as it will be published, and that something was taken out is said', async () => {
  const { number } = await aReport(db, { email: someone() })
  const path = `/rapporter/${number}/uppdatera`
  const confirming = async (words: string) => {
    await post(path, { ...hiddenFields(await page(path)), email: someone(), words })
    return textOf(`/tillagg/${await token('support')}`)
  }
  const shown = await confirming('Större nu. Ring 070-123 45 67.')
  expect(shown).toMatch(/Det här visas för alla: Större nu\. Ring \[…\]\. Vi har tagit bort något/)
  expect(shown).not.toContain('070-123')
  expect(await confirming('Större nu.')).not.toContain('Vi har tagit bort')
})

test('fixed and still there are counted and dated, a person by what they said last, and move nothing', async () => {
  const { number } = await aReport(db, { email: someone() })
  const ada = someone()
  await say(number, 'ar-lost', { email: ada })
  await say(number, 'ar-lost', {})
  await say(number, 'fortfarande', { email: ada, words: 'Nej, en är kvar.' })
  const shown = await textOf(`/rapporter/${number}`)
  expect(shown).toMatch(/En person säger att problemet är löst, senast i dag kl\.\s\d\d\.\d\d\./)
  expect(shown).toMatch(/En person säger att problemet är kvar, senast i dag/)
  expect(shown.indexOf('är kvar, senast'), 'the latest said comes first').toBeLessThan(
    shown.indexOf('är löst, senast'),
  )
  expect(shown).toMatch(/En granne säger att problemet är kvar .{20,40} Nej, en är kvar\./)
  expect(shown).not.toContain('En granne säger att problemet är löst')
  expect(shown).not.toContain('Åtgärdad')
  expect(await textOf(`/svar/${await token('case')}`)).toContain('En person säger att problemet är kvar')
  expect(await page(`/en/rapporter/${number}`)).toContain('One person says that the problem is still there')
  const { rows } = await sql<{ act: string }>`
    select act from events where report = ${number} and act like 'say%' order by id`.execute(db)
  expect(rows.map(({ act }) => act)).toEqual(['say_fixed', 'say_fixed', 'say_still'])
})

test('what is said of a duplicate counts for the report that goes on, each person once', async () => {
  const [main, copy] = [await aReport(db, { email: someone() }), await aReport(db, { email: someone() })]
  const ada = someone()
  await say(copy.number, 'fortfarande', { email: ada })
  await moveCase(db, {
    ...{ caseId: copy.caseId, act: 'mark_duplicate', by: theBody(alingsas) },
    mainReport: main.number,
  })
  expect((await get(`/rapporter/${copy.number}/ar-lost`)).headers.get('location')).toBe(
    `/rapporter/${main.number}/ar-lost`,
  )
  expect(await textOf(`/rapporter/${main.number}`)).toContain('En person säger att problemet är kvar')
  await say(main.number, 'ar-lost', { email: ada })
  const shown = await textOf(`/rapporter/${main.number}`)
  expect(shown).toContain('En person säger att problemet är löst')
  expect(shown).not.toContain('säger att problemet är kvar')
})

test('the reporter who says that it is still there opens the case again within thirty days', async () => {
  const email = someone()
  const { number, caseId } = await aReport(db, { email })
  const fix = { caseId, act: 'fix', by: theBody(alingsas), words: 'Lagat.' } as const
  await moveCase(db, fix)
  await say(number, 'fortfarande', { words: 'En annan ser det.' })
  expect(await textOf(`/rapporter/${number}`)).toContain('Åtgärdad')
  await say(number, 'fortfarande', { email, words: 'Hålet är kvar.' })
  const shown = await textOf(`/rapporter/${number}`)
  expect(shown).toContain('Ny, återöppnad')
  expect(shown).toContain('2 personer säger att problemet är kvar')
  expect(shown).toMatch(/Återöppnad av den som anmälde .{20,40} Hålet är kvar\./)
  expect(shown.match(/Hålet är kvar\./g)).toHaveLength(1)
  const kinds = await db
    .selectFrom('deliveries')
    .select('kind')
    .where('report', '=', number)
    .orderBy('position')
    .execute()
  expect(kinds.map(({ kind }) => kind)).toEqual(['report', 'update', 'reopening'])

  await moveCase(db, fix)
  await sql`update cases set state_since = now() - interval '31 days' where id = ${caseId}`.execute(db)
  await say(number, 'fortfarande', { email })
  expect(await textOf(`/rapporter/${number}`), 'too late: counted, no more').toContain('Åtgärdad')
})

test('by their own page’s link the reporter adds at once, as the reporter, and the same form once', async () => {
  const { number } = await aReport(db, { email: someone() })
  const own = `/min-rapport/${await token('reporter')}`
  const form = await page(`${own}/uppdatera`)
  expect(form).not.toContain('name="email"')
  const fields = { ...hiddenFields(form), words: 'Nu är det avspärrat.' }
  for (const _ of ['pressed', 'pressed again']) {
    const sent = await post(`${own}/uppdatera`, fields)
    expect(sent.headers.get('location')).toBe(`${own}?klart=update`)
  }
  expect(await textOf(`${own}?klart=update`)).toContain('Tack! Din uppdatering visas nu.')
  const shown = await textOf(`/rapporter/${number}`)
  expect(shown.match(/Uppdatering från den som anmälde .{20,40} Nu är det avspärrat\./g)).toHaveLength(1)
  expect((await post(`${own}/ar-lost`, { ...hiddenFields(await page(`${own}/ar-lost`)) })).status).toBe(303)
  expect(await textOf(own)).toContain('En person säger att problemet är löst')
})

test('what is withdrawn takes no more, what is hidden is gone, and what is private was never there', async () => {
  const [ended, hidden, kept] = [
    await aReport(db, { email: someone() }),
    await aReport(db, { email: someone() }),
    await aReport(db, { email: someone() }),
  ]
  await moveCase(db, {
    ...{ caseId: ended.caseId, act: 'withdraw' },
    by: { actor: 'reporter', door: 'web', person: ended.person },
  })
  const show = (visibility: 'hidden' | 'private', { number }: { number: number }) =>
    db.updateTable('reports').set({ visibility }).where('number', '=', number).execute()
  await show('hidden', hidden)
  await show('private', kept)
  expect(await page(`/rapporter/${ended.number}`)).not.toContain('/fortfarande"')
  for (const word of ['folj', 'uppdatera', 'ar-lost', 'fortfarande']) {
    const fields = { key: randomUUID(), email: someone(), words: 'Så här är det.' }
    const refused = await post(`/rapporter/${ended.number}/${word}`, fields)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('Så här är det.')
    expect((await get(`/rapporter/${hidden.number}/${word}`)).status).toBe(410)
    expect((await get(`/rapporter/${kept.number}/${word}`)).status).toBe(404)
  }
})

test('who sees what is said to be fixed is led to say so, and where nothing is taken to a new report', async () => {
  const [fixed, ended] = [await aReport(db, { email: someone() }), await aReport(db, { email: someone() })]
  await moveCase(db, { caseId: fixed.caseId, act: 'fix', by: theBody(alingsas), words: 'Klart.' })
  await moveCase(db, {
    ...{ caseId: ended.caseId, act: 'withdraw' },
    by: { actor: 'reporter', door: 'web', person: ended.person },
  })
  const closed = await page(`/rapporter/${fixed.number}/jag-ser-ocksa`)
  expect(closed).toContain(`href="/rapporter/${fixed.number}/fortfarande"`)
  expect(closed).toContain('/anmal?')
  const over = await page(`/rapporter/${ended.number}/jag-ser-ocksa`)
  expect(over).not.toContain('/fortfarande"')
  expect(over).toContain('/anmal?')
})
