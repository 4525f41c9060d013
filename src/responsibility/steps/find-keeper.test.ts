import { expect, test } from 'vitest'
import type { OwnerModel } from '#database/schema.ts'
import type { NearRoad } from '#geo/roads/road.ts'
import { alingsasHome, makeTables } from '../../../test/tables.ts'
import { findKeeper } from './find-keeper.ts'
import type { FoundRoad } from './find-road.ts'

const road = (otherwise: Partial<NearRoad>): NearRoad => ({
  id: 'v',
  owner: 'municipal',
  ownerName: null,
  network: 'carriageway',
  number: null,
  name: null,
  level: 0,
  metres: 1,
  ...otherwise,
})
const found = (road: NearRoad, others: NearRoad[] = []): FoundRoad => ({
  road,
  isSure: others.length === 0,
  others,
  steps: [],
})
const keeper = (found: FoundRoad | null, model: OwnerModel = 'road', home = alingsasHome) =>
  findKeeper(makeTables(), home, { category: 'hal', model, found })

test.each([
  ['municipal', '1489', 'municipal-road'],
  ['state', 'trafikverket', 'state-road'],
  ['private', null, 'private-road'],
] as const)('a %s road is kept by %s', (owner, body, reason) => {
  const answer = keeper(found(road({ owner })))
  expect(answer).toMatchObject({ keeper: { body, reason: { code: reason } }, confidence: 'sure' })
})

test.each([
  ['municipality', 'sure'],
  ['land', 'likely'],
  ['asset', 'likely'],
  ['other', 'likely'],
  ['road', 'likely'],
] as const)('without a road the municipality answers for %s, %s', (model, confidence) => {
  expect(keeper(null, model)).toMatchObject({
    keeper: { body: '1489', reason: { code: 'municipality' } },
    confidence,
    question: null,
  })
})

test('between two keepers the municipality gets it, flagged, with one question and both to choose', () => {
  const state = road({ owner: 'state' })
  const answer = keeper(found(state, [road({ owner: 'municipal' })]))
  expect(answer).toMatchObject({
    keeper: { body: '1489', reason: { code: 'unsure-keeper' } },
    confidence: 'unsure',
    question: 'keeper',
  })
  expect(answer.others.map(({ body }) => body)).toEqual(['trafikverket'])
})

test('two roads with one keeper leave nothing to ask', () => {
  const answer = keeper(found(road({}), [road({ ownerName: 'ALINGSÅS KOMMUN' })]))
  expect(answer).toMatchObject({ keeper: { body: '1489' }, confidence: 'sure', question: null })
})

test('an unsure border is asked about, but not when the state gets it anyway', () => {
  const home = { ...alingsasHome, confidence: 'unsure', neighbours: ['1440'] } as const
  const asked = (found: FoundRoad | null) =>
    findKeeper(makeTables(), home, { category: 'hal', model: 'road', found })
  expect(asked(null)).toMatchObject({ question: 'municipality', others: [{ body: '1440' }] })
  expect(asked(found(road({})))).toMatchObject({ question: 'municipality', confidence: 'unsure' })
  expect(asked(found(road({ owner: 'state' })))).toMatchObject({ question: null, confidence: 'sure' })
})
