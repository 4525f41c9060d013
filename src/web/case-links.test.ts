import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { deliveryToSend } from '#reports/deliveries/delivery-to-send.ts'
import { handOver } from '#reports/hand-over.ts'
import { returnCase } from '#reports/passing/return-case.ts'
import { revokeCaseLink } from '#reports/revoke-case-link.ts'
import { openTestDatabase } from '../../test/database.ts'
import { testPhotos } from '../../test/photos.ts'
import { alingsas, aReport, fillBodies, theBody, theOperator } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const links = linksSignedBy(await signingKeys(db))
const { get, page, post, token } = await browse(db)
const button = 'Skicka en ny länk till vår brevlåda'

async function aCase() {
  const made = await aReport(db)
  return { ...made, address: `/svar/${await token('case')}` }
}
const expire = (caseId: number) =>
  db.updateTable('links').set({ expires_at: sql`now()` }).where('case_id', '=', caseId).execute()
/** Where each mail with a link has been sent, and by which link it lets in. */
async function mailed(caseId: number) {
  const rows = await db
    .selectFrom('deliveries')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'link')
    .execute()
  return Promise.all(rows.map(({ id }) => deliveryToSend({ db, links, photos }, id)))
}
const laterOn = (caseId: number) =>
  sql`update deliveries set created_at = created_at - interval '11 minutes' where case_id = ${caseId}`.execute(
    db,
  )
const where = (answer: Response) => answer.headers.get('location') ?? ''

test('a link that has run out has one button, and a new one goes to the mailbox that it names half', async () => {
  const { address, caseId } = await aCase()
  await expire(caseId)
  const asked = await get(address)
  expect(asked.status).toBe(410)
  const html = await asked.text()
  expect(html).toContain('k•••@alingsas.example')
  expect(html).not.toContain('kommun@alingsas.example')
  expect(html.match(/<form/g)).toHaveLength(1)
  expect(html).toContain(button)
  const sent = await post(`${address}/ny-lank`, { address: 'tjuv@annan.example' })
  expect(await page(where(sent))).toContain('En ny länk är på väg till brevlådan.')
  const [mail] = await mailed(caseId)
  expect(mail?.address).toBe('kommun@alingsas.example')
  expect((await get(`/svar/${mail?.caseToken}`)).status).toBe(200)
  expect((await get(address)).status).toBe(410)
})

test('a link that was ended does the same, and ends nothing that works', async () => {
  const { address, caseId } = await aCase()
  await revokeCaseLink(db, { caseId, by: theOperator })
  const working = `/svar/${await token('case')}`
  expect(await page(address)).toContain(button)
  expect((await post(`${address}/ny-lank`)).status).toBe(429)
  await laterOn(caseId)
  expect((await post(`${address}/ny-lank`)).status).toBe(303)
  expect((await get(working)).status).toBe(200)
  const mails = await mailed(caseId)
  expect(mails.map(({ caseToken }) => `/svar/${caseToken}`)).toEqual([working, working])
})

test('a body that has moved gets it where it is now; one that has no address is told whom to ask', async () => {
  const { address, caseId } = await aCase()
  await expire(caseId)
  const move = (to: string) =>
    db.updateTable('recipients').set({ address: to }).where('body', '=', alingsas).execute()
  await move('gata@ny.example')
  expect(await page(address)).toContain('g•••@ny.example')
  await post(`${address}/ny-lank`)
  expect((await mailed(caseId)).map((mail) => mail.address)).toEqual(['gata@ny.example'])
  const recipients = await db.deleteFrom('recipients').where('body', '=', alingsas).returningAll().execute()
  const without = await page(address)
  expect(without).not.toContain(button)
  expect(without).toContain('drift@foreningen.example')
  expect((await post(`${address}/ny-lank`)).status).toBe(409)
  await db
    .insertInto('recipients')
    .values(recipients.map(({ body, category }) => ({ body, category, address: 'kommun@alingsas.example' })))
    .execute()
})

test('who has sent the case on gets no new link to it, unless it has come back', async () => {
  const { address, caseId, number } = await aCase()
  const next = await handOver(db, { caseId, by: theBody(alingsas), to: 'trafikverket', words: 'Er väg.' })
  await expire(caseId)
  const gone = await page(address)
  expect(gone).toContain('Ärendet finns inte längre hos er.')
  expect(gone).not.toContain(button)
  expect((await post(`${address}/ny-lank`)).status).toBe(409)
  const back = await returnCase(db, { caseId: next.id, by: theBody('trafikverket'), words: 'Nej, er.' })
  expect(await page(address)).toContain(button)
  expect((await post(`${address}/ny-lank`)).status).toBe(303)
  const [mail] = await mailed(back.id)
  expect(await page(`/svar/${mail?.caseToken}`)).toContain('Tillbaka från Trafikverket')
  expect(mail?.report.number).toBe(number)
})

test('an old link that still reads says that the case is back, and sends the one that works', async () => {
  const { address, caseId } = await aCase()
  const next = await handOver(db, { caseId, by: theBody(alingsas), to: 'trafikverket', words: 'Er väg.' })
  const back = await returnCase(db, { caseId: next.id, by: theBody('trafikverket'), words: 'Nej, er.' })
  expect(await page(address)).toContain('Ärendet har kommit tillbaka till er')
  expect((await post(`${address}/ny-lank`)).status).toBe(303)
  expect(await mailed(back.id)).toHaveLength(1)
})

test('a guessed link says the same whatever there is behind it, and mails nobody', async () => {
  const { address, caseId } = await aCase()
  const real = address.slice('/svar/'.length)
  await expire(caseId)
  const other = await aCase()
  const guessed = [
    links.token('case', randomUUID()),
    `${real.slice(0, -2)}xx`,
    `${other.address.slice('/svar/'.length, -2)}xx`,
    await token('reporter'),
    'k1.hej',
  ]
  const before = await db.selectFrom('deliveries').select('id').execute()
  const told = async (answer: Response, guess: string) =>
    `${answer.status} ${(await answer.text()).replaceAll(guess, '')}`
  const answers = new Set<string>()
  for (const guess of guessed) {
    answers.add(await told(await get(`/svar/${guess}`), guess))
    answers.add(await told(await post(`/svar/${guess}/ny-lank`), guess))
  }
  expect([...answers]).toEqual([expect.stringMatching(/^404 /)])
  expect([...answers].join()).not.toMatch(/•••|Alingsås/)
  expect(await db.selectFrom('deliveries').select('id').execute()).toEqual(before)
})
