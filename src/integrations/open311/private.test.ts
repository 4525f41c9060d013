import { expect, test } from 'vitest'
import { deliveryToSend } from '../../../test/delivery-to-send.ts'
import { cityThat } from '../../../test/open311-city.ts'
import { nothingKnown, openTo } from '../../../test/open311-far.ts'
import type { CityRequest } from '../../../test/open311-server/city.ts'
import type { ProfileName } from './profiles.ts'

const { report } = deliveryToSend()
const photo = (address: string | null, index: number) => ({
  ...{
    id: `3f2a8c1e-5b7d-4e9f-a0b1-c2d3e4f5a6b${index}`,
    address,
    name: `foto-${index}.jpg`,
    type: 'image/jpeg',
  },
  ...{ width: 1600, height: 1200, takenAt: null, bytes: Buffer.from([0xff, 0xd8, index]) },
})
const contact = (request: CityRequest | undefined) =>
  ['email', 'first_name', 'last_name', 'phone'].flatMap((name) => request?.posted.get(name) ?? [])

test.each([null, 'withheld'] as const)(
  'where the reporter is %s nothing tells who it was',
  async (reporter) => {
    const city = await cityThat()
    await openTo(city).send(deliveryToSend({ report: { ...report, reporter } }), nothingKnown)
    expect(contact(city.city.requests[0])).toEqual([])
  },
)

test('who reported goes with it, name in two, unless the body wants none of it', async () => {
  const city = await cityThat()
  await openTo(city).send(deliveryToSend(), nothingKnown)
  await openTo(city, { sendsReporter: false }).send(deliveryToSend(), nothingKnown)
  expect(city.city.requests.map(contact)).toEqual([['asa@exempel.example', 'Åsa', 'Öberg'], []])
})

test('a server that can’t do without an address gets one of ours, or nothing', async () => {
  const city = await cityThat({ style: 'klarschiff' })
  const withheld = deliveryToSend({ report: { ...report, reporter: 'withheld' } })
  const settings = { profile: 'klarschiff', standInEmail: 'ingen@fixamingata.example' } as const
  expect(await openTo(city, settings).send(withheld, nothingKnown)).toMatchObject({ outcome: 'sent' })
  expect(contact(city.city.requests[0])).toEqual(['ingen@fixamingata.example'])
  const refused = await openTo(city, { ...settings, standInEmail: null }).send(withheld, nothingKnown)
  expect(refused).toMatchObject({ outcome: 'refused' })
  expect(city.city.requests).toHaveLength(1)
})

const photos = [photo('a1'.repeat(11), 1), photo('b2'.repeat(11), 2), photo(null, 3)]
const address = (one: string) => `https://fixamingata.example/foto/${one.repeat(11)}/large`

test('a photo goes by its address where everybody may see it, else as bytes', async () => {
  const city = await cityThat({ style: 'fixmystreet' })
  const settings = { profile: 'fixmystreet', photos: 'url' } as const
  await openTo(city, settings).send(deliveryToSend({ report: { ...report, photos } }), nothingKnown)
  const [request] = city.city.requests
  expect(request?.posted.get('media_url')).toEqual([address('a1'), address('b2')])
  expect(request?.photos).toEqual([
    { field: 'photo1', name: 'foto-3.jpg', type: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 3]) },
  ])
})

test('where there is room for one address the others stand in the description', async () => {
  const city = await cityThat()
  await openTo(city, { photos: 'url' }).send(deliveryToSend({ report: { ...report, photos } }), nothingKnown)
  const [request] = city.city.requests
  expect(request?.posted.get('media_url')).toEqual([address('a1')])
  expect(request?.description).toContain(`Fler foton: ${address('b2')}`)
})

test('a private report goes nowhere that everybody may read it', async () => {
  const city = await cityThat()
  const outcome = await openTo(city).send(
    deliveryToSend({ report: { ...report, isPrivate: true } }),
    nothingKnown,
  )
  expect(outcome).toEqual({
    outcome: 'refused',
    byMail: true,
    answer: 'a private report, and everybody may read it there',
  })
  expect(city.asked).toEqual([])
})

test('a private report’s photos go as bytes, and no address of ours with them', async () => {
  const city = await cityThat({ style: 'fixamingata' })
  const hidden = photos.map((one) => ({ ...one, address: null }))
  const settings = { profile: 'fixamingata', photos: 'url', isPublicThere: false } as const
  const outcome = await openTo(city, settings).send(
    deliveryToSend({ report: { ...report, isPrivate: true, photos: hidden } }),
    nothingKnown,
  )
  const [request] = city.city.requests
  expect(outcome).toMatchObject({ outcome: 'sent' })
  expect(request?.photos.map(({ name }) => name)).toEqual(['foto-1.jpg', 'foto-2.jpg', 'foto-3.jpg'])
  expect(JSON.stringify([...(request?.posted ?? [])])).not.toContain('fixamingata.example')
  expect(request?.description).toMatch(/FixaMinGata 1000001-3f2a8c1e$/)
})

test.each<[ProfileName, readonly string[]]>([
  ['ureport', ['media', 'media', 'media']],
  ['citysdk', ['media[]', 'media[]', 'media[]']],
  ['fixmystreet', ['photo1', 'photo2', 'photo3']],
])('%s gets bytes in its own way', async (profile, fields) => {
  const city = await cityThat({ style: profile })
  const settings = { profile, photos: 'multipart' } as const
  await openTo(city, settings).send(deliveryToSend({ report: { ...report, photos } }), nothingKnown)
  expect(city.city.requests[0]?.photos.map(({ field }) => field)).toEqual(fields)
})

test('Klarschiff gets bytes as words', async () => {
  const city = await cityThat({ style: 'klarschiff' })
  const settings = { profile: 'klarschiff', photos: 'multipart' } as const
  await openTo(city, settings).send(deliveryToSend({ report: { ...report, photos } }), nothingKnown)
  const media = city.city.requests[0]?.posted.get('media') ?? []
  expect(media.map((words) => Buffer.from(words, 'base64')[2])).toEqual([1, 2, 3])
})

test('no link that opens the case leaves by any way', async () => {
  const city = await cityThat({ style: 'ureport' })
  const delivery = deliveryToSend({ report: { ...report, photos } })
  for (const how of ['url', 'multipart', 'none'] as const)
    await openTo(city, { profile: 'ureport', photos: how }).send(delivery, nothingKnown)
  expect(city.city.requests).toHaveLength(3)
  expect(JSON.stringify(city.asked.map(({ fields }) => [...fields]))).not.toContain(delivery.caseToken)
})
