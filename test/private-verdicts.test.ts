import { expect, test } from 'vitest'
import { importBodies } from '#bodies/import-bodies.ts'
import { paths } from '#paths.ts'
import { provenPerson } from '#people/proven-person.ts'
import { moveCase } from '#reports/move-case.ts'
import { giveVerdict } from '#reports/verdicts/give-verdict.ts'
import { openTestDatabase } from './database.ts'
import { sendingLetters } from './outgoing-letters.ts'
import { aFile, aReportWithPhoto, makePhotos, testPhotos } from './photos.ts'
import { alingsas, emptyQueues, fillBodies, theBody } from './reports.ts'
import { someAddress } from './watches.ts'
import { browse, hiddenFields } from './web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
await importBodies(db, 'body,category,private\n1489,klotter,yes\n')
const photos = await testPhotos()
const { get, page, post, send, token } = await browse(db, { photos })
const { mailTo } = await sendingLetters(db)
const by = theBody(alingsas)
const secret = 'Namnet syns fortfarande i solljus.'

/** A private report that is said to be fixed, and where the letter leads its reporter. */
async function aFixedOne() {
  const email = someAddress()
  const made = await aReportWithPhoto(db, photos, { category: 'klotter', title: 'Namn på porten', email })
  await emptyQueues(db)
  await db.updateTable('followers').set({ last_letter_at: null, told_at: null }).execute()
  const { id: caseId } = await db
    .selectFrom('cases')
    .select('id')
    .where('report', '=', made.number)
    .executeTakeFirstOrThrow()
  await moveCase(db, { caseId, act: 'fix', by, words: 'Sanerat.' })
  return { ...made, email, caseId, asks: paths.verdict(await token('verdict')) }
}

async function answer(asks: string, fields: Record<string, string>) {
  return send(asks, { ...hiddenFields(await page(asks)), ...fields }, [await aFile('photos')])
}

async function expectNothingLeaks(number: number): Promise<void> {
  const strangers = ['/', '/karta?visa=alla', '/kommuner/alingsas?visa=alla', '/flode.atom?visa=alla']
  for (const path of strangers) {
    const html = await page(path)
    expect(html, path).not.toContain(String(number))
    expect(html, path).not.toContain(secret)
  }
  expect((await get(paths.report(number))).status).toBe(404)
  const kept = await db.selectFrom('photos').select('address').where('report', '=', number).execute()
  expect(kept.length).toBeGreaterThan(1)
  for (const { address } of kept)
    for (const size of ['large', 'medium', 'small'] as const)
      expect((await get(paths.photo(address, size))).status, address).toBe(404)
}

test('the letter of the fix of a private report asks its reporter, by a link that leads to no public page', async () => {
  const { number, email } = await aFixedOne()
  const { text } = await mailTo(email, 'har åtgärdat problemet')
  expect(text).toMatch(/STÄMMER DET\?/)
  const [path = ''] = /\/stammer\/\S+/.exec(text) ?? []
  const html = await page(path)
  expect(html).toContain('Namn på porten')
  expect(html).toContain('Bara du och mottagaren ser texten och fotona.')
  expect(html).not.toContain(`/rapporter/${number}`)
})

test('"Ja" with a line and a photo is counted, reaches the holder and its own page, and nobody else', async () => {
  const { number, asks } = await aFixedOne()
  const own = paths.ownReport(await token('reporter'))
  expect((await answer(asks, { says: 'fixed', words: secret })).status).toBe(303)
  await makePhotos(db, photos)
  const given = await page(`${asks}?klart=fixed`)
  expect(given).toContain('Det är räknat att problemet är löst.')
  expect(given).not.toContain(`/rapporter/${number}`)
  expect(await page(own)).toContain('Bekräftat lagat av den som anmälde')
  expect(await page(own)).toContain(secret)
  expect(await page(paths.case(await token('case')))).toContain(secret)
  await expectNothingLeaks(number)
  expect((await post(`${asks}/tack`, { words: 'Tack för hjälpen!' })).status).toBe(303)
  expect(await page(paths.case(await token('case')))).toContain('Tack för hjälpen!')
})

test('"Nej" opens it again, and what comes after says how it is, without a way to a page that is not there', async () => {
  const { number, asks, caseId } = await aFixedOne()
  expect(await page(asks)).toContain('Då öppnas ärendet igen.')
  expect((await answer(asks, { says: 'still', words: secret })).status).toBe(303)
  expect(await page(`${asks}?klart=still`)).toContain('Ärendet är öppet igen.')
  const moved = await page(asks)
  expect(moved).toContain('Det har hänt mer sedan brevet')
  expect(moved).not.toContain(`/rapporter/${number}`)
  const { state } = await db
    .selectFrom('cases')
    .select('state')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  expect(state).toBe('new')
  await expectNothingLeaks(number)
})

test('a link of somebody else’s, or one that is too old, tells nothing of it', async () => {
  const [mine, other] = [await aFixedOne(), await aFixedOne()]
  const person = await provenPerson(db, { email: other.email, language: 'sv' })
  await db.updateTable('verdicts').set({ person }).where('report', '=', mine.number).execute()
  const strange = await get(mine.asks)
  expect(strange.status).toBe(404)
  expect(await strange.text()).not.toContain('Namn på porten')
  const link = await db
    .selectFrom('verdicts')
    .select('link')
    .where('report', '=', mine.number)
    .executeTakeFirstOrThrow()
  const given = { id: crypto.randomUUID(), link: link.link, says: 'still', words: '' } as const
  await expect(giveVerdict(db, { ...given, language: 'sv', door: 'web' })).rejects.toThrow()
  await db
    .updateTable('links')
    .set({ expires_at: new Date(0) })
    .where('act', '=', 'verdict')
    .execute()
  const expired = await get(other.asks)
  expect(expired.status).toBe(410)
  expect(await expired.text()).not.toContain(String(other.number))
})
