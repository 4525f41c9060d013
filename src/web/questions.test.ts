import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { lapseQuestions } from '#reports/lapse-questions.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aJpeg } from '../../test/photos.ts'
import { aReport, fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post, send, token } = await browse(db)

async function asked() {
  const made = await aReport(db, { email: `${randomUUID()}@invanare.example` })
  const address = `/svar/${await token('case')}`
  await post(`${address}/utredning`)
  await post(`${address}/fraga`, { words: 'Vilken lampa är det?' })
  return { ...made, address, own: `/min-rapport/${await token('reporter')}` }
}
const stateOf = async (caseId: number) =>
  (await db.selectFrom('cases').select('state').where('id', '=', caseId).executeTakeFirstOrThrow()).state
const where = (answer: Response) => answer.headers.get('location') ?? ''

test('a question has a small page of its own, with words and a photo to answer by', async () => {
  const { caseId, own, address, number } = await asked()
  const html = await page(`${own}/komplettera`)
  expect(html).toMatch(/Alingsås kommun frågade[\s\S]*Vilken lampa är det\?[\s\S]*Svara senast den/)
  expect(await page(`/en${own}/komplettera`)).toContain('Alingsås kommun asked')
  expect(await page(own)).toContain('Vilken lampa är det?')
  const { key = '' } = hiddenFields(html)
  const photo = { field: 'photos', name: 'lampa.jpg', bytes: await aJpeg() }
  const answered = await send(`${own}/komplettera`, { key, words: 'Den tredje.' }, [photo])
  expect(where(answered)).toBe(`${own}?klart=komplettera`)
  expect(await stateOf(caseId)).toBe('investigating')
  const said = await db
    .selectFrom('photos')
    .innerJoin('entries', 'entries.id', 'photos.entry')
    .select(['entries.audience', 'entries.written_by'])
    .where('photos.form', '=', key)
    .execute()
  expect(said).toEqual([{ audience: 'message', written_by: 'reporter' }])
  expect(await page(address)).toContain('Den tredje.')
  expect(await page(`/rapporter/${number}`)).not.toContain('Den tredje.')
  expect(where(await get(`${own}/komplettera`))).toBe(own)
})

test('an answer of nothing is refused beside its field, and a photo alone is one', async () => {
  const { caseId, own } = await asked()
  const key = randomUUID()
  const empty = await post(`${own}/komplettera`, { key, words: ' ' })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toMatch(/Skriv något först[\s\S]*Vilken lampa är det\?/)
  const numbered = await post(`${own}/komplettera`, { key, words: 'Anna 19811218-9876' })
  expect(numbered.status).toBe(422)
  expect(await numbered.text()).toContain('Anna 19811218-9876')
  expect(await stateOf(caseId)).toBe('needs_information')
  const photo = { field: 'photos', name: 'lampa.jpg', bytes: await aJpeg() }
  expect((await send(`${own}/komplettera`, { key, words: '' }, [photo])).status).toBe(303)
  expect(await stateOf(caseId)).toBe('investigating')
})

test('who asks sees that the case waits, until when, and that the time is not theirs', async () => {
  const { address, caseId, own } = await asked()
  expect(await page(address)).toMatch(/Ni väntar på svar från den som anmälde[\s\S]*räknas ingen tid/)
  await sql`update cases set state_since = state_since - interval '15 days' where id = ${caseId}`.execute(db)
  await lapseQuestions(db)
  expect(await stateOf(caseId)).toBe('investigating')
  expect(await page(address)).not.toContain('Ni väntar på svar')
  const { paused_seconds } = await db
    .selectFrom('cases')
    .select('paused_seconds')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  expect(paused_seconds / 86_400).toBeCloseTo(15, 1)
  const late = await post(`${own}/komplettera`, { key: randomUUID(), words: 'Den fjärde.' })
  expect(where(late)).toBe(`${own}?klart=komplettera`)
  expect(await page(address)).toContain('Den fjärde.')
  expect(await stateOf(caseId)).toBe('investigating')
})
