import { expect, test } from 'vitest'
import { connectionById } from '#bodies/connections/connection.ts'
import { importQuestions } from '#bodies/questions/import-questions.ts'
import { allQuestions } from '#bodies/questions/question-queries.ts'
import { anAskingConnection, anAttribute, nightOf } from '../../test/asking-connection.ts'
import { aConsole } from '../../test/connections.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, fillBodies, lund } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post, token } = await browse(db)
const console = await aConsole(db, { token })
const lunds = await aConsole(db, { token }, { body: lund })

const colours = [
  { key: 'V', name: 'Vit' },
  { key: 'G', name: 'Gul' },
]
const asked = [
  anAttribute('FARG', {
    description: 'Vilken färg?',
    datatype: 'singlevaluelist',
    values: colours,
    isRequired: true,
  }),
  anAttribute('antal', { description: 'Hur många?', datatype: 'number' }),
  anAttribute('kanal', {
    datatype: 'singlevaluelist',
    values: [{ key: '7', name: 'Webb' }],
    isRequired: true,
  }),
]
const standing = async (body: string) =>
  (await allQuestions(db, body)).filter(({ isRetired }) => !isRetired).map(({ code }) => code)
const settingsOf = async (id: string) => (await connectionById(db, id))?.settings
const own = (code: string) => ({ code, categories: ['hal'], kind: 'text', sv: { label: `Egen ${code}` } })
const fileOf = (...questions: object[]) => JSON.stringify({ questions })

test('what a service asks is shown beside what the body asks, and made its questions by one press', async () => {
  await importQuestions(db, { body: alingsas, json: fileOf(own('antal'), own('djup')) })
  const { id, service } = await anAskingConnection(db, { attributes: asked })
  const address = `${console}/${id}/fragor`
  expect(await page(`${console}/${id}`)).toContain(`href="${address}"`)
  expect(await page(address)).toContain('Inte era frågor än')
  const one = `${address}?tjanst=${encodeURIComponent(service)}`
  const shown = await page(one)
  expect(shown).toMatch(/Nya frågor.*Vilken färg\?.*ett val: Vit, Gul; måste besvaras.*Hur många\?/s)
  expect(shown).toMatch(/Skickas alltid.*kanal<\/strong> 7/s)
  expect(shown).toContain('Då skickas inte svar som bara är för er')
  const fields = { ...hiddenFields(shown), service }
  expect((await post(address, fields)).status).toBe(303)
  expect((await post(address, fields)).status).toBe(303)
  // What the body asks itself stays, under the code it had.
  expect(await standing(alingsas)).toEqual(['antal', 'djup', 'farg', 'antal_2'])
  expect(await settingsOf(id)).toMatchObject({
    answers: { farg: { attribute: 'FARG', values: { v: 'V', g: 'G' } }, antal_2: { attribute: 'antal' } },
    categories: { belysning: { service, attributes: { kanal: '7' } } },
  })
  expect(await page(address)).toContain('Ni frågar likadant')
  expect(await page(one)).toContain('Inget blir annorlunda.')
  const event = await db
    .selectFrom('events')
    .select('facts')
    .where('act', '=', 'import_questions')
    .executeTakeFirst()
  expect(event?.facts).toEqual({ connection: id, questions: 2 })
})

test('what it asks otherwise is shown before it replaces what was made of it, and nothing else', async () => {
  await importQuestions(db, { body: alingsas, json: fileOf(own('djup')) })
  const { id, service, mark } = await anAskingConnection(db, { attributes: asked })
  const address = `${console}/${id}/fragor`
  const one = `${address}?tjanst=${encodeURIComponent(service)}`
  await post(address, { service, mark })
  const [colour] = asked
  if (!colour) throw new Error('it asks for a colour')
  const attributes = [
    { ...colour, description: 'Vilket sken?' },
    anAttribute('hojd', { description: 'Hur hög?' }),
  ]
  await nightOf(db, id, { service, attributes })
  expect(await page(address)).toContain('Systemet frågar annorlunda än ni')
  const shown = await page(one)
  expect(shown).toMatch(
    /Nya frågor.*Hur hög\?.*Ändras.*Nu: .*Vilken färg\?.*Blir: .*Vilket sken\?.*Ställs inte längre.*Hur många\?/s,
  )
  expect((await post(address, { service, mark })).status).toBe(409)
  expect(await standing(alingsas)).toEqual(['djup', 'farg', expect.stringMatching(/^antal_\d$/)])
  expect((await post(address, { ...hiddenFields(shown), service })).status).toBe(303)
  expect(await standing(alingsas)).toEqual(['djup', 'farg', 'hojd'])
  expect(await settingsOf(id)).toMatchObject({ answers: { farg: {}, hojd: { attribute: 'hojd' } } })
  expect(JSON.stringify(await settingsOf(id))).not.toMatch(/"antal"|kanal/)
})

test('more than anybody answers is not made questions, and that is said', async () => {
  const eight = Array.from({ length: 8 }, (_, place) => ({
    ...own(`egen_${place}`),
    categories: ['belysning'],
  }))
  await importQuestions(db, { body: alingsas, json: fileOf(...eight) })
  const { id, service, mark } = await anAskingConnection(db, { attributes: asked })
  const shown = await page(`${console}/${id}/fragor?tjanst=${encodeURIComponent(service)}`)
  expect(shown).toContain('Det blir för många frågor')
  expect(shown).not.toContain('Gör det till våra frågor')
  expect((await post(`${console}/${id}/fragor`, { service, mark })).status).toBe(409)
  expect(await standing(alingsas)).toHaveLength(8)
})

test('another body sees nothing of it and changes nothing, and a service that asks nothing is not there', async () => {
  const { id, service, mark } = await anAskingConnection(db, { attributes: asked })
  const before = await standing(alingsas)
  expect((await get(`${lunds}/${id}/fragor`)).status).toBe(404)
  expect((await post(`${lunds}/${id}/fragor`, { service, mark })).status).toBe(404)
  const { id: theirs } = await anAskingConnection(db, { body: lund, attributes: asked })
  expect((await post(`${console}/${theirs}/fragor`, { service, mark })).status).toBe(404)
  expect((await get(`${console}/${id}/fragor?tjanst=annan`)).status).toBe(404)
  expect((await post(`${console}/${id}/fragor`, { service: 'annan', mark })).status).toBe(404)
  expect(await standing(alingsas)).toEqual(before)
  expect(await standing(lund)).toEqual([])
})
