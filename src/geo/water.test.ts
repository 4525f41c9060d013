import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import golden from '../../data/golden-points.json' with { type: 'json' }
import source from '../../data/water.json' with { type: 'json' }
import { distanceMetres } from './browser/point.ts'
import { municipalities } from './municipalities.ts'
import { places } from './places.ts'
import { waterAt } from './water.ts'

test.each([
  ['Vänern', 58.89, 13.4, { kind: 'lake', name: 'Vänern' }],
  ['Vättern', 58.15, 14.45, { kind: 'lake', name: 'Vättern' }],
  ['Hjälmaren', 59.22, 15.8, { kind: 'lake', name: 'Hjälmaren' }],
  ['Siljan', 60.85, 14.8, { kind: 'lake', name: 'Siljan' }],
  ['off Göteborg', 57.6, 11.45, { kind: 'sea', name: null }],
  ['the Sound', 55.75, 12.83, { kind: 'sea', name: null }],
  ['Laholmsbukten', 56.55, 12.8, { kind: 'sea', name: null }],
  ['the Sea of Bothnia', 61.8, 19, { kind: 'sea', name: null }],
])('a place in %s (%d, %d) lies in water', (_, lat, lon, water) => {
  expect(waterAt({ lat, lon })).toEqual(water)
})

// Harbours, bridges, islands far out and islets the source of the shores leaves out.
test.each([
  ['Skeppsbron in Stockholm', 59.3235, 18.0765],
  ['Lilla Bommen in Göteborg', 57.7087, 11.966],
  ['the quay of Visby', 57.6385, 18.2845],
  ['the quay of Vadstena', 58.4485, 14.8885],
  ['the outer pier of Smygehuk', 55.3365, 13.3595],
  ['the middle of the bridge to Öland', 56.68, 16.41],
  ['the middle of the bridge to Denmark', 55.577, 12.83],
  ['Vinga', 57.632, 11.604],
  ['Nidingen', 57.3035, 11.9042],
  ['Pater Noster', 57.8963, 11.4672],
  ['Hållö', 58.3365, 11.219],
  ['Väderöbod', 58.5417, 11.0325],
  ['Utklippan', 55.9535, 15.7035],
  ['Hanö', 56.011, 14.845],
  ['Landsort', 58.741, 17.866],
  ['Gotska Sandön', 58.37, 19.25],
  ['Huvudskär', 58.965, 18.57],
  ['Svenska Högarna', 59.4435, 19.506],
  ['Söderarm', 59.754, 19.408],
  ['Grönskär', 59.278, 19.0318],
  ['Understen', 60.2772, 18.9199],
  ['Rödkallen', 65.313, 22.376],
  ['Visingsö', 58.05, 14.34],
  ['Kinnekulle', 58.6, 13.4],
])('%s (%d, %d) is not called water', (_, lat, lon) => {
  expect(waterAt({ lat, lon })).toBeNull()
})

test('no town, village or golden point is called water', () => {
  const dry = [...golden, ...places().map(({ point }) => point), ...municipalities.map(({ point }) => point)]
  expect(dry.filter(waterAt)).toEqual([])
})

const reports = join(process.env['FMG_TEST_DATA'] ?? '../shared/data', 'fixamingata-goteborg-2017.json')

test.skipIf(!existsSync(reports))('no report that a resident of Göteborg ever made is called water', () => {
  const made: { lat: string; long: string }[] = JSON.parse(readFileSync(reports, 'utf8'))
  expect(made.length).toBeGreaterThan(100)
  expect(made.filter(({ lat, long }) => waterAt({ lat: Number(lat), lon: Number(long) }))).toEqual([])
})

test('other countries and other seas are not spoken of', () => {
  expect(waterAt({ lat: 55.6761, lon: 12.5683 })).toBeNull()
  expect(waterAt({ lat: 61.5, lon: 23.76 })).toBeNull()
  expect(waterAt({ lat: 43, lon: 5 })).toBeNull()
})

test('the shores can be drawn as they are: closed rings within the map', () => {
  const rings = [source.sea, ...source.islands, ...source.lakes.flatMap((lake) => lake.rings)]
  const corners = rings.flatMap((ring) => [{ lon: ring[0] ?? 0, lat: ring[1] ?? 0 }])
  expect(rings.filter((ring) => ring.length < 8 || ring.length % 2 === 1)).toEqual([])
  expect(rings.filter((ring) => ring[0] !== ring.at(-2) || ring[1] !== ring.at(-1))).toEqual([])
  expect(corners.filter((corner) => distanceMetres(corner, { lat: 62, lon: 17 }) > 1_000_000)).toEqual([])
})
