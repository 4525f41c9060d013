import { expect, test } from 'vitest'
import { buildAreaIndex } from '#geo/area-index.ts'
import { findMunicipality } from './find-municipality.ts'

const box = (code: string, west: number, east: number) => ({
  code,
  name: code,
  polygons: [[Float64Array.of(west, 57, east, 57, east, 58, west, 58, west, 57)]],
})
const areas = buildAreaIndex([box('1489', 12, 13), box('1440', 13, 14)])

test('well within a border a place is surely that municipality’s', () => {
  expect(findMunicipality({ areas }, { lat: 57.5, lon: 12.5 }, undefined)).toEqual({
    found: true,
    code: '1489',
    placedBy: 'polygon',
    confidence: 'sure',
    neighbours: [],
    steps: [
      { code: 'in-sweden', facts: {} },
      { code: 'in-municipality', facts: { municipality: '1489', placedBy: 'polygon' } },
    ],
  })
})

test('near a border the neighbour is named and the resident may choose it', () => {
  const place = { lat: 57.5, lon: 12.9995 }
  expect(findMunicipality({ areas }, place, undefined)).toMatchObject({
    code: '1489',
    confidence: 'unsure',
    neighbours: ['1440'],
    steps: [{}, {}, { code: 'near-border', facts: { municipality: '1440', metres: 30 } }],
  })
  expect(findMunicipality({ areas }, place, '1440')).toMatchObject({
    code: '1440',
    placedBy: 'resident',
    confidence: 'sure',
    neighbours: [],
  })
  expect(findMunicipality({ areas }, place, '1489')).toMatchObject({
    placedBy: 'polygon',
    confidence: 'sure',
  })
})

test('without borders the nearest place decides, which is never more than likely', () => {
  const place = { lat: 57.9303, lon: 12.5335 }
  expect(findMunicipality({ areas: null }, place, undefined)).toMatchObject({
    code: '1489',
    placedBy: 'nearest-place',
    confidence: 'likely',
  })
})

test.each([
  ['sea', { lat: 57, lon: 19.5 }],
  ['abroad', { lat: 55.676, lon: 12.568 }],
] as const)('the %s is nobody’s, whatever the resident chose', (why, place) => {
  expect(findMunicipality({ areas: null }, place, '1489')).toEqual({
    found: false,
    why,
    steps: [{ code: 'outside', facts: { where: why } }],
  })
})
