import { expect, test } from 'vitest'
import golden from '../../data/golden-points.json' with { type: 'json' }
import { locateMunicipality } from './locate-municipality.ts'
import { municipalities } from './municipalities.ts'
import { places } from './places.ts'
import { whereIsIt } from './sweden.ts'

test('all places and golden points are in Sweden', () => {
  const points = [...golden, ...places().map(({ point, name }) => ({ place: name, ...point }))]
  expect(points.filter((point) => whereIsIt(point) !== 'sweden')).toEqual([])
})

test.each([
  ['Kebnekaise', 67.9, 18.52, 'sweden'],
  ['Padjelanta', 67.4, 16.6, 'sweden'],
  ['Vänern', 58.9, 13.2, 'sweden'],
  ['Öland', 56.2, 16.4, 'sweden'],
  ['Huvudskär', 58.96, 18.57, 'sweden'],
  ['Gotska Sandön', 58.37, 19.25, 'sweden'],
  ['Utklippan', 55.9535, 15.7035, 'sweden'],
  ['the middle of the Baltic', 56.5, 17.8, 'sea'],
  ['the Sea of Bothnia', 61.8, 19, 'sea'],
  ['the Atlantic', 50, -20, 'sea'],
  ['Copenhagen', 55.6761, 12.5683, 'abroad'],
  ['Oslo', 59.9139, 10.7522, 'abroad'],
  ['Mariehamn', 60.0973, 19.9348, 'abroad'],
  ['Sydney', -33.8688, 151.2093, 'abroad'],
])('%s (%d, %d): %s', (_, lat, lon, where) => {
  expect(whereIsIt({ lat, lon })).toBe(where)
})

test('without borders the centre of a town is sure and the edge asks', () => {
  expect(locateMunicipality({ lat: 57.9303, lon: 12.5335 }, null)).toMatchObject({
    found: true,
    code: '1489',
    source: 'nearest-place',
    confidence: 'sure',
    alternatives: [],
  })
  const edge = locateMunicipality({ lat: 59.3605, lon: 17.985 }, null)
  expect(edge).toMatchObject({ found: true, confidence: 'unsure' })
  expect(edge.found && edge.alternatives).toHaveLength(2)
})

test('without borders the sea and other countries are refused', () => {
  expect(locateMunicipality({ lat: 56.5, lon: 17.8 }, null)).toEqual({ found: false, why: 'sea' })
  expect(locateMunicipality({ lat: 59.9139, lon: 10.7522 }, null)).toEqual({ found: false, why: 'abroad' })
})

test('290 municipalities, each with its own code and slug, and Gotland is a region', () => {
  expect(new Set(municipalities.map(({ code }) => code)).size).toBe(290)
  expect(new Set(municipalities.map(({ slug }) => slug)).size).toBe(290)
  expect(municipalities.every(({ slug }) => /^[a-z]+(-[a-z]+)*$/.test(slug))).toBe(true)
  expect(
    municipalities.filter(({ registrator }) => registrator === 'region').map(({ official }) => official),
  ).toEqual(['Region Gotland'])
})

test.each([
  ['0643', 'Habo kommun', 'habo'],
  ['0305', 'Håbo kommun', 'habo-uppland'],
  ['1489', 'Alingsås kommun', 'alingsas'],
  ['1480', 'Göteborgs kommun', 'goteborg'],
  ['2080', 'Falu kommun', 'falun'],
  ['0880', 'Kalmar kommun', 'kalmar'],
  ['0114', 'Upplands Väsby kommun', 'upplands-vasby'],
  ['1980', 'Västerås kommun', 'vasteras'],
  ['2023', 'Malung-Sälens kommun', 'malung-salen'],
])('%s calls itself %s and has the address %s', (code, official, slug) => {
  expect(municipalities.find((municipality) => municipality.code === code)).toMatchObject({ official, slug })
})
