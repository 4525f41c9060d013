import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { keysOfCaller } from '#bodies/keys/list-keys.ts'
import { eraseFiles } from '#reports/photos/erase-files.ts'
import { fileOf, filesOf } from '#reports/photos/photo.ts'
import { settleOriginals } from '#reports/photos/settle-originals.ts'
import { takePhotos } from '#reports/photos/take-photos.ts'
import { mostPictures } from '#reports/sandbox/keep-pictures.ts'
import { eraseFromSandbox } from '#reports/sandbox/keep-report.ts'
import { callerOfPhoto } from '#reports/sandbox/sandbox-photo.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { answered } from '../../../test/open311-posts.ts'
import { aJpeg, makePhotos, tracesIn } from '../../../test/photos.ts'
import { fillBodies } from '../../../test/reports.ts'
import { aVendor, sandboxClient } from '../../../test/sandbox.ts'
import { browse, formWith } from '../../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { ask, photos, post, rowsOf, there } = await sandboxClient(db)
const { get } = await browse(db, { photos })

const withPicture = (fields: Record<string, string>, ...pictures: Buffer[]) =>
  formWith(
    { ...there, service_code: 'hal', lat: '57.930180', long: '12.533520', description: 'Prov', ...fields },
    pictures.map((bytes, at) => ({ field: `photo${at + 1}`, name: 'bild.jpg', bytes })),
  )
const pathOf = (url: string) => new URL(url).pathname

test('a picture that is sent is told of once it is made, to its own keys, and seen by its address', async () => {
  const { trusted, waiting } = await aVendor(db)
  const sent = await post('requests.json', withPicture({ api_key: trusted }, await aJpeg(), await aJpeg()))
  const { service_request_id: number } = await answered(sent)
  const [{ media_url, updated_datetime: last }] = await rowsOf(`requests/${number}.json`, trusted)
  expect(media_url).toBeNull()
  await makePhotos(db, photos)
  const [later] = await rowsOf(`requests.json?updated_after=${last}&extensions=true`, waiting)
  expect(later).toMatchObject({ service_request_id: number, media_url: expect.stringContaining('/foto/') })
  expect(later.extended_attributes.photos).toHaveLength(2)
  const seen = await get(pathOf(later.media_url))
  expect([seen.status, seen.headers.get('content-type'), seen.headers.get('x-robots-tag')]).toEqual([
    ...[200, 'image/jpeg', 'noindex'],
  ])
  expect(tracesIn(Buffer.from(await seen.arrayBuffer()))).toEqual([])
  const kept = await db
    .selectFrom('photos')
    .select(['lat', 'report', 'draft'])
    .where('sandbox_report', '=', Number(number))
    .execute()
  expect(kept).toEqual(Array(2).fill({ lat: null, report: null, draft: null }))
  // It is in nobody else's lists, and in none of the real ones.
  const { trusted: others } = await aVendor(db)
  expect(await rowsOf('requests.json?extensions=true', others)).toEqual([])
  expect(await (await ask('requests.json?extensions=true')).text()).not.toContain(pathOf(later.media_url))
})

test('pictures are out of reach when the keys of their vendor have ended, and erased after a week', async () => {
  const { trusted } = await aVendor(db)
  const [{ service_request_id: number }] = await (
    await post('requests.json', withPicture({ api_key: trusted }, await aJpeg()))
  ).json()
  await makePhotos(db, photos)
  const [{ media_url }] = await rowsOf(`requests/${number}.json`, trusted)
  await sql`update api_keys set revoked_at = now() where caller = (
    select caller from sandbox_reports where number = ${number})`.execute(db)
  expect((await get(pathOf(media_url))).status).toBe(404)
  const address = pathOf(media_url).split('/')[2] ?? ''
  expect(await photos.read(fileOf(address, 'large'))).not.toBeNull()
  await sql`update sandbox_reports set confirmed_at = now() - interval '8 days' where number = ${number}`.execute(
    db,
  )
  await eraseFromSandbox(db)
  await eraseFiles(db, photos)
  for (const name of filesOf(address)) expect(await photos.read(name)).toBeNull()
})

test('of a picture that is made nothing is left of what was sent', async () => {
  const { trusted } = await aVendor(db)
  const sent = await post('requests.json', withPicture({ api_key: trusted }, await aJpeg()))
  const { service_request_id: number } = await answered(sent)
  const original = async () => {
    const { address } = await db
      .selectFrom('photos')
      .select('address')
      .where('sandbox_report', '=', Number(number))
      .executeTakeFirstOrThrow()
    return photos.read(fileOf(address, 'original'))
  }
  await settleOriginals(db, photos)
  expect(await original()).not.toBeNull()
  await makePhotos(db, photos)
  await settleOriginals(db, photos)
  expect(await original()).toBeNull()
  expect(await settleOriginals(db, photos)).toBe(0)
})

test('what vendors try is made when no resident’s picture waits', async () => {
  await sql`update photos set state = 'broken' where state = 'stored'`.execute(db)
  const { trusted } = await aVendor(db)
  await post('requests.json', withPicture({ api_key: trusted }, await aJpeg(), await aJpeg()))
  await sql`insert into photos (id, form, address, type, bytes, width, height)
    select gen_random_uuid(), gen_random_uuid(), lpad(to_hex(one), 32, 'f'), 'image/jpeg', 1, 1, 1
      from generate_series(1, 2) as one`.execute(db)
  const areReal = async (limit: number) =>
    (await takePhotos(db, limit)).map(({ address }) => address.startsWith('fff')).sort()
  expect(await areReal(1)).toEqual([true])
  expect(await areReal(2)).toEqual([false, true])
  expect(await areReal(9)).toEqual([false])
})

test('who has sent a picture is found by its address', async () => {
  const { trusted } = await aVendor(db)
  const sent = await post('requests.json', withPicture({ api_key: trusted }, await aJpeg()))
  const { service_request_id: number } = await answered(sent)
  const { address, caller } = await db
    .selectFrom('photos')
    .innerJoin('sandbox_reports', 'sandbox_reports.number', 'photos.sandbox_report')
    .select(['photos.address', 'sandbox_reports.caller'])
    .where('sandbox_reports.number', '=', Number(number))
    .executeTakeFirstOrThrow()
  expect(await callerOfPhoto(db, address)).toBe(caller)
  expect((await keysOfCaller(db, caller, 10)).map((key) => key.name)).toEqual(Array(2).fill('Leverantören'))
  expect(await callerOfPhoto(db, '0'.repeat(31))).toBeUndefined()
})

test('what is no picture holds no report up, and of too many the rest are passed over', async () => {
  const { trusted } = await aVendor(db)
  const odd = await post(
    'requests.json',
    withPicture({ api_key: trusted }, Buffer.from('no picture'), await aJpeg()),
  )
  const { service_request_id: number } = await answered(odd)
  const countOf = async (of: string) =>
    (await db.selectFrom('photos').select('id').where('sandbox_report', '=', Number(of)).execute()).length
  expect(await countOf(number)).toBe(1)
  await sql`insert into photos (id, form, address, type, bytes, width, height, sandbox_report)
    select gen_random_uuid(), gen_random_uuid(), lpad(to_hex(one), 32, '0'), 'jpeg', 1, 1, 1, ${Number(number)}
      from generate_series(1, ${mostPictures - 2}) as one`.execute(db)
  const both = await post('requests.json', withPicture({ api_key: trusted }, await aJpeg(), await aJpeg()))
  expect(await countOf((await answered(both)).service_request_id)).toBe(1)
  const none = await post('requests.json', withPicture({ api_key: trusted }, await aJpeg()))
  expect(await countOf((await answered(none)).service_request_id)).toBe(0)
})
