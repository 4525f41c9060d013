import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import golden from '../../data/golden-points.json' with { type: 'json' }
import { type Area, decodeArea, encodeArea } from './area.ts'
import { buildAreaIndex } from './area-index.ts'
import { readAreas } from './areas.ts'
import { distanceMetres, type Point } from './browser/point.ts'
import { locateMunicipality } from './locate-municipality.ts'
import { municipalities, municipalityByCode } from './municipalities.ts'
import { nearestMunicipalities, sureMargin } from './nearest-place.ts'
import { searchPlaces } from './place-search.ts'
import { places } from './places.ts'
import { toSweref99tm } from './sweref.ts'
import { waterAt } from './water.ts'

const file = join(process.env['FMG_TEST_DATA'] ?? '../shared/data', 'municipalities.topojson')
const isThere = existsSync(file)

if (!isThere) {
  process.stderr.write(
    `\nSKIPPED: the real borders are not in ${file}; set FMG_TEST_DATA to where they are.\n`,
  )
}

test('the real borders are there, at least in continuous integration', () => {
  expect(isThere || process.env['CI'] !== 'true').toBe(true)
})

describe.skipIf(!isThere)('with the real borders', () => {
  const text = isThere ? readFileSync(file, 'utf8') : ''
  const areas = isThere ? mustRead(text) : []
  const index = buildAreaIndex(areas)
  const borders = isThere ? asGeoJson(text) : { type: 'FeatureCollection' as const, features: [] }

  test('all 290 municipalities are read with their names', () => {
    expect(areas.map(({ code, name }) => [code, name])).toEqual(
      municipalities.map(({ code, name }) => [code, name]),
    )
  })

  test.each(golden)('$place lies in $code', ({ lat, lon, code }) => {
    expect(locateMunicipality({ lat, lon }, index)).toMatchObject({ found: true, code, source: 'polygon' })
  })

  test('areas survive being stored', () => {
    const stored = areas.map((area) => decodeArea(area.code, area.name, encodeArea(area)))
    expect(stored).toEqual(areas)
  })

  test('GeoJSON says the same as TopoJSON', () => {
    expect(mustRead(JSON.stringify(borders))).toEqual(areas)
  })

  test('borders in SWEREF 99 TM are turned into WGS 84', () => {
    const read = mustRead(JSON.stringify(moved(borders, ([lon = 0, lat = 0]) => eastNorth({ lat, lon }))))
    const { lat, lon, code } = golden[0] ?? { lat: 0, lon: 0, code: '' }
    expect(buildAreaIndex(read).locate({ lat, lon })?.code).toBe(code)
  })

  test('a file without one of the municipalities is refused and says which', () => {
    const features = borders.features.filter(({ properties }) => properties?.['id'] !== '1489')
    expect(readAreas(JSON.stringify({ ...borders, features }))).toEqual({
      ok: false,
      reasons: ['No area for 1489 Alingsås kommun'],
    })
  })

  test('a file with latitude before longitude is refused', () => {
    const swapped = moved(borders, ([lon = 0, lat = 0]) => [lat, lon])
    expect(reasonsFor(swapped)).toEqual(['The axes are swapped: longitude has to come before latitude'])
  })

  test('a file whose codes stand on the wrong areas is refused', () => {
    expect(reasonsFor(recoded({ '0183': '0184', '0184': '0183' }))).toEqual([
      expect.stringContaining('Sundbyberg'),
      expect.stringContaining('Solna'),
    ])
  })

  test('a file with codes nobody knows is refused', () => {
    expect(reasonsFor(recoded({ '0980': '9980' }))).toEqual([
      'No area for 0980 Region Gotland',
      '"9980" is no Swedish municipality',
    ])
  })

  test('a file with an open ring is refused', () => {
    const [first, ...others] = borders.features
    const open = { ...first, geometry: { type: 'Polygon', coordinates: [ringsOf(first)[0]?.slice(0, -1)] } }
    expect(reasonsFor({ ...borders, features: [open, ...others] })).toEqual([
      expect.stringContaining('not closed'),
    ])
  })

  test('within a hundred metres of a border the neighbour is an alternative', () => {
    const crossing = borderPoint('0183', '0184')
    const located = locateMunicipality(crossing, index)
    expect(located).toMatchObject({ found: true, confidence: 'unsure' })
    expect(located.found && [located.code, ...located.alternatives]).toEqual(
      expect.arrayContaining(['0183', '0184']),
    )
  })

  test('deep inside one nobody else is asked about', () => {
    expect(locateMunicipality({ lat: 57.9303, lon: 12.5335 }, index)).toEqual({
      found: true,
      code: '1489',
      source: 'polygon',
      confidence: 'sure',
      alternatives: [],
    })
  })

  test('Copenhagen is abroad and the middle of the Baltic is sea', () => {
    expect(locateMunicipality({ lat: 55.6761, lon: 12.5683 }, index)).toEqual({ found: false, why: 'abroad' })
    expect(locateMunicipality({ lat: 56.5, lon: 17.8 }, index)).toEqual({ found: false, why: 'sea' })
  })

  test('every built-in place lies in the municipality it says', () => {
    const astray = places().filter(({ point, code }) => index.locate(point)?.code !== code)
    expect(astray).toEqual([])
  })

  test('every municipality is governed from within itself', () => {
    expect(municipalities.filter(({ code, point }) => index.locate(point)?.code !== code)).toEqual([])
  })

  // Names geocoders put in the water or the woods, which FixaMinGata patches by hand; with where they are
  // governed from, by SCB and a map.
  test.each([
    ['Lysekil', '1484', 'Lysekil', 58.274, 11.436],
    ['Tjörn', '1419', 'Skärhamn', 57.989, 11.547],
    ['Värmdö', '0120', 'Gustavsberg', 59.326, 18.39],
    ['Öckerö', '1407', 'Öckerö', 57.711, 11.65],
    ['Hammarö', '1761', 'Skoghall', 59.324, 13.466],
    ['Haninge', '0136', 'Handen', 59.168, 18.138],
    ['Nordmaling', '2401', 'Nordmaling', 63.568, 19.502],
    ['Sotenäs', '1427', 'Kungshamn', 58.361, 11.252],
    ['Tanum', '1435', 'Tanumshede', 58.724, 11.324],
    ['Älvkarleby', '0319', 'Skutskär', 60.625, 17.415],
  ])('%s is found in %s, beside its seat %s', (name, code, seat, lat, lon) => {
    const [hit] = searchPlaces(name).hits
    expect(hit).toMatchObject({ name, municipality: { code } })
    expect(hit && index.locate(hit.point)?.code).toBe(code)
    expect(hit && distanceMetres(hit.point, { lat, lon })).toBeLessThan(5_000)
    expect(hit && waterAt(hit.point)).toBeNull()
    expect(municipalityByCode(code)?.seat).toBe(seat)
  })

  test('nearest place names the right municipality as often as promised where people live', () => {
    const judged = populationLike(10_000).flatMap((point) => {
      const truth = index.locate(point)?.code
      return truth === undefined ? [] : [{ truth, ...nearestMunicipalities(point) }]
    })
    const sure = judged.filter(({ margin }) => margin >= sureMargin)
    const isFirst = ({ truth, candidates }: (typeof judged)[number]) => candidates[0].code === truth
    const isAmong = ({ truth, candidates }: (typeof judged)[number]) =>
      candidates.some(({ code }) => code === truth)
    expect(share(judged, isFirst)).toBeGreaterThanOrEqual(0.92)
    expect(share(judged, isAmong)).toBeGreaterThanOrEqual(0.99)
    expect(share(sure, isFirst)).toBeGreaterThanOrEqual(0.99)
    expect(sure.length / judged.length).toBeGreaterThanOrEqual(0.6)
  })

  test('five thousand points are placed well within a second', () => {
    const points = populationLike(5000)
    const start = performance.now()
    for (const point of points) locateMunicipality(point, index)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  function reasonsFor(json: unknown): readonly string[] {
    const read = readAreas(JSON.stringify(json))
    return read.ok ? [] : read.reasons
  }

  function recoded(codes: Record<string, string>): unknown {
    const features = borders.features.map((one) => {
      const id = String(one.properties?.['id'])
      return { ...one, properties: { ...one.properties, id: codes[id] ?? id } }
    })
    return { ...borders, features }
  }

  function borderPoint(code: string, neighbour: string): Point {
    const own = areas.find((area) => area.code === code)
    const ring = own?.polygons[0]?.[0] ?? new Float64Array()
    for (let at = 0; at < ring.length; at += 2) {
      const point = { lon: ring[at] ?? 0, lat: ring[at + 1] ?? 0 }
      if (index.within(point, 50).some((near) => near.code === neighbour)) return point
    }
    throw new Error(`${code} does not touch ${neighbour}`)
  }
})

function mustRead(text: string): readonly Area[] {
  const read = readAreas(text)
  if (!read.ok) throw new Error(read.reasons.join('; '))
  return read.areas
}

type Borders = FeatureCollection<Polygon | MultiPolygon>

function asGeoJson(text: string): Borders {
  const topology: Topology<{ municipalities: GeometryCollection }> = JSON.parse(text)
  const { features } = feature(topology, topology.objects.municipalities)
  return {
    type: 'FeatureCollection',
    features: features.flatMap(({ geometry, ...rest }) =>
      geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? [{ ...rest, geometry }] : [],
    ),
  }
}

type Move = (position: readonly number[]) => number[]

function moved(borders: Borders, move: Move): unknown {
  const features = borders.features.map((one) => ({
    ...one,
    geometry: { type: 'MultiPolygon', coordinates: [ringsOf(one).map((ring) => ring.map(move))] },
  }))
  return { ...borders, features }
}

// All rings as one polygon: crossings are counted the same.
const ringsOf = (one: Borders['features'][number] | undefined) =>
  one === undefined
    ? []
    : one.geometry.type === 'Polygon'
      ? one.geometry.coordinates
      : one.geometry.coordinates.flat()

function eastNorth(point: Point): number[] {
  const { north, east } = toSweref99tm(point)
  return [east, north]
}

const share = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length / all.length

/**
 * Points where people live: a place is drawn by its population, then a spot around it. Towns spread as the
 * square root of their population at 1 500 people a square kilometre; one in eight lives in the country
 * around, as in the census, some kilometres out.
 */
function populationLike(count: number): Point[] {
  const random = seeded(1634)
  const reach = places().map(runningPopulation())
  const total = reach.at(-1) ?? 0
  return Array.from({ length: count }, () => {
    const drawn = random() * total
    const place = places()[reach.findIndex((upTo) => upTo > drawn)]
    if (!place) throw new Error('no place drawn')
    const townRadius = Math.sqrt(Math.max(place.population, 300) / 1500 / Math.PI)
    const isRural = random() < 0.125
    const metres = 1000 * (isRural ? townRadius + 8 * random() : townRadius * Math.sqrt(random()))
    return awayFrom(place.point, metres, 2 * Math.PI * random())
  })
}

function runningPopulation(): (place: { population: number }) => number {
  let sum = 0
  return ({ population }) => {
    sum += population
    return sum
  }
}

function awayFrom({ lat, lon }: Point, metres: number, bearing: number): Point {
  const degrees = metres / 111_195
  const narrowing = Math.cos((lat * Math.PI) / 180)
  return { lat: lat + degrees * Math.cos(bearing), lon: lon + (degrees * Math.sin(bearing)) / narrowing }
}

// mulberry32: the same points each time, on every machine.
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
