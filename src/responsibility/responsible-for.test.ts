import fc from 'fast-check'
import { expect, test } from 'vitest'
import { categories } from '#bodies/catalogue.ts'
import { inSwedenBox } from '#geo/browser/point.ts'
import { municipalities } from '#geo/municipalities.ts'
import type { RoadNetwork, RoadOwner } from '#geo/roads/road.ts'
import { whereIsIt } from '#geo/sweden.ts'
import { beside, street } from '../../test/roads.ts'
import { exception, makeTables, square, type TablesToMake } from '../../test/tables.ts'
import type { Answer, Chosen } from './answer.ts'
import { answersAt } from './answers-at.ts'
import { responsibleFor } from './responsible-for.ts'
import { decisionOf, readReason, readSteps } from './stored.ts'

const at = new Date('2026-11-25T10:00:00+01:00')
const stateRoad = street('180', [square, beside(square, { east: 200 })], {
  owner: 'state',
  ownerName: 'Trafikverket',
  number: '180',
  name: null,
})
const onStateRoad = beside(square, { east: 100 })

function answerTo(made: TablesToMake, chosen?: Chosen): Answer {
  const answer = responsibleFor({ place: onStateRoad, category: 'hal', at, chosen }, makeTables(made))
  if (!answer.found) throw new Error('the square is in Sweden')
  return answer
}

test('an answer tells every step in the order it was taken', () => {
  const answer = answerTo({ roads: [stateRoad] })
  expect(answer).toMatchObject({
    municipality: '1489',
    recipient: { takes: true, body: 'trafikverket', telephone: '0771-921 921' },
    reason: { code: 'state-road' },
    confidence: 'sure',
    source: 'roads',
  })
  expect(answer.steps.map(({ code }) => code)).toEqual([
    'in-sweden',
    'in-municipality',
    'owner-model',
    'road',
    'no-exception',
    'address',
  ])
})

test('the resident may choose the municipality instead, and that is kept with the reason', () => {
  const chosen = { body: '1489', why: 'told' } as const
  const answer = answerTo({ roads: [stateRoad] }, chosen)
  expect(answer).toMatchObject({
    recipient: { takes: true, body: '1489' },
    reason: { code: 'chosen', facts: chosen },
    source: 'resident',
    chosen,
    alternatives: [{ body: 'trafikverket', reason: { code: 'state-road' } }],
  })
  expect(answer.steps.at(-1)).toEqual({ code: 'chosen', facts: chosen })
})

test('nobody can be chosen who has nothing to do with the place, or no address', () => {
  const elsewhere = answerTo({ roads: [stateRoad] }, { body: '1281', why: 'other' })
  expect(elsewhere).toMatchObject({ recipient: { body: 'trafikverket' }, chosen: null })
  expect(elsewhere.steps.at(-1)).toEqual({ code: 'not-choosable', facts: { body: '1281' } })
  const silent = answerTo({ roads: [stateRoad], silent: ['1489'] }, { body: '1489', why: 'other' })
  expect(silent).toMatchObject({ recipient: { body: 'trafikverket' }, chosen: null, alternatives: [] })
})

test('a municipality that refuses takes nothing, and the state’s road still does', () => {
  const bodies = [{ code: '1489', refuses_reports: true, own_page: 'https://alingsas.example' }]
  const answers = answersAt({ place: onStateRoad, at }, makeTables({ roads: [stateRoad], bodies }))
  expect(answers.size).toBe(categories.length)
  expect(answers.get('hal')?.recipient).toMatchObject({ takes: true, body: 'trafikverket' })
  expect(answers.get('lekplats')?.recipient).toMatchObject({ takes: false, why: 'refuses' })
})

test('an answer is kept as codes and comes back as it was', () => {
  const decision = decisionOf(answerTo({ roads: [stateRoad] }))
  const stored: unknown = JSON.parse(JSON.stringify(decision?.responsibility))
  expect(stored).toMatchObject({ placedBy: 'nearest-place', confidence: 'sure', chosen: null })
  const { reason, steps } = decision?.responsibility ?? {}
  expect(readReason(JSON.parse(JSON.stringify(reason)))).toEqual(reason)
  expect(readSteps(JSON.parse(JSON.stringify(steps)))).toEqual(steps)
})

test('what was kept by another version of the program is not misread', () => {
  expect(readReason({ step: 'municipality', placedBy: 'polygon' })).toBeNull()
  expect(readReason({ code: 'vulkan', facts: {} })).toBeNull()
  expect(readReason({ code: 'state-road', facts: { number: 180 } })).toBeNull()
  expect(
    readSteps([
      { code: 'vulkan', facts: {} },
      { code: 'in-sweden', facts: {} },
    ]),
  ).toEqual([{ code: 'in-sweden', facts: {} }])
  expect(readSteps(null)).toEqual([])
})

const anywhere = fc.record({
  lat: fc.double({ min: 54, max: 70, noNaN: true }),
  lon: fc.double({ min: 9, max: 26, noNaN: true }),
})
const nearSomething = fc
  .record({
    home: fc.constantFrom(...municipalities),
    north: fc.integer({ min: -60, max: 60 }),
    east: fc.integer({ min: -60, max: 60 }),
  })
  .map(({ home, ...away }) => beside(home.point, away))
const someRoads = fc.array(
  fc
    .record({
      home: fc.constantFrom(...municipalities),
      owner: fc.constantFrom<RoadOwner>('state', 'municipal', 'private'),
      network: fc.constantFrom<RoadNetwork>('carriageway', 'cycleway', 'footway'),
      ownerName: fc.constantFrom(null, 'Hjortmarka', 'Alingsås kommun'),
    })
    .map(({ home, ...road }) =>
      street(`${home.code}-${road.owner}`, [home.point, beside(home.point, { east: 50 })], road),
    ),
  { minLength: 1, maxLength: 40 },
)
const someBodies = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom(...municipalities.map(({ code }) => code)),
    refuses_reports: fc.boolean(),
    hearsOfPrivateRoads: fc.boolean(),
    hasRegistrator: fc.boolean(),
  }),
  { selector: ({ code }) => code, maxLength: 40 },
)
const world = fc.record({
  roads: fc.option(someRoads, { nil: [] }),
  bodies: someBodies,
  silent: fc.subarray(['trafikverket', ...municipalities.map(({ code }) => code)]),
  exceptions: fc.array(
    fc
      .record({
        body: fc.constantFrom('1489', '1281', 'trafikverket'),
        kind: fc.constantFrom('takes_over', 'contractor', 'unit'),
        hasAddress: fc.boolean(),
        rank: fc.integer({ min: 1, max: 3 }),
      })
      .map(exception),
    { maxLength: 4 },
  ),
})

test('no place in Sweden is without an answer, none outside has one, and nobody gets it without an address', () => {
  fc.assert(
    fc.property(
      world,
      fc.oneof(anywhere, nearSomething),
      fc.constantFrom(...categories),
      fc.option(fc.constantFrom(...municipalities), { nil: null }),
      (made, place, category, wanted) => {
        const tables = makeTables(made)
        const chosen = wanted ? { body: wanted.code, why: 'other' as const } : undefined
        const answer = responsibleFor({ place, category: category.code, at, chosen }, tables)
        expect(answer.found).toBe(whereIsIt(place) === 'sweden')
        if (!answer.found) return
        expect(inSwedenBox(place)).toBe(true)
        const takers = [answer.recipient, ...answer.alternatives].filter(({ takes }) => takes)
        for (const { body } of takers) expect(isReachable(tables, made, body ?? '', category.code)).toBe(true)
        expect(new Set(takers.map(({ body }) => body)).size).toBe(takers.length)
        expect(answer.question === null).toBe(answer.confidence !== 'unsure')
        expect(answer.steps.length).toBeGreaterThanOrEqual(4)
      },
    ),
    { numRuns: 400 },
  )
})

function isReachable(
  { receivers }: ReturnType<typeof makeTables>,
  { exceptions }: TablesToMake,
  body: string,
  category: string,
): boolean {
  const hasOwn = exceptions?.some((one) => one.body === body && one.hasAddress) ?? false
  return !receivers.body(body)?.refuses_reports && (receivers.address(body, category) !== null || hasOwn)
}
