import { expect, test } from 'vitest'
import type { Exception } from '#bodies/exceptions/exception.ts'
import { alingsasHome, exception, makeTables, square } from '../../../test/tables.ts'
import { applyExceptions } from './apply-exceptions.ts'
import type { Keeper } from './find-keeper.ts'

const byState: Keeper = {
  keeper: { body: 'trafikverket', reason: { code: 'state-road', facts: { number: '180', name: null } } },
  confidence: 'sure',
  question: null,
  others: [],
  steps: [],
}
const at = new Date('2026-11-25T10:00:00+01:00')
const applied = (exceptions: Exception[], asked: { category?: string; at?: Date } = {}) =>
  applyExceptions(
    makeTables({ exceptions }),
    { place: square, category: 'belysning', at, ...asked },
    { home: alingsasHome, keeper: byState },
  )

test('where nobody has said otherwise the keeper stays, and the step says so', () => {
  expect(applied([])).toMatchObject({
    keeper: { body: 'trafikverket' },
    exception: null,
    steps: [{ code: 'no-exception' }],
  })
})

test('the municipality takes over the lighting of the state’s road', () => {
  const lamps = exception({ body: '1489', categories: ['belysning'] })
  expect(applied([lamps])).toMatchObject({
    keeper: { body: '1489', reason: { code: 'takes-over', facts: { name: 'Undantaget' } } },
    confidence: 'sure',
    others: [{ body: 'trafikverket' }],
    exception: { code: 'undantag' },
  })
  expect(applied([lamps], { category: 'hal' })).toMatchObject({ keeper: { body: 'trafikverket' } })
})

test('an exception holds within its hours', () => {
  const evenings = exception({ body: '1489', hours: [{ weekdays: [3], from: 16 * 60, to: 7 * 60 }] })
  expect(applied([evenings])).toMatchObject({ exception: null })
  const evening = { at: new Date('2026-11-25T18:00:00+01:00') }
  expect(applied([evenings], evening)).toMatchObject({ keeper: { body: '1489' } })
})

test('the keeper’s own contractor is told, another body’s is not', () => {
  const contractor = { kind: 'contractor', hasAddress: true } as const
  expect(applied([exception({ ...contractor, body: 'trafikverket' })])).toMatchObject({
    keeper: { body: 'trafikverket', reason: { code: 'contractor' } },
    exception: { kind: 'contractor' },
  })
  expect(applied([exception({ ...contractor, body: '1489' })])).toMatchObject({ exception: null })
})

test('who takes over may have a contractor in turn', () => {
  const both = [
    exception({ body: '1489', id: 1 }),
    exception({ body: '1489', id: 2, kind: 'contractor', hasAddress: true, name: 'Lampjouren' }),
  ]
  expect(applied(both)).toMatchObject({
    keeper: { body: '1489', reason: { code: 'contractor', facts: { name: 'Lampjouren' } } },
    exception: { id: 2 },
    steps: [{ code: 'takes-over' }, { code: 'contractor' }],
  })
})

test('the lowest rank goes first, whoever it is', () => {
  const claims = [exception({ body: '1489', rank: 20 }), exception({ body: 'trafikverket', id: 2, rank: 10 })]
  expect(applied(claims)).toMatchObject({ keeper: { body: 'trafikverket' } })
})

test('two bodies with one rank are not guessed between', () => {
  const claims = [exception({ body: '1489' }), exception({ body: 'trafikverket', id: 2 })]
  expect(applied(claims)).toMatchObject({
    keeper: { body: '1489', reason: { code: 'unsure-keeper' } },
    confidence: 'unsure',
    question: 'keeper',
    others: [{ body: 'trafikverket' }],
    exception: null,
  })
})

test('a municipality has no say across its border', () => {
  expect(applied([exception({ body: '1281' })])).toMatchObject({ keeper: { body: 'trafikverket' } })
})
