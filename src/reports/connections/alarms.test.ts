import { expect, test } from 'vitest'
import { type AlarmCode, alarmsOf } from './alarms.ts'
import type { Standing } from './standing.ts'

const now = new Date('2026-11-23T12:00:00Z')
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const calm: Standing = {
  ...{ id: 'natt', body: '1489', kind: 'infracontrol', name: 'Systemet', state: 'on', alarmsTo: null },
  ...{ noticeAfterMinutes: 30, failures: 0, restUntil: null, certificateUntil: null },
  ...{ ownCertificateUntil: null, pushedAt: null, untoldSince: null, untaken: 0 },
  ...{ waiting: 0, waitingSince: null, failed: 0, asked: 100, askedInVain: 0, p50Ms: 10, p95Ms: 20 },
  ...{ contactAt: before(1), polls: true, pollEverySeconds: 120, polledAt: before(1), pollTries: 0 },
  ...{ pollProblem: null, comparedAt: null, compareProblem: null, unmapped: 0, disagreements: 0 },
  ...{ goneServices: 0, changedServices: 0, servicesProblem: null, servicesTries: 0, movedAt: null },
}
const days = (count: number) => before(-count * 24 * 60)
/** Nothing is asked of it: it tells by itself. */
const pushing: Partial<Standing> = { polls: false, pollEverySeconds: null, polledAt: null }

test('nothing is wrong with what works', () => {
  expect(alarmsOf(calm, now)).toEqual([])
})

test.each<[what: string, changes: Partial<Standing>, code: AlarmCode | null, count: number]>([
  ['something was given up', { failed: 2 }, 'failed', 2],
  ['something has waited past the notice', { waiting: 1, waitingSince: before(31) }, 'lag', 31],
  ['something has waited as long as it may', { waiting: 1, waitingSince: before(30) }, null, 0],
  ['a fifth goes wrong', { askedInVain: 20 }, 'rate', 20],
  ['less goes wrong', { askedInVain: 19 }, null, 0],
  ['nine of nine go wrong: too few to tell', { asked: 9, askedInVain: 9 }, null, 0],
  ['nothing was heard for three hours', { polledAt: before(190), contactAt: before(185) }, 'silence', 3],
  ['only what they push is heard', { polledAt: before(190) }, null, 0],
  [
    'who is asked each hour is quiet for three',
    { pollEverySeconds: 3600, polledAt: before(190), contactAt: null },
    null,
    0,
  ],
  ['who is never asked is quiet', { polls: false, polledAt: before(6000), contactAt: null }, null, 0],
  [
    'who pushes has said nothing of a case for eight days',
    { ...pushing, pushedAt: days(-9), untoldSince: days(-8) },
    'silence',
    216,
  ],
  [
    'who pushes has said nothing of a case for six days',
    { ...pushing, pushedAt: days(-60), untoldSince: days(-6) },
    null,
    0,
  ],
  ['who pushes has no case to tell of', { ...pushing, pushedAt: days(-60) }, null, 0],
  ['who never pushes says nothing of a case', { ...pushing, untoldSince: days(-60) }, null, 0],
  ['something told can’t be taken', { untaken: 2 }, 'untaken', 2],
  ['polling has failed thrice', { pollProblem: 'nobody listens there', pollTries: 3 }, 'poll', 3],
  ['polling has failed twice', { pollProblem: 'nobody listens there', pollTries: 2 }, null, 0],
  ['the certificate is good for twenty days', { certificateUntil: days(20.5) }, 'certificate', 20],
  ['the certificate is good for three weeks', { certificateUntil: days(21) }, null, 0],
  ['the certificate has run out', { certificateUntil: days(-3) }, 'certificate', 0],
  ['our own certificate is good for a day', { ownCertificateUntil: days(1.5) }, 'own_certificate', 1],
  ['our own certificate is good for three weeks', { ownCertificateUntil: days(21) }, null, 0],
  ['our own certificate has run out', { ownCertificateUntil: days(-3) }, 'own_certificate', 0],
  ['a word is unknown', { unmapped: 1 }, 'unmapped', 1],
  ['services that are mapped are gone', { goneServices: 2 }, 'gone_services', 2],
  ['a service asks otherwise', { changedServices: 1 }, 'changed_services', 1],
  ['a list was empty one night', { servicesProblem: 'the list is empty', servicesTries: 1 }, null, 0],
  ['a list was empty two nights', { servicesProblem: 'the list is empty', servicesTries: 2 }, 'services', 2],
  ['it leads to another server', { movedAt: before(130) }, 'moved', 2],
  [
    'comparing failed for the second night',
    { compareProblem: 'HTTP 500', comparedAt: days(-2) },
    'not_compared',
    2,
  ],
  ['comparing failed tonight', { compareProblem: 'HTTP 500', comparedAt: days(-1) }, null, 0],
  ['comparing has never worked', { compareProblem: 'HTTP 500' }, 'not_compared', 0],
  ['both sides differ', { disagreements: 3 }, 'disagreements', 3],
])('%s', (_, changes, code, count) => {
  expect(alarmsOf({ ...calm, ...changes }, now)).toEqual(code === null ? [] : [{ code, count }])
})

test('who has paused a connection knows that it stands still, and what is under test troubles nobody', () => {
  const trouble = { waiting: 1, waitingSince: before(99), failed: 1, pollProblem: 'x', pollTries: 9 }
  expect(alarmsOf({ ...calm, ...trouble, state: 'paused' }, now)).toEqual([{ code: 'failed', count: 1 }])
  expect(alarmsOf({ ...calm, ...trouble, state: 'test' }, now)).toEqual([])
  const moved = { ...trouble, movedAt: now, state: 'test' } as const
  expect(alarmsOf({ ...calm, ...moved }, now)).toEqual([{ code: 'moved', count: 0 }])
})
