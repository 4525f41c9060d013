import type { Standing } from './standing.ts'

export type AlarmCode =
  | 'failed'
  | 'lag'
  | 'rate'
  | 'silence'
  | 'poll'
  | 'untaken'
  | 'certificate'
  | 'own_certificate'
  | 'unmapped'
  | 'disagreements'
  | 'not_compared'
  | 'gone_services'
  | 'changed_services'
  | 'services'
  | 'moved'

/** Something that a person should look at. `count`: how many, or of what; by the code. */
export type Alarm = { code: AlarmCode; count: number }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Few questions tell nothing of how often they fail. */
const fewest = 10
const mostInVain = 0.2
const certificateDays = 21
const pollTriesBeforeAlarm = 3
const servicesTriesBeforeAlarm = 2
const silentAfterPolls = 10
const answersWithinDays = 7
const comparesWithinDays = 2

type Rule = (standing: Standing, now: number) => number | null

/** Each tells a count where there is trouble. */
const rules: Readonly<Record<AlarmCode, Rule>> = {
  failed: ({ failed }) => failed || null,
  /** In minutes. */
  lag: ({ waitingSince, noticeAfterMinutes }, now) => {
    const waited = waitingSince === null ? 0 : Math.floor((now - waitingSince.getTime()) / minute)
    return waited > noticeAfterMinutes ? waited : null
  },
  /** In percent. */
  rate: ({ asked, askedInVain }) =>
    asked >= fewest && askedInVain / asked >= mostInVain ? Math.round((100 * askedInVain) / asked) : null,
  /** In hours. Only who is asked all the time, or has told us things unasked, can be silent. */
  silence: (standing, now) => {
    const silent = standing.polls ? silentWhenAsked(standing, now) : silentUnasked(standing, now)
    return silent && Math.floor(silent / hour)
  },
  poll: ({ pollProblem, pollTries }) =>
    pollProblem !== null && pollTries >= pollTriesBeforeAlarm ? pollTries : null,
  untaken: ({ untaken }) => untaken || null,
  certificate: ({ certificateUntil }, now) => soonOut(certificateUntil, now),
  own_certificate: ({ ownCertificateUntil }, now) => soonOut(ownCertificateUntil, now),
  unmapped: ({ unmapped }) => unmapped || null,
  disagreements: ({ disagreements }) => disagreements || null,
  /** In days since it could be; none where it never could. */
  not_compared: ({ comparedAt, compareProblem }, now) => {
    if (compareProblem === null) return null
    const since = comparedAt === null ? null : Math.floor((now - comparedAt.getTime()) / day)
    return since === null || since >= comparesWithinDays ? (since ?? 0) : null
  },
  gone_services: ({ goneServices }) => goneServices || null,
  changed_services: ({ changedServices }) => changedServices || null,
  /** In readings: one night's may be a server that is half awake. */
  services: ({ servicesProblem, servicesTries }) =>
    servicesProblem !== null && servicesTries >= servicesTriesBeforeAlarm ? servicesTries : null,
  /** In hours since; told until somebody has put it on. */
  moved: ({ movedAt }, now) => movedAt && Math.max(0, Math.floor((now - movedAt.getTime()) / hour)),
}

function silentWhenAsked({ pollEverySeconds, polledAt, contactAt }: Standing, now: number): number | null {
  if (pollEverySeconds === null || polledAt === null) return null
  const silent = now - Math.max(polledAt.getTime(), contactAt?.getTime() ?? 0)
  return silent > Math.max(hour, silentAfterPolls * pollEverySeconds * 1000) ? silent : null
}

/** Who has no case to handle has nothing to tell, and who never pushes is not waited for. */
function silentUnasked({ pushedAt, untoldSince }: Standing, now: number): number | null {
  if (pushedAt === null || untoldSince === null) return null
  return now - untoldSince.getTime() > answersWithinDays * day ? now - pushedAt.getTime() : null
}

/** In days left; none where it has run out. */
function soonOut(until: Date | null, now: number): number | null {
  if (until === null) return null
  const left = Math.floor((until.getTime() - now) / day)
  return left < certificateDays ? Math.max(0, left) : null
}

/** Who has paused a connection knows that it stands still, and what is under test troubles nobody but by where it leads. */
const isAwake: Readonly<Record<Standing['state'], (code: AlarmCode) => boolean>> = {
  on: () => true,
  paused: (code) => !['lag', 'rate', 'silence', 'poll'].includes(code),
  test: (code) => code === 'moved',
  ended: () => false,
}

/** What is wrong with a connection, the worst first. */
export function alarmsOf(standing: Standing, now: Date): Alarm[] {
  return (Object.keys(rules) as AlarmCode[]).flatMap((code) => {
    const count = isAwake[standing.state](code) ? rules[code](standing, now.getTime()) : null
    return count === null ? [] : [{ code, count }]
  })
}
