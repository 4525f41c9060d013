import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { setVisibility } from '#moderation/set-visibility.ts'
import { createLink, revokeLinks } from '#people/links/links.ts'
import { handOver } from '#reports/hand-over.ts'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aReport, fillBodies, lund, theOperator } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post, token } = await browse(db)

async function aCase(changes = {}) {
  const made = await aReport(db, changes)
  return { ...made, page: `/svar/${await token('case')}`, own: `/min-rapport/${await token('reporter')}` }
}
const where = (answer: Response) => answer.headers.get('location') ?? ''
const stateOf = async (caseId: number) =>
  (await db.selectFrom('cases').select('state').where('id', '=', caseId).executeTakeFirstOrThrow()).state
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a municipality handles a case by its link: received, planned, under way, fixed', async () => {
  const { page: address, caseId, number } = await aCase()
  expect(await page(address)).toContain('Markera som mottagen')
  for (const [act, fields, state] of [
    ['mottagen', {}, 'received'],
    ['planerad', { day: inDays(10) }, 'planned'],
    ['pagar', {}, 'in_progress'],
    ['atgardad', { words: 'Lagat i morse.' }, 'fixed'],
  ] as const) {
    const answer = await post(`${address}/${act}`, fields)
    expect(where(answer)).toBe(`${address}?klart=${act}`)
    expect(await stateOf(caseId)).toBe(state)
  }
  expect(await page(`${address}?klart=atgardad`)).toContain('Status är nu: Åtgärdad')
  const report = await page(`/rapporter/${number}`)
  expect(report).toContain('Lagat i morse.')
  expect(report).toContain('Planerad till den')
  const link = await db.selectFrom('links').select('last_used_at').where('case_id', '=', caseId).execute()
  expect(link[0]?.last_used_at).not.toBeNull()
})

test('an answer pressed twice is said once; gone back to and written anew it is said again', async () => {
  const { page: address, caseId } = await aCase()
  const key = /name="key" value="([\w-]+)"/.exec(await page(address))?.[1] ?? ''
  const said = { key, audience: 'update', words: 'Vi kommer i morgon.' }
  const answers = [
    ...(await Promise.all([post(`${address}/svara`, said), post(`${address}/svara`, said)])),
    await post(`${address}/svara`, { ...said, words: 'Vi kommer på torsdag.' }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(key).not.toBe('')
  expect(await db.selectFrom('entries').select('id').where('case_id', '=', caseId).execute()).toHaveLength(2)
})

test('only what the rules allow is offered, and what is refused keeps what was typed', async () => {
  const { page: address } = await aCase()
  await post(`${address}/atgardad`)
  const html = await page(address)
  expect(html).toContain(`${address}/ateroppna`)
  expect(html).toContain(`${address}/angra`)
  expect(html).not.toContain(`${address}/mottagen`)
  const refused = await post(`${address}/mottagen`, { words: 'Vi har fått den' })
  expect(refused.status).toBe(409)
  expect(await refused.text()).toMatch(/Ärendet har redan ändrats[\s\S]*Vi har fått den/)
})

test.each([
  ['planerad', {}, 'Välj en dag'],
  ['planerad', { day: inDays(-5) }, 'Dagen har varit'],
  ['planerad', { day: inDays(3000) }, 'inom fem år'],
  ['planerad', { day: '2026-02-31' }, 'Välj en dag'],
  ['atgardas-inte', { words: '  ' }, 'Skriv varför'],
  ['svara', { words: 'Hej' }, 'Välj vem'],
  ['svara', { audience: 'note', words: 'Hej' }, 'Välj vem'],
  ['fraga', {}, 'Skriv något först'],
])('%s with %o is answered by a sentence beside the field', async (act, fields, words) => {
  const { page: address, caseId } = await aCase()
  const answer = await post(`${address}/${act}`, fields)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(words)
  expect(await stateOf(caseId)).toBe('new')
})

test('an answer to the reporter alone is read by nobody else', async () => {
  const { page: address, number, own } = await aCase()
  await post(`${address}/svara`, { words: 'Bara för dig.', audience: 'message' })
  await post(`${address}/svara`, { words: 'För alla. Ring 0322-61 60 00.', audience: 'update' })
  const report = await page(`/rapporter/${number}`)
  expect(report).toContain('För alla. Ring 0322-61 60 00.')
  expect(report).not.toContain('Bara för dig.')
  expect(await page(own)).toContain('Bara för dig.')
  expect(await page(address)).toContain('Bara för dig.')
})

test('GDPR-9: contact details are shown when asked for, and the reading is recorded', async () => {
  const { page: address, number } = await aCase()
  expect(await page(address)).not.toContain('ada@invanare.example')
  expect((await get(`${address}/kontakt`)).status).toBe(404)
  expect(await (await post(`${address}/kontakt`)).text()).toMatch(/Ada Lind[\s\S]*ada@invanare.example/)
  const read = await db
    .selectFrom('events')
    .select(['actor', 'body'])
    .where('report', '=', number)
    .where('act', '=', 'read_contact')
    .execute()
  expect(read).toEqual([{ actor: 'body', body: '1489' }])
  expect(await page(`/rapporter/${number}`)).not.toContain('läste kontaktuppgifterna')
})

test('a case that is not theirs goes to the association, and the old link only reads', async () => {
  const { page: address, number, caseId } = await aCase()
  await post(`${address}/inte-vart`, { words: 'Statlig väg' })
  expect(await stateOf(caseId)).toBe('handed_over')
  const old = await page(address)
  expect(old).toContain('Ärendet finns nu hos FixaMinGata (föreningen)')
  expect(old).not.toContain(`action="${address}`)
  expect((await post(`${address}/atgardad`)).status).toBe(409)
  expect((await post(`${address}/kontakt`)).status).toBe(409)
  const report = await page(`/rapporter/${number}`)
  expect(report).toContain('efter att ha skickats vidare')
  expect(report).toMatch(/Alingsås kommun svarar att[\s\S]*FixaMinGata/)
  expect(await page(`/svar/${await token('case')}`)).not.toContain('inte-vart')
})

test('a case that an operator hands on is told as the service’s act, in both languages', async () => {
  const { number, caseId } = await aCase()
  const other = await aCase()
  await handOver(db, { caseId, by: theOperator, to: lund, words: 'Det är er park.' })
  const report = await page(`/rapporter/${number}`)
  expect(report).toMatch(
    /FixaMinGata har skickat ärendet från Alingsås kommun till Lunds kommun[\s\S]*FixaMinGata skriver:[\s\S]*Det är er park\./,
  )
  expect(report).not.toContain('Alingsås kommun har skickat')
  expect(await page(`/en/rapporter/${number}`)).toContain(
    'FixaMinGata has sent the case from Alingsås kommun',
  )
  await moveCase(db, { caseId: other.caseId, act: 'receive', by: theOperator })
  expect(await page(`/rapporter/${other.number}`)).toContain(
    'Mottagen av Alingsås kommun, enligt FixaMinGata',
  )
})

test('an expired link asks for a new one to the same mailbox, a revoked one moves nothing', async () => {
  const { page: address, caseId } = await aCase()
  await db.updateTable('links').set({ expires_at: sql`now()` }).where('case_id', '=', caseId).execute()
  const expired = await get(address)
  expect(expired.status).toBe(410)
  expect(await expired.text()).toContain('Skicka en ny länk till vår brevlåda')
  const tried = await post(`${address}/atgardad`, { words: 'Lagat' })
  expect(tried.status).toBe(410)
  expect(await tried.text()).toContain('Lagat')
  const renewed = await post(`${address}/ny-lank`)
  expect(await page(where(renewed))).toContain('En ny länk är på väg')
  expect((await post(`${address}/ny-lank`)).status).toBe(429)
  expect((await get(`/svar/${await token('case')}`)).status).toBe(200)
  await db.updateTable('links').set({ expires_at: sql`now()` }).where('case_id', '=', caseId).execute()
  expect((await post(`/svar/${await token('case')}/ny-lank`)).status).toBe(429)
  const letters = await db
    .selectFrom('deliveries')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'link')
    .execute()
  expect(letters).toHaveLength(1)
  await revokeLinks(db, 'case', { case_id: caseId })
  expect((await post(`${address}/mottagen`)).status).toBe(410)
})

test('a question is answered by the reporter, who can also reopen and withdraw', async () => {
  const { page: address, own, caseId, number } = await aCase()
  await post(`${address}/fraga`, { words: 'Vilken lampa?' })
  expect(await page(own)).toContain('Svara på frågan')
  expect((await post(`${own}/komplettera`, { words: '' })).status).toBe(422)
  expect(where(await post(`${own}/komplettera`, { words: 'Den tredje.' }))).toBe(`${own}?klart=komplettera`)
  expect(await page(`/rapporter/${number}`)).not.toContain('Den tredje.')
  expect(await page(address)).toMatch(/Bara ni och den som anmälde[\s\S]*Den tredje\./)
  await post(`${address}/atgardad`)
  expect((await post(`${own}/aterkalla`)).status).toBe(409)
  await post(`${own}/ateroppna`, { words: 'Den är släckt igen.' })
  expect(await stateOf(caseId)).toBe('new')
  await post(`${own}/aterkalla`)
  expect(await stateOf(caseId)).toBe('withdrawn')
})

test('letters are stopped by the page, or by a mail program that posts without opening it', async () => {
  const { number, person } = await aCase()
  const address = `/avsluta/${await token('unsubscribe')}`
  expect(await page(address)).toContain('Vill du sluta få brev')
  const answer = await post(address, { 'List-Unsubscribe': 'One-Click' }, { origin: 'https://mail.example' })
  expect(answer.status).toBe(200)
  const follower = await db
    .selectFrom('followers')
    .select('stopped_at')
    .where('report', '=', number)
    .where('person', '=', person)
    .executeTakeFirstOrThrow()
  expect(follower.stopped_at).not.toBeNull()
  expect(await page(address)).toContain('Du får inga fler brev')
})

test('who has stopped the letters is asked nothing, until they want letters again', async () => {
  const { page: address, own, caseId } = await aCase()
  const letters = `/avsluta/${await token('unsubscribe')}`
  expect(await page(address)).toMatch(/så får den som anmälde veta det[\s\S]*Skicka frågan/)
  const stopped = await (await post(letters)).text()
  expect(stopped).toContain(`action="${letters}/angra"`)
  const unheard = await page(address)
  expect(unheard).toContain('vill inte ha brev om det')
  expect(unheard).not.toContain(`${address}/fraga`)
  const refused = await post(`${address}/fraga`, { words: 'Vilken lampa?' })
  expect(refused.status).toBe(409)
  expect(await refused.text()).toMatch(/frågan skulle inte nå fram[\s\S]*Vilken lampa\?/)
  expect(await stateOf(caseId)).toBe('new')
  const back = await post(`${letters}/angra`)
  expect(await page(where(back))).toContain('Du får brev igen')
  expect((await post(`${address}/fraga`, { words: 'Vilken lampa?' })).status).toBe(303)
  expect(await page(own)).toContain('Svara på frågan')
})

test('a hidden report is gone kindly; private and unknown ones are not there', async () => {
  const { number, page: address } = await aCase()
  await setVisibility(db, { report: number, visibility: 'hidden', door: 'command' })
  expect((await get(`/rapporter/${number}`)).status).toBe(410)
  expect((await get(address)).status).toBe(200)
  expect(await page('/')).not.toContain(`/rapporter/${number}`)
  await db.updateTable('reports').set({ visibility: 'private' }).where('number', '=', number).execute()
  expect((await get(`/rapporter/${number}`)).status).toBe(404)
  for (const odd of ['0', '-1', `000${number}`, '9'.repeat(40), '1e6', 'abc', '%00'])
    expect((await get(`/rapporter/${odd}`)).status, odd).toBe(404)
})

test('a link for one act opens nothing else, and a forged one nothing at all', async () => {
  const { caseId, number } = await aCase()
  const reporter = await token('reporter')
  for (const path of ['/svar/', '/utkast/', '/bekrafta/', '/avsluta/'])
    expect((await get(path + reporter)).status).toBe(404)
  expect((await get(`/min-rapport/${reporter.slice(0, -2)}xx`)).status).toBe(404)
  await createLink(db, 'reporter', { report: number })
  expect((await get(`/min-rapport/${await token('reporter')}`)).status).toBe(404)
  expect(await stateOf(caseId)).toBe('new')
})

test('our own links are taken out wherever words are shown', async () => {
  const { page: first } = await aCase()
  const { page: address, number, own } = await aCase({ description: `Se http://localhost${first} där` })
  await post(`${address}/svara`, { words: `Länken är ${first}`, audience: 'update' })
  for (const path of [address, own, `/rapporter/${number}`]) expect(await page(path)).not.toContain(first)
})

test('what people write is words, never markup', async () => {
  const hostile = '<script>alert(1)</script><img src=x>'
  const { page: address, number, own } = await aCase({ title: hostile, description: hostile, name: hostile })
  await post(`${address}/svara`, { words: hostile, audience: 'update' })
  for (const path of [address, own, `/rapporter/${number}`, '/', `/avsluta/${await token('unsubscribe')}`])
    expect(await page(path)).not.toMatch(/<script(?! type="application\/ld\+json">)|<img/)
})
