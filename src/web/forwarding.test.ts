import { expect, test } from 'vitest'
import { handOver } from '#reports/hand-over.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, aReport, fillBodies, theOperator } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
await db
  .updateTable('bodies')
  .set({ refuses_reports: true, own_page: 'https://lund.example/felanmalan' })
  .where('code', '=', '1281')
  .execute()
await db.deleteFrom('recipients').where('body', '=', '1480').execute()
const { page, post, token } = await browse(db)
const why = 'Väg 180 är statlig.'

async function aCase() {
  const made = await aReport(db)
  return { ...made, address: `/svar/${await token('case')}`, own: `/min-rapport/${await token('reporter')}` }
}
const where = (answer: Response) => answer.headers.get('location') ?? ''
const present = async (number: number) =>
  db
    .selectFrom('cases')
    .select(['holder', 'state'])
    .where('report', '=', number)
    .where('is_present', '=', true)
    .executeTakeFirstOrThrow()
const toldSender = async (caseId: number) =>
  (await db.selectFrom('deliveries').select('kind').where('case_id', '=', caseId).execute()).map(
    ({ kind }) => kind,
  )

test('a case is sent on to a likely body with a reason that everybody reads', async () => {
  const { address, number, caseId, own } = await aCase()
  const form = await page(`${address}/skicka-vidare`)
  expect(form).toContain('value="trafikverket"')
  expect(form).not.toContain(`value="${alingsas}"`)
  const sent = await post(`${address}/skicka-vidare`, { to: 'trafikverket', words: why })
  expect(where(sent)).toBe(`${address}?klart=skicka-vidare`)
  const old = await page(where(sent))
  expect(old).toContain('Ärendet finns nu hos Trafikverket')
  expect(old).not.toContain('<form')
  expect(await page(`/rapporter/${number}`)).toMatch(
    /Alingsås kommun har skickat vidare till Trafikverket[\s\S]*Väg 180 är statlig\./,
  )
  expect(await page(own)).toContain(why)
  const next = await page(`/svar/${await token('case')}`)
  expect(next).toMatch(/Skickad hit av Alingsås kommun[\s\S]*Väg 180 är statlig\.[\s\S]*Ta emot ärendet/)
  expect(next).toContain('Skicka tillbaka ärendet')
  await post(`/svar/${await token('case')}/mottagen`)
  expect(await toldSender(caseId)).toEqual(['report', 'accepted'])
  expect(await page(`/svar/${await token('case')}`)).toContain('Skickad hit av Alingsås kommun')
})

test('it comes back with a reason, which has to be given, and is theirs anew', async () => {
  const { address, number } = await aCase()
  await post(`${address}/skicka-vidare`, { to: 'trafikverket', words: why })
  const theirs = `/svar/${await token('case')}`
  const silent = await post(`${theirs}/inte-vart`, { words: ' ' })
  expect(silent.status).toBe(422)
  expect(await silent.text()).toContain('Skriv varför ni skickar tillbaka ärendet')
  expect(await present(number)).toEqual({ holder: 'trafikverket', state: 'new' })
  await post(`${theirs}/inte-vart`, { words: 'Cykelvägen är kommunal.' })
  expect(await present(number)).toEqual({ holder: alingsas, state: 'new' })
  const back = await page(`/svar/${await token('case')}`)
  expect(back).toMatch(/Tillbaka från Trafikverket[\s\S]*Cykelvägen är kommunal\./)
  expect(back).toContain('Ärendet går till föreningen')
  expect(await page(`/rapporter/${number}`)).toMatch(
    /Trafikverket svarar att det inte är deras ansvar\. Ärendet är nu hos Alingsås kommun/,
  )
})

test('who does not know gives it back to who sent it, or to the association', async () => {
  const { address, number } = await aCase()
  expect(await page(`${address}/skicka-vidare`)).toContain('Vi vet inte')
  await post(`${address}/skicka-vidare`, { to: 'trafikverket', words: why })
  const theirs = `/svar/${await token('case')}/skicka-vidare`
  expect(await page(theirs)).toContain('Tillbaka till Alingsås kommun')
  expect((await post(theirs, { to: 'vet-inte' })).status).toBe(422)
  await post(theirs, { to: 'vet-inte', words: 'Inte vår väg.' })
  expect((await present(number)).holder).toBe(alingsas)
  await post(`/svar/${await token('case')}/skicka-vidare`, { to: 'vet-inte' })
  expect((await present(number)).holder).toBe('foreningen')
})

test.each([
  ['nobody', { words: why }, 'Välj vem som ska ha ärendet'],
  ['no reason', { to: 'trafikverket' }, 'Skriv varför ni skickar vidare ärendet'],
  ['a name that nobody has', { to: 'annan', name: 'Zzyzx', words: why }, 'Vi hittar ingen mottagare'],
  ['a name that several have', { name: 'Trafik', words: why }, 'Välj en av mottagarna med det namnet'],
  ['themselves', { name: 'Alingsås', words: why }, 'Ärendet är redan hos er'],
  ['a body that does not exist', { to: '0000', words: why }, 'Välj vem som ska ha ärendet'],
  ['one that refuses', { name: 'Lund', words: why }, 'https://lund.example/felanmalan'],
  ['one without an address', { name: 'Göteborg', words: why }, 'Vi har ingen e-postadress till mottagaren'],
  ['a personal number', { to: 'trafikverket', words: '19811218-9876' }, 'personnummer'],
])('to %s nothing is sent, and what was typed is kept', async (_, fields, told) => {
  const { address, number } = await aCase()
  const answer = await post(`${address}/skicka-vidare`, fields)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain(told)
  for (const typed of Object.values(fields)) expect(html).toContain(typed)
  expect(await present(number)).toEqual({ holder: alingsas, state: 'new' })
})

test('a search shows who there is and sends nothing, and the one that is named goes by its short name', async () => {
  const { address, number } = await aCase()
  const found = await post(`${address}/skicka-vidare`, { do: 'sok', name: 'borås', words: why })
  expect(found.status).toBe(200)
  expect(await found.text()).toMatch(/value="1490"[\s\S]*Väg 180 är statlig\./)
  expect((await post(`${address}/skicka-vidare`, { do: 'sok', name: 'zzyzx' })).status).toBe(422)
  expect((await present(number)).holder).toBe(alingsas)
  await post(`${address}/skicka-vidare`, { to: 'annan', name: 'Borås', words: why })
  expect((await present(number)).holder).toBe('1490')
})

test('what those who run the service have moved is told as theirs, and goes back to them', async () => {
  const { caseId, number } = await aCase()
  await handOver(db, { caseId, by: theOperator, to: 'trafikverket', words: 'Er bro.' })
  const theirs = `/svar/${await token('case')}`
  expect(await page(theirs)).toContain('Skickad hit från Alingsås kommun av FixaMinGata')
  await post(`${theirs}/inte-vart`)
  expect((await present(number)).holder).toBe('foreningen')
  expect(await toldSender(caseId)).toEqual(['report'])
})

test('pressed twice it is sent once, and a case that has gone shows no form', async () => {
  const { address, number } = await aCase()
  const pressed = { key: crypto.randomUUID(), to: 'trafikverket', words: why }
  const answers = await Promise.all([1, 2].map(() => post(`${address}/skicka-vidare`, pressed)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, expect.any(Number)])
  const cases = await db.selectFrom('cases').select('id').where('report', '=', number).execute()
  expect(cases).toHaveLength(2)
  expect((await page(`${address}/skicka-vidare`)).includes('Vem ska ha')).toBe(false)
})
