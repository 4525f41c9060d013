import { afterAll, describe, expect, test } from 'vitest'
import { type Kind, startGeocoderServer } from '../../test/geocoder-server.ts'
import { distanceMetres, type Point } from './browser/point.ts'
import { type FoundPlace, findPlace } from './find-place.ts'
import type { Geocoder } from './geocoder/geocoder.ts'
import { openGeocoder } from './geocoder/open-geocoder.ts'
import { readSearch } from './read-search.ts'

const square = { lat: 57.9303, lon: 12.5335 }

/** What a search comes to, in one line: a point by how far it is from the square of Alingsås. */
async function outcome(
  typed: string,
  geocoder: Geocoder | null = null,
  near: Point | null = null,
): Promise<string> {
  const read = readSearch(typed, near)
  if (read.kind === 'point') return distanceMetres(read.point, square) < 500 ? 'the square' : 'a point'
  if (read.kind === 'report') return `report ${read.number}`
  if (read.kind === 'postcode') return `postcode ${read.postcode}`
  if (read.kind !== 'words') return read.kind
  return said(await findPlace(read.words, { geocoder, areas: null, near }))
}

function said(found: FoundPlace): string {
  const places = 'hits' in found ? found.hits.map(({ name }) => name).join(' | ') : ''
  const beside = 'beside' in found ? found.beside.map(({ name }) => name).join(' | ') : ''
  return [found.outcome, places, beside && `beside ${beside}`].filter(Boolean).join(': ')
}

describe('with what is built in', () => {
  test.each([
    // Places, however they are typed.
    ['Alingsås', 'one: Alingsås'],
    ['ALINGSÅS', 'one: Alingsås'],
    ['alingsas', 'one: Alingsås'],
    ['  Alingsås  ', 'one: Alingsås'],
    ['Alingsa\u030As', 'one: Alingsås'],
    ['Upplands   Väsby', 'one: Upplands Väsby'],
    ['upplands-väsby', 'one: Upplands Väsby'],
    ['Malmoe', 'none'],
    ['Malmo', 'one: Malmö'],
    ['Goteborg', 'one: Göteborg'],
    ['Göteborg C', 'one: Göteborg'],
    ['gbg', 'one: Göteborg'],
    ['Sthlm', 'one: Stockholm'],
    ['Ö-vik', 'one: Örnsköldsvik'],
    ['övik', 'one: Örnsköldsvik'],
    ['Tjorn', 'one: Tjörn'],
    ['Habo', 'many: Habo | Håbo'],
    ['Håbo', 'one: Håbo'],
    ['Bergshamra', 'many: Bergshamra | Bergshamra'],
    ['Älvkarleby', 'many: Älvkarleby | Älvkarleby'],
    ['Skutskär', 'one: Skutskär'],
    ['Alings', 'one: Alingsås'],
    ['Å', 'none'],
    // Municipalities.
    ['Alingsås kommun', 'one: Alingsås'],
    ['ale kommun', 'one: Ale'],
    ['Tjörn kommun', 'one: Tjörn'],
    ['Tjörns kommun', 'one: Tjörn'],
    ['Göteborg kommun', 'one: Göteborg'],
    ['kommunhuset i Ale', 'one: Ale'],
    ['Göteborgs Stad', 'one: Göteborg'],
    ['Region Gotland', 'one: Gotland'],
    ['Gotland', 'one: Gotland'],
    ['Falu kommun', 'one: Falun'],
    // Addresses come as far as their town.
    ['Storgatan 5, Alingsås', 'one: Alingsås'],
    ['Storgatan 5 Alingsås', 'one: Alingsås'],
    ['storgatan 5,alingsås', 'one: Alingsås'],
    ['Storgatan 5, 441 30 Alingsås', 'one: Alingsås'],
    ['Storgatan 5, 44130 ALINGSÅS, Sverige', 'one: Alingsås'],
    ['Alingsås, Storgatan 5', 'one: Alingsås'],
    ['441 30 Alingsås', 'one: Alingsås'],
    ['Storgatan 5', 'none'],
    ['xyzzy', 'none'],
    ['!?', 'none'],
    // Postcodes are too coarse.
    ['44130', 'postcode 441 30'],
    ['441 30', 'postcode 441 30'],
    ['SE-441 30', 'postcode 441 30'],
    // Numbers of reports.
    ['1000001', 'report 1000001'],
    ['#1000001', 'report 1000001'],
    // Coordinates.
    ['57.9303, 12.5335', 'the square'],
    ['57,9303 12,5335', 'the square'],
    ['12.5335, 57.9303', 'the square'],
    ['N 57 55.818 E 12 32.01', 'the square'],
    ["N 57° 55.818' E 12° 32.01'", 'the square'],
    ['57°55\'49.08"N 12°32\'0.6"Ö', 'the square'],
    ['6423956 353915', 'the square'],
    ['N 6423956, E 353915', 'the square'],
    ['geo:57.9303,12.5335', 'the square'],
    // Links and what phones share.
    ['https://www.google.com/maps/@57.9303,12.5335,17z', 'the square'],
    ['https://www.google.se/maps/place/Torget/@57.1,12.1,17z/data=!8m2!3d57.9303!4d12.5335', 'the square'],
    ['https://maps.apple.com/?ll=57.9303,12.5335&q=Torget', 'the square'],
    ['https://www.openstreetmap.org/#map=17/57.9303/12.5335', 'the square'],
    ['https://www.hitta.se/kartan!~57.93030,12.53350,16z/tr!i=X7vGTMAX', 'the square'],
    ['https://kartor.eniro.se/?c=57.930300,12.533500&z=15&l=map', 'the square'],
    ['https://kartor.eniro.se/?c=57.1,12.1&z=15&g=57.9303,12.5335', 'the square'],
    ['https://minkarta.lantmateriet.se/?e=353915&n=6423956&z=9&profile=flygbild', 'the square'],
    ['Kolla här: https://www.google.com/maps/@57.9303,12.5335,17z', 'the square'],
    ['Storgatan 5, Alingsås https://maps.app.goo.gl/AbCdEf', 'one: Alingsås'],
    ['https://maps.app.goo.gl/AbCdEf', 'link'],
    // Plus codes.
    ['9F9JWGJM+4C', 'the square'],
    ['9f9jwgjm+4c', 'the square'],
    ['WGJM+4C Alingsås', 'the square'],
    ['WGJM+4C, Alingsås, Sverige', 'the square'],
    ['WGJM+4C', 'short code'],
  ])('%s: %s', async (typed, expected) => {
    expect(await outcome(typed)).toBe(expected)
  })

  test('of places that share a name the one near what the map shows comes first', async () => {
    const codes = async (near: Point) => {
      const found = await findPlace('Bergshamra', { geocoder: null, areas: null, near })
      return 'hits' in found ? found.hits.map(({ municipality }) => municipality.code) : []
    }
    expect(await codes({ lat: 59.38, lon: 18.03 })).toEqual(['0184', '0188'])
    expect(await codes({ lat: 59.76, lon: 18.7 })).toEqual(['0188', '0184'])
  })

  test('a short plus code needs no town where the map shows one', async () => {
    expect(await outcome('WGJM+4C', null, { lat: 57.9, lon: 12.5 })).toBe('the square')
  })
})

describe.each(['photon', 'nominatim'] satisfies Kind[])('with %s', async (kind) => {
  const server = await startGeocoderServer(kind)
  afterAll(server.stop)
  const url = server.url
  const geocoder = openGeocoder({ kind, url, userAgent: 'FixaMinGata', everyMs: 0 })

  test.each([
    ['Storgatan 5, Alingsås', 'one: Storgatan 5: beside Alingsås'],
    ['storgatan 5 ALINGSÅS', 'one: Storgatan 5: beside Alingsås'],
    ['Storgatan 5, 441 31 Alingsås', 'one: Storgatan 5: beside Alingsås'],
    ['441 30 Alingsås', 'one: Alingsås'],
    ['Storgatan 5', 'many: Storgatan 5 | Storgatan 5'],
    ['Skolgatan', 'many: Skolgatan | Skolgatan | Skolgatan'],
    ['Plangatan', 'one: Plangatan'],
    ['Slottsskogen', 'one: Slottsskogen'],
    ['Slottsskogen Göteborg', 'one: Slottsskogen: beside Göteborg'],
    ['Gatan som inte finns, Alingsås', 'one: Alingsås'],
    ['Gatan som inte finns', 'none'],
    ['Dronningens gate', 'abroad'],
    ['Dronningens gate Oslo', 'abroad'],
    ['Alingsås', 'one: Alingsås'],
  ])('%s: %s', async (typed, expected) => {
    expect(await outcome(typed, geocoder)).toBe(expected)
  })

  test('a place that is built in is not asked for outside', async () => {
    const before = server.questions.length
    await outcome('Göteborg', geocoder)
    await outcome('57.9303, 12.5335', geocoder)
    expect(server.questions).toHaveLength(before)
  })

  test('hits are told apart by street, town, municipality and county', async () => {
    const found = await findPlace('Storgatan 5', { geocoder, areas: null, near: null })
    expect(found).toMatchObject({
      hits: [
        {
          kind: 'address',
          description: 'Storgatan 5, Alingsås',
          municipality: { official: 'Alingsås kommun', county: 'Västra Götalands län' },
        },
        { description: 'Storgatan 5, Vårgårda', municipality: { official: 'Vårgårda kommun' } },
      ],
    })
  })

  test('when it is down, towns are still found', async () => {
    const ill = await startGeocoderServer(kind)
    ill.behave('error')
    const asked = openGeocoder({ kind, url: ill.url, userAgent: 'FixaMinGata', everyMs: 0 })
    expect(await outcome('Storgatan 5, Alingsås', asked)).toBe('down: Alingsås')
    expect(await outcome('Storgatan 5', asked)).toBe('down')
    expect(await outcome('Alingsås', asked)).toBe('one: Alingsås')
    await ill.stop()
  })
})
