import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '#database/transaction.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { draftById } from '#reports/draft.ts'
import { forgetDrafts } from '#reports/forget-drafts.ts'
import { addressKey } from '#reports/letters/address-key.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { anIncomingMail } from '../../../test/mails.ts'
import { aJpeg, testPhotos } from '../../../test/photos.ts'
import { emptyQueues, fillBodies } from '../../../test/reports.ts'
import type { MailToActOn } from '../ledger/incoming-mail.ts'
import { readMail } from '../reading/read-mail.ts'
import { actOnMail } from './act-on-mail.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
const links = linksSignedBy(await signingKeys(db))
const host = 'fixamingata.example'
const service = `felanmalan@${host}`
const operatorEmail = `ada.drift@mail.${host}`
const act = actOnMail({
  ...{ links, photos, host, ownAddresses: [service], domain: `mail.${host}`, operatorEmail },
})
const centre = 'kontakt@alingsas.example'

beforeAll(() => fillBodies(db))
beforeEach(async () => {
  await emptyQueues(db)
  await db.deleteFrom('letters').where('kind', '=', 'mailed_draft').execute()
})

const acted = (mail: MailToActOn) => inTransaction(db, (tx) => act(tx, mail))
const someone = () => `${randomUUID()}@invanare.example`
type Written = Partial<Parameters<typeof anIncomingMail>[1]>
const mail = (written: Written) =>
  anIncomingMail(db, { from: someone(), to: service, subject: 'Hål i gatan', ...written })

/** The letter to an address, and what it leads to. */
async function begunFor(address: string) {
  const letters = await db
    .selectFrom('letters')
    .innerJoin('links', 'links.id', 'letters.link')
    .select(['letters.kind', 'letters.draft', 'letters.language', 'links.act', 'links.draft as opens'])
    .where('letters.address', '=', address)
    .execute()
  const [letter] = letters
  const draft = letter?.draft ? await draftById(db, letter.draft) : undefined
  return { letters: letters.length, letter, draft }
}

const photosOf = (form: string | null | undefined) =>
  db
    .selectFrom('photos')
    .select(['lat', 'lon', 'draft'])
    .where('form', '=', form ?? '')
    .execute()

test('a picture begins a report where it was taken, and its sender gets the way to it', async () => {
  const from = someone()
  const came = await mail({ from, subject: 'Bild', text: '', photos: [await aJpeg()] })
  expect(await acted(came)).toEqual({ reason: 'draft_begun' })
  const { letters, letter, draft } = await begunFor(from)
  expect(letters).toBe(1)
  expect(letter).toMatchObject({ kind: 'mailed_draft', act: 'confirm', opens: draft?.id })
  expect(draft).toMatchObject({ isSent: false, title: '', description: '', email: from, leftBehind: 0 })
  expect(await photosOf(draft?.id)).toEqual([{ lat: 57.930181, lon: 12.533519, draft: draft?.id }])
})

test('a line begins one with its place in words, which is not taken for sure', async () => {
  const from = someone()
  await acted(await mail({ from, text: 'Stort hål på Storgatan 5 i Alingsås.\n\nMvh\nÅsa' }))
  expect((await begunFor(from)).draft).toMatchObject({
    title: 'Hål i gatan',
    description: 'Stort hål på Storgatan 5 i Alingsås.',
    placeWords: 'Storgatan 5, Alingsås',
    point: null,
  })
})

test('numbers of a place are taken as they stand', async () => {
  const from = someone()
  await acted(await mail({ from, text: 'Här: https://www.google.com/maps?q=57.93018,12.53352' }))
  expect((await begunFor(from)).draft).toMatchObject({ point: { lat: 57.93018, lon: 12.53352 } })
})

test('of nobody who proves who they are there is no letter, and the mail waits for a person', async () => {
  const from = someone()
  const count = () => db.selectFrom('drafts').select('id').execute()
  const before = await count()
  expect(await acted(await mail({ from, proven: null, photos: [await aJpeg()] }))).toEqual({
    reason: 'not_proven',
  })
  expect((await begunFor(from)).letters).toBe(0)
  expect(await count()).toEqual(before)
})

test('a mail that says nothing waits for a person', async () => {
  expect(await acted(await mail({ subject: 'Hej', text: '' }))).toEqual({ reason: 'nothing_said' })
})

test('what machines write begins nothing', async () => {
  const headers = { 'Auto-Submitted': 'auto-generated' }
  expect(await acted(await mail({ text: 'Hål på Storgatan', headers }))).not.toMatchObject({
    reason: 'draft_begun',
  })
})

test.for([
  ['any other at the domain that mail is taken for', `bild@mail.${host}`, 'draft_begun'],
  ['the operators', operatorEmail, 'unknown_address'],
  ['whoever minds the mail', `postmaster@mail.${host}`, 'unknown_address'],
  ['a seal that is broken', `svar-l1.${'a'.repeat(46)}@mail.${host}`, 'unknown_address'],
  ['another domain', 'felanmalan@annat.example', 'unknown_address'],
] as const)('to %s', async ([, to, reason]) => {
  expect(await acted(await mail({ to, text: 'Ett hål.' }))).toEqual({ reason })
})

test('personal numbers are not kept, and films are told as left behind', async () => {
  const from = someone()
  const film = Buffer.concat([Buffer.from('\0\0\0\x20ftypmp42'), Buffer.alloc(30_000)])
  await acted(
    await mail({ from, text: 'Jag är 19811218-9876 och ser ett hål.', photos: [await aJpeg(), film] }),
  )
  const { draft } = await begunFor(from)
  expect(draft).toMatchObject({ description: 'Jag är […] och ser ett hål.', leftBehind: 1 })
})

test('of more than five photos five are kept, and the rest are told', async () => {
  const from = someone()
  const many = await Promise.all([20, 30, 40, 50, 60, 70].map((width) => aJpeg({ width })))
  await acted(await mail({ from, photos: many }))
  const { draft } = await begunFor(from)
  expect(draft).toMatchObject({ leftBehind: 1 })
  expect(await photosOf(draft?.id)).toHaveLength(5)
})

const sentOn = (from: string) =>
  `Se nedan.\n\nFrån: Bo Lind <${from}>\nSkickat: den 2 december 2026 08:15\nTill: Kontaktcenter <${centre}>\nÄmne: Mörkt\n\nTre lampor är släckta på Skolgatan.\n`

test('what a contact centre sends on is its writer’s, who has to confirm; the link goes to the centre', async () => {
  const bo = someone()
  const came = await mail({ from: centre, subject: 'VB: Mörkt', text: sentOn(bo), photos: [await aJpeg()] })
  expect(await acted(came)).toEqual({ reason: 'draft_begun' })
  const { letter, draft } = await begunFor(centre)
  expect(letter).toMatchObject({ kind: 'mailed_draft', act: 'draft', opens: draft?.id, language: 'sv' })
  expect(draft).toMatchObject({
    ...{ title: 'Mörkt', description: 'Tre lampor är släckta på Skolgatan.', email: bo },
    placeWords: 'Skolgatan, Alingsås',
  })
  expect((await begunFor(bo)).letters).toBe(0)
  const confirms = await db
    .selectFrom('links')
    .select('id')
    .where('draft', '=', draft?.id ?? '')
    .where('act', '=', 'confirm')
    .execute()
  expect(confirms).toEqual([])
})

test('a mail that was sent on as a file is read with its pictures', async () => {
  const folder = new URL('../reading/fixtures-new/', import.meta.url)
  const read = await readMail(await readFile(new URL('centre-as-file.eml', folder)))
  const [inside] = read.enclosed
  const photo = inside?.files.map((file) => ({ ...file }))[0]
  if (!inside || !photo) throw new Error('the example has no mail with a picture in it')
  photo.bytes = await aJpeg()
  const came = await mail({ from: centre })
  const withPhoto = { ...read, enclosed: [{ ...inside, files: [photo] }] }
  expect(await acted({ ...came, read: withPhoto })).toEqual({ reason: 'draft_begun' })
  const { draft } = await begunFor(centre)
  expect(draft).toMatchObject({ title: 'Hål utanför skolan', email: 'bo.lind@exempel.example' })
  expect(await photosOf(draft?.id)).toHaveLength(1)
})

test('anybody else who sends something on reports it themselves', async () => {
  const [from, bo] = [someone(), someone()]
  await acted(await mail({ from, subject: 'VB: Mörkt', text: sentOn(bo) }))
  const { letter, draft } = await begunFor(from)
  expect(letter).toMatchObject({ act: 'confirm' })
  expect(draft).toMatchObject({
    email: from,
    description: 'Se nedan.\n\nTre lampor är släckta på Skolgatan.',
  })
})

test('a forged contact centre is told nothing', async () => {
  const bo = someone()
  const forged = await mail({ from: centre, proven: 'evil.example', subject: 'VB: Mörkt', text: sentOn(bo) })
  expect(await acted(forged)).toEqual({ reason: 'not_proven' })
  expect((await begunFor(centre)).letters).toBe(0)
})

test('a mail of ours that somebody sends on is no report', async () => {
  expect(
    await acted(await mail({ from: centre, subject: 'VB: Ny felanmälan', text: sentOn(service) })),
  ).toEqual({
    reason: 'our_mail_sent_on',
  })
})

test('twenty letters leave in an hour, more later, none is lost', async () => {
  const from = someone()
  for (let count = 0; count < 21; count += 1) await acted(await mail({ from, text: `Hål nummer ${count}` }))
  const letters = await db.selectFrom('letters').select('next_at').where('address', '=', from).execute()
  const soon = letters.filter(({ next_at }) => next_at.getTime() < Date.now() + 60_000)
  expect([letters.length, soon.length]).toEqual([21, 20])
})

test('what one address sends besides two hundred in a day waits for a person', async () => {
  const from = someone()
  const row = { address_hash: addressKey(from), kind: 'mailed_draft' } as const
  await db
    .insertInto('letters_to_address')
    .values(Array.from({ length: 200 }, () => row))
    .execute()
  expect(await acted(await mail({ from, text: 'Ett hål.' }))).toEqual({ reason: 'too_many' })
  expect((await begunFor(from)).letters).toBe(0)
})

test('a draft that nobody finishes is forgotten within a week, with its photos', async () => {
  const from = someone()
  await acted(await mail({ from, text: 'Ett hål.', photos: [await aJpeg()] }))
  const { draft } = await begunFor(from)
  if (!draft) throw new Error('no draft')
  expect(draft.expiresAt.getTime()).toBeLessThan(Date.now() + 7.1 * 86_400_000)
  await db
    .updateTable('drafts')
    .set({ expires_at: new Date(0) })
    .where('id', '=', draft.id)
    .execute()
  await forgetDrafts(db)
  expect(await draftById(db, draft.id)).toBeUndefined()
  expect(await photosOf(draft.id)).toEqual([])
})
