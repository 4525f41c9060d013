import { expect, test } from 'vitest'
import { categories } from '#bodies/catalogue.ts'
import { wantedRoads } from './wanted-roads.ts'

test('every category of the catalogue has its line, and no other has', () => {
  expect(Object.keys(wantedRoads).sort()).toEqual(categories.map(({ code }) => code).sort())
})

test('what the road’s keeper answers for asks for a road, what the municipality answers for does not', () => {
  for (const { code, owner } of categories) {
    if (owner === 'road') expect(wantedRoads[code], code).not.toBeNull()
    if (owner === 'municipality' || owner === 'other') expect(wantedRoads[code], code).toBeNull()
  }
})
