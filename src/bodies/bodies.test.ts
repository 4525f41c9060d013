import { beforeEach, expect, test } from 'vitest'
import { municipalities } from '#geo/municipalities.ts'
import { openTestDatabase } from '../../test/database.ts'
import { addressFor, bodyByCode, mailAnswersOf } from './body-queries.ts'
import { categories, categoryByOldName, categoryName } from './catalogue.ts'
import { importBodies } from './import-bodies.ts'
import { loadBodies } from './load-bodies.ts'
import { currentReceivers } from './receivers.ts'

const { db } = await openTestDatabase()
beforeEach(async () => {
  await loadBodies(db)
  await db.deleteFrom('recipients').execute()
})

const refusal = (text: string) =>
  importBodies(db, text).then(
    () => 'accepted',
    (error: Error) => `${error.name}\n${error.message}`,
  )

test('all municipalities, the agency and the association are there, however often they are loaded', async () => {
  await Promise.all([loadBodies(db), loadBodies(db)])
  const bodies = await db.selectFrom('bodies').select(['code', 'kind']).execute()
  expect(bodies).toHaveLength(292)
  expect(bodies.filter(({ kind }) => kind === 'municipality')).toHaveLength(290)
  expect(await db.selectFrom('categories').select('code').execute()).toHaveLength(categories.length)
})

test('loading leaves what a deployment has set itself', async () => {
  await importBodies(
    db,
    'body,address,refuses,own_page,telephone\nHabo,a@habo.example,yes,https://habo.example,036-1\n',
  )
  await db
    .updateTable('bodies')
    .set({ own_page: null, telephone: '0771-1' })
    .where('code', '=', 'trafikverket')
    .execute()
  await loadBodies(db)
  expect(await bodyByCode(db, '0643')).toMatchObject({
    name: 'Habo kommun',
    refuses_reports: true,
    own_page: 'https://habo.example',
    telephone: '036-1',
  })
  expect(await bodyByCode(db, 'trafikverket')).toMatchObject({ own_page: null, telephone: '0771-1' })
  expect(await addressFor(db, '0643', 'hal')).toBe('a@habo.example')
})

test('a category that has left the catalogue is retired, and comes back when it is there again', async () => {
  await db
    .insertInto('categories')
    .values({
      code: 'telefonkiosk',
      group_code: 'gata',
      owner_model: 'road',
      priority: 'normal',
      position: 99,
    })
    .execute()
  await db.updateTable('categories').set({ retired_at: new Date() }).where('code', '=', 'hal').execute()
  await loadBodies(db)
  const retired = await db
    .selectFrom('categories')
    .select('code')
    .where('retired_at', 'is not', null)
    .execute()
  expect(retired).toEqual([{ code: 'telefonkiosk' }])
  expect(categoryName('telefonkiosk', 'sv')).toBe('telefonkiosk')
})

test('a category has its own address, else the one of the body; another body has neither', async () => {
  await importBodies(db, 'body,category,address\n1489,,gata@a.example\n1489,belysning,ljus@a.example\n')
  expect(await addressFor(db, '1489', 'belysning')).toBe('ljus@a.example')
  expect(await addressFor(db, '1489', 'hal')).toBe('gata@a.example')
  expect(await addressFor(db, '1281', 'hal')).toBeNull()
})

test('a body with an address for one category only can be reached about that one', async () => {
  await importBodies(db, 'body,category,address\n1489,belysning,ljus@a.example\n')
  const receivers = await currentReceivers(db)
  expect(receivers.address('1489', 'belysning')).toBe('category')
  expect(receivers.address('1489', 'hal')).toBeNull()
})

test('a municipality that has not joined is reached by its registrator', async () => {
  await importBodies(db, 'body,registrator\nEssunga,registrator@essunga.example\n')
  expect(await addressFor(db, '1445', 'hal')).toBe('registrator@essunga.example')
  const receivers = await currentReceivers(db)
  expect(receivers.address('1445', 'hal')).toBe('registrator')
  await importBodies(db, 'body,address\nEssunga,gata@essunga.example\n')
  expect(await addressFor(db, '1445', 'hal')).toBe('gata@essunga.example')
})

test('a road association is added with its address, and found by its name however it is spelled', async () => {
  const file =
    'body,kind,municipality,address\nHjortmarka vägsamfällighet,road_association,Alingsås,hjort@a.example\n'
  await importBodies(db, file)
  await importBodies(db, file)
  const receivers = await currentReceivers(db)
  const found = receivers.association('HJORTMARKA  VÄGSAMFÄLLIGHET ', '1489')
  expect(found).toMatchObject({ kind: 'road_association', name: 'Hjortmarka vägsamfällighet' })
  expect(receivers.address(found?.code ?? '', 'hal')).toBe('body')
  expect(receivers.association('Hjortmarka vägsamfällighet', '1281')).toBeUndefined()
})

test('of two associations with one name each is found where it keeps roads', async () => {
  await importBodies(
    db,
    [
      'body,kind,municipality,address',
      'Södra vägen,road_association,1281,lund@a.example',
      'Södra vägen,road_association,1489,alingsas@a.example',
      'Södra vägen,road_association,,annan@a.example',
    ].join('\n'),
  )
  const receivers = await currentReceivers(db)
  const codes = ['1281', '1489', '0114'].map((home) => receivers.association('södravägen', home)?.code)
  expect(codes).toEqual(['vag-sodra-vagen-1281', 'vag-sodra-vagen-1489', 'vag-sodra-vagen'])
  expect(await refusal('body,telephone\nSödra vägen,1\n')).toContain('is the name of several')
})

test('a municipality may ask to hear of private roads', async () => {
  await importBodies(db, 'body,private_roads\n1489,yes\n')
  expect((await currentReceivers(db)).body('1489')).toMatchObject({ hearsOfPrivateRoads: true })
  expect((await currentReceivers(db)).body('1281')).toMatchObject({ hearsOfPrivateRoads: false })
})

test('a body says what may be kept of photos as they were sent, and for how long', async () => {
  await importBodies(db, 'body;photo_originals;photo_original_days\nAlingsås;as_taken;90\n')
  const rule = await db
    .selectFrom('bodies')
    .select(['photo_originals', 'photo_original_days'])
    .where('code', '=', '1489')
    .executeTakeFirst()
  expect(rule).toEqual({ photo_originals: 'as_taken', photo_original_days: 90 })
  await importBodies(db, 'body;mail_answers\nAlingsås;everybody\n')
  expect(await mailAnswersOf(db, '1489')).toBe('update')
  await importBodies(db, 'body;mail_answers\nAlingsås;reporter\n')
  expect(await mailAnswersOf(db, '1489')).toBe('message')
  await expect(importBodies(db, 'body;mail_answers\nAlingsås;public\n')).rejects.toThrow(
    'Line 2, mail_answers: say reporter or everybody.',
  )
  await expect(importBodies(db, 'body;photo_originals\nAlingsås;everything\n')).rejects.toThrow(
    'Line 2, photo_originals: say discard, without_metadata, as_taken.',
  )
  await expect(importBodies(db, 'body;photo_original_days\nAlingsås;0\n')).rejects.toThrow(
    'give a number of days',
  )
})

test('kind, municipality and registrator are checked like the rest', async () => {
  expect(
    await refusal('body,kind,municipality,registrator,private_roads\nNya vägen,municipality,Oslo,x,kanske\n'),
  ).toBe(
    [
      'Refused',
      'Line 2, kind: only a road_association can be added.',
      'Line 2, municipality: "Oslo" is no code or name of a municipality.',
      'Line 2, registrator: "x" is no e-mail address.',
      'Line 2, private_roads: say yes or no.',
    ].join('\n'),
  )
})

test('a second import replaces an address, and an empty cell leaves what is there', async () => {
  await importBodies(db, 'body;address;refuses;telephone\r\nAlingsås;a@a.example;yes;0322-1\r\n')
  await importBodies(db, '\uFEFF"body";"address";"refuses"\r\n"alingsas";"b@a.example";\r\n')
  await importBodies(db, 'body,address,telephone\nAlingsås kommun,,0322-2\n')
  expect(await addressFor(db, '1489', 'hal')).toBe('b@a.example')
  expect(await bodyByCode(db, '1489')).toMatchObject({ refuses_reports: true, telephone: '0322-2' })
  expect(await db.selectFrom('recipients').select('id').execute()).toHaveLength(1)
})

test('what is of the whole body is refused beside a category, or one category would shut it off', async () => {
  expect(await refusal('body,category,refuses,telephone\n1489,klotter,yes,0322-1\n')).toBe(
    [
      'Refused',
      'Line 2, refuses: is for the whole body: leave category empty.',
      'Line 2, telephone: is for the whole body: leave category empty.',
    ].join('\n'),
  )
})

test('the import tells how many bodies and addresses there were', async () => {
  const counted = await importBodies(
    db,
    'body,category,address\n1489,,a@a.example\n1489,hal,b@a.example\n1281,,\n',
  )
  expect(counted).toEqual({ bodies: 2, addresses: 2 })
})

test('every wrong cell is named with its line, and nothing at all is stored', async () => {
  const text = [
    'body,category,address,refuses,own_page',
    '1489,,rätt@a.example,,',
    'Atlantis,,a@a.example,,',
    '',
    '1281,vulkan,inte en adress,kanske,ftp://lund.example',
  ].join('\n')
  expect(await refusal(text)).toBe(
    [
      'Refused',
      'Line 3, body: "Atlantis" is no code or name of a body.',
      'Line 5, category: "vulkan" is not in the catalogue.',
      'Line 5, address: "inte en adress" is no e-mail address.',
      'Line 5, refuses: say yes or no.',
      'Line 5, own_page: give an address that begins with https://.',
    ].join('\n'),
  )
  expect(await addressFor(db, '1489', 'hal')).toBeNull()
})

test('a file with very many faults tells the first and how many more there are', async () => {
  const rows = Array.from({ length: 30 }, (_, number) => `ort${number}`)
  const said = (await refusal(['body', ...rows].join('\n'))).split('\n')
  expect(said).toHaveLength(22)
  expect(said.at(-1)).toBe('And 10 more.')
})

test('a file without rows, without the column body, with others, or broken, is refused in a sentence', async () => {
  expect(await refusal('body,address\n')).toContain('The file has no rows.')
  expect(await refusal('')).toContain('body is required')
  expect(await refusal('address\na@a.example\n')).toContain('body is required')
  expect(await refusal('body,adress\n1489,a@a.example\n')).toContain('Not known: adress.')
  expect(await refusal('body,address\n1489,"a@a.example\n')).toContain('not sound CSV')
  expect(await refusal('body,address\n1489\n')).toContain('not sound CSV')
})

test('every municipality is meant by its short name, its slug and its code', async () => {
  const rows = municipalities.flatMap(({ name, slug, code, official }) =>
    [name, slug, code, official].map((word) => `${word},,${code}@kommun.example`),
  )
  await importBodies(db, ['body,category,address', ...rows].join('\n'))
  const wrong = await db.selectFrom('recipients').select(['body', 'address']).execute()
  expect(wrong.filter(({ body, address }) => address !== `${body}@kommun.example`)).toEqual([])
  expect(wrong).toHaveLength(290)
})

test('the old names of categories still mean something', () => {
  for (const category of categories)
    for (const alias of category.aliases) expect(categoryByOldName(alias.toUpperCase())).toBe(category)
  expect(categoryByOldName('Vulkan')).toBeUndefined()
})
