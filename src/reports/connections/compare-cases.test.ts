import { expect, test } from 'vitest'
import { compareCases, type OurSide, type TheirSide } from './compare-cases.ts'

const now = new Date('2026-11-23T12:00:00Z')
const since = new Date('2026-10-24T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

const their = (changes: Partial<TheirSide> = {}): TheirSide => ({
  ...{
    externalId: 'IC-1',
    isOurs: true,
    number: 1000001,
    act: 'start',
    theirState: 'Pågår',
    updatedAt: hoursAgo(5),
  },
  ...changes,
})
const our = (changes: Partial<OurSide> = {}): OurSide => ({
  ...{ externalId: 'IC-1', caseId: 7, report: 1000001, state: 'in_progress' },
  ...{ stateSince: hoursAgo(5), toldAt: hoursAgo(9) },
  ...changes,
})
const compare = (theirs: TheirSide[], ours: OurSide[]) =>
  compareCases({ theirs, ours }, { since, now }).differences.map(({ kind, externalId, report }) => [
    kind,
    externalId,
    report,
  ])

test('what stands alike is no difference', () => {
  expect(compare([their()], [our()])).toEqual([])
  expect(compare([their({ act: 'receive' })], [our({ state: 'investigating' })])).toEqual([])
  expect(compare([their({ act: null })], [our({ state: 'fixed' })])).toEqual([])
})

test('a state that is another there is one, unless it changed just now on either side', () => {
  const ours = our({ state: 'received' })
  expect(compare([their()], [ours])).toEqual([['state', 'IC-1', 1000001]])
  expect(compare([their({ updatedAt: hoursAgo(0.1) })], [ours])).toEqual([])
  expect(compare([their()], [{ ...ours, stateSince: hoursAgo(0.1) }])).toEqual([])
})

test('a case of ours that they tell of and we know nothing of', () => {
  expect(compare([their({ externalId: 'IC-9', number: null })], [])).toEqual([['not_here', 'IC-9', null]])
  expect(compare([their({ externalId: 'IC-9', number: 5 })], [])).toEqual([['not_here', 'IC-9', 5]])
})

test('what everybody else has reported there is no case of ours, but where we know it', () => {
  const foreign = their({ externalId: 'IC-9', isOurs: false, number: null })
  expect(compare([foreign], [])).toEqual([])
  expect(compare([foreign], [our({ externalId: 'IC-9', state: 'new' })])).toEqual([
    ['state', 'IC-9', 1000001],
  ])
})

test('what says no time of change is held against what stands here, unless that is new', () => {
  const timeless = their({ updatedAt: null })
  expect(compare([timeless], [our({ state: 'received' })])).toEqual([['state', 'IC-1', 1000001]])
  expect(compare([timeless], [our({ state: 'received', stateSince: hoursAgo(0.1) })])).toEqual([])
})

test('what is left for the next time is not looked at: what was found of it before still stands', () => {
  const theirs = [their(), their({ externalId: 'IC-2', updatedAt: hoursAgo(0.1) })]
  expect(compareCases({ theirs, ours: [our()] }, { since, now }).looked).toEqual(['IC-1'])
})

test('a case that they have named since then and know nothing of any more', () => {
  expect(compare([], [our()])).toEqual([['not_there', 'IC-1', 1000001]])
  expect(compare([], [our({ toldAt: new Date('2026-09-01T12:00:00Z') })])).toEqual([])
  expect(compare([], [our({ toldAt: hoursAgo(0.1) })])).toEqual([])
})
