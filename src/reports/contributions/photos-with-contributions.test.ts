import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { hostileFiles } from '../../../test/hostile-files.ts'
import { aJpeg, keepSent, makePhotos, testPhotos } from '../../../test/photos.ts'
import {
  aDraft,
  aReport,
  confirmLink,
  decidedFor,
  emptyQueues,
  fillBodies,
  takeOne,
} from '../../../test/reports.ts'
import { Gone } from '../../errors.ts'
import { confirmReport } from '../confirm-report.ts'
import { deliveryToSend } from '../deliveries/delivery-to-send.ts'
import { takeDeliveries } from '../deliveries/take-deliveries.ts'
import { forgetDrafts } from '../forget-drafts.ts'
import { heldReport } from '../held-report.ts'
import { newsIn } from '../letters/news-in-letter.ts'
import { ownReport } from '../own-report.ts'
import { eraseFiles } from '../photos/erase-files.ts'
import { heldPhoto } from '../photos/held-photo.ts'
import { fileOf } from '../photos/photo.ts'
import { isPublicPhoto } from '../photos/photo-queries.ts'
import { removePhoto } from '../photos/remove-photo.ts'
import { settleOriginals } from '../photos/settle-originals.ts'
import { sweepFiles } from '../photos/sweep-files.ts'
import { publicReport } from '../public-report.ts'
import { saveDraft } from '../save-draft.ts'
import { confirmContribution } from './confirm-contribution.ts'
import { saveContribution } from './save-contribution.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
const links = linksSignedBy(await signingKeys(db))
beforeAll(() => fillBodies(db))

const someAddress = () => `${randomUUID()}@invanare.example`
const keep = async (form: string, bytes?: Uint8Array) => {
  const kept = await keepSent(db, photos, bytes ?? (await aJpeg()), form)
  if (!kept.ok) throw new Error(kept.why)
  return kept.photo
}
const save = (id: string, report: number, words = '') =>
  saveContribution(db, {
    id,
    kind: 'support',
    report,
    email: someAddress(),
    words,
    wantsLetters: false,
    language: 'sv',
  })
const confirm = (contribution: string) => confirmContribution(db, { contribution, link: null, door: 'web' })
const rowOf = (id: string) =>
  db
    .selectFrom('photos')
    .select(['draft', 'support', 'report', 'entry', 'municipality', 'lat'])
    .where('id', '=', id)
    .executeTakeFirst()

/** A report, and a support with one photo that waits for being confirmed. */
async function aWaitingSupport(words = '') {
  const report = await aReport(db, { email: someAddress() })
  const id = randomUUID()
  const photo = await keep(id)
  await save(id, report.number, words)
  return { report, id, photo }
}

const lineOf = async (report: number) => {
  const shown = await publicReport(db, report)
  if (!shown || shown === 'hidden') throw new Error('not public')
  return shown.happenings.find(({ act }) => act === 'support')
}

test('photos wait with the support, and are its entry’s when it is confirmed, without a word', async () => {
  const { report, id, photo } = await aWaitingSupport()
  expect(await rowOf(photo.id)).toMatchObject({ draft: null, support: id, report: null, entry: null })
  await makePhotos(db, photos)
  expect(await isPublicPhoto(db, photo.address)).toBe(false)
  expect(await heldPhoto(db, photo.id, { form: id })).toMatchObject({ id: photo.id })
  await confirm(id)
  const row = await rowOf(photo.id)
  expect(row).toMatchObject({ draft: null, support: null, report: report.number, municipality: '1489' })
  expect([row?.entry, row?.lat]).toEqual([expect.any(Number), null])
  expect(await isPublicPhoto(db, photo.address)).toBe(true)
  const shown = await publicReport(db, report.number)
  expect(shown).toMatchObject({ photos: [] })
  expect(await lineOf(report.number)).toMatchObject({ words: '', photos: [{ id: photo.id }] })
  expect((await confirm(id)).first).toBe(false)
})

test('the reporter and the holder see them by their links; hidden with what was said nobody does', async () => {
  const { report, id, photo } = await aWaitingSupport('Nu är det två hål.')
  await makePhotos(db, photos)
  await confirm(id)
  const seen = async () => {
    const [own, held] = [
      await ownReport(db, report.number, report.person),
      await heldReport(db, report.caseId, '1489'),
    ]
    return [
      own.happenings.flatMap((one) => one.photos).length,
      held.happenings.flatMap((one) => one.photos).length,
      (await lineOf(report.number))?.photos.length ?? 0,
      (await heldPhoto(db, photo.id, { report: report.number })) ? 1 : 0,
      (await heldPhoto(db, photo.id, { case: report.caseId })) ? 1 : 0,
      (await isPublicPhoto(db, photo.address)) ? 1 : 0,
    ]
  }
  expect(await seen()).toEqual([1, 1, 1, 1, 1, 1])
  await db.updateTable('entries').set({ hidden_at: new Date() }).where('report', '=', report.number).execute()
  expect(await seen()).toEqual([0, 0, 0, 0, 0, 0])
})

test('while it waits its photos are not swept; when it is forgotten they are gone, files too', async () => {
  const { id, photo } = await aWaitingSupport()
  await makePhotos(db, photos)
  const age = { created_at: new Date(Date.now() - 31 * 86_400_000) }
  await db.updateTable('photos').set(age).where('id', '=', photo.id).execute()
  await db
    .updateTable('drafts')
    .set({ expires_at: new Date(0) })
    .where('id', '=', id)
    .execute()
  await sweepFiles(db, photos)
  await forgetDrafts(db)
  expect(await rowOf(photo.id)).toBeDefined()
  await db
    .updateTable('unconfirmed_supports')
    .set({ expires_at: new Date(0) })
    .where('id', '=', id)
    .execute()
  await forgetDrafts(db)
  await eraseFiles(db, photos)
  expect(await rowOf(photo.id)).toBeUndefined()
  expect(await photos.read(fileOf(photo.address, 'small'))).toBeNull()
})

test('a photo is taken away until it is confirmed, and comes in late until then, not after', async () => {
  const { report, id, photo } = await aWaitingSupport()
  expect(await removePhoto(db, { id: photo.id, form: id })).toBe(true)
  const late = await keep(id)
  await makePhotos(db, photos)
  await confirm(id)
  expect((await lineOf(report.number))?.photos.map((one) => one.id)).toEqual([late.id])
  expect(await removePhoto(db, { id: late.id, form: id })).toBe(false)
  await expect(keep(id)).rejects.toBeInstanceOf(Gone)
})

test('photos that could not be read make no entry of their own, and leave nothing', async () => {
  const { number } = await aReport(db, { email: someAddress() })
  const id = randomUUID()
  const broken = (await hostileFiles()).find(({ becomes }) => becomes === 'broken')
  const photo = await keep(id, broken?.bytes)
  await save(id, number)
  await makePhotos(db, photos)
  await confirm(id)
  expect(await rowOf(photo.id)).toBeUndefined()
  expect(await lineOf(number)).toBeUndefined()
})

test('a form that has been sent as a report keeps its photos for that', async () => {
  const { number } = await aReport(db, { email: someAddress() })
  const draft = aDraft({ email: someAddress() })
  const photo = await keep(draft.id)
  await saveDraft(db, draft)
  await save(draft.id, number, 'Jag också.')
  await confirm(draft.id)
  expect(await rowOf(photo.id)).toMatchObject({ draft: draft.id, support: null, report: null })
  const link = await confirmLink(db, draft.id)
  const own = await confirmReport(db, { draft: draft.id, link, decision: decidedFor('1489'), door: 'web' })
  expect(await rowOf(photo.id)).toMatchObject({ report: own.number, entry: null })
})

test('the holder gets them with the update, which waits a moment for them; followers hear how many', async () => {
  const { report, id, photo } = await aWaitingSupport()
  await keep(id)
  await emptyQueues(db)
  await confirm(id)
  expect(await takeDeliveries(db, 10)).toEqual([])
  await makePhotos(db, photos)
  const { id: delivery } = await takeOne(db)
  const { kind, entry, report: told } = await deliveryToSend({ db, links, photos }, delivery)
  expect([kind, told.number, told.photos]).toEqual(['update', report.number, []])
  expect(entry).toMatchObject({ words: '', writtenBy: 'neighbour' })
  const sent = entry?.photos.map(({ name, bytes }) => [name, (bytes?.length ?? 0) > 500])
  expect(sent).toEqual([
    ['nytt-foto-1.jpg', true],
    ['nytt-foto-2.jpg', true],
  ])
  expect(entry?.photos[0]?.address).toBe(photo.address)
  const addresses = async () =>
    (await deliveryToSend({ db, links, photos }, delivery)).entry?.photos.map(({ address }) => address)
  await db.updateTable('reports').set({ visibility: 'private' }).where('number', '=', report.number).execute()
  expect(await addresses()).toEqual([null, null])
  await db.updateTable('reports').set({ visibility: 'public' }).where('number', '=', report.number).execute()
  const { letter } = await db
    .selectFrom('letter_news')
    .select('letter')
    .where('report', '=', report.number)
    .executeTakeFirstOrThrow()
  const news = await newsIn(db, letter, 'new')
  expect(news).toMatchObject([{ act: 'support', photos: 2 }])
  expect(news[0]).not.toHaveProperty('words')
})

test('GDPR: what the camera knew of a neighbour’s photo is gone once it is told', async () => {
  const { report, id, photo } = await aWaitingSupport()
  await makePhotos(db, photos)
  await settleOriginals(db, photos)
  expect(await photos.read(fileOf(photo.address, 'original'))).not.toBeNull()
  await confirm(id)
  await settleOriginals(db, photos)
  expect(await photos.read(fileOf(photo.address, 'original'))).toBeNull()
  expect((await lineOf(report.number))?.photos).toMatchObject([{ state: 'ready' }])
})
