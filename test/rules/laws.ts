import { sql } from 'kysely'
import { expect } from 'vitest'
import { confirmedFix } from '#reports/contributions/confirmed-fix.ts'
import { presentReport } from '#reports/present-report.ts'
import { original } from './report-steps.ts'
import { gatheredIn, type ModelReport, presentCase, type World, written } from './world.ts'

/** What holds always: the database agrees with the second reading, and history tells how it came to be so. */
export async function checkLaws(world: World): Promise<void> {
  await photosAreWhereTheyBelong(world)
  if (world.reports.length === 0) return
  await casesStandAsTheyShould(world)
  await historyLeadsToThem(world)
  await everybodyHeardOnce(world)
  await whoIsAskedHearsAtOnce(world)
  await oneLetterWaits(world)
  await remarksAreAnsweredOnce(world)
  await holdersAreToldInOrder(world)
  await everySupporterCountsOnce(world)
  await theLatestSightingCounts(world)
  await fixesAreConfirmedByWhatIsSaid(world)
  await nothingOfTheReportsChanged(world)
}

/** Each with the form it was sent with, then with what that became; none is left of what is forgotten. */
async function photosAreWhereTheyBelong(world: World): Promise<void> {
  const rows = await world.db
    .selectFrom('photos')
    .select(['id', 'form', 'draft', 'support', 'report', 'municipality'])
    .select(sql<boolean>`entry is not null`.as('isSaid'))
    .where(
      'form',
      'in',
      [...world.drafts, ...world.contributions].map(({ id }) => id),
    )
    .orderBy('created_at')
    .execute()
  const expected = [
    ...world.drafts.flatMap((draft) => photosOf(draft, { draft: draft.id, support: null })),
    ...world.contributions.flatMap((one) =>
      photosOf(one, one.isBegun ? { draft: one.id, support: null } : { draft: null, support: one.id }),
    ),
  ]
  const byId = <T extends { id: string }>(all: T[]) => all.toSorted((a, b) => a.id.localeCompare(b.id))
  expect(byId(rows)).toEqual(byId(expected))
}

type Bringing = { id: string; photos: readonly string[]; report: ModelReport | null }
type Waiting = { draft: string | null; support: string | null }

/** Until it is confirmed each lies with what waits; what a contribution brings is said on the report. */
const photosOf = ({ id: form, photos, report }: Bringing, waiting: Waiting) =>
  photos.map((id) => ({
    ...{ id, form, report: report?.number ?? null, municipality: report?.municipality ?? null },
    ...(report ? { draft: null, support: null } : waiting),
    isSaid: report !== null && waiting.support !== null,
  }))

const numbersIn = (world: World) => world.reports.map((report) => report.number)

async function casesStandAsTheyShould(world: World): Promise<void> {
  const rows = await world.db
    .selectFrom('cases')
    .select(['id', 'report', 'holder', 'state', 'is_present', 'main_report'])
    .where('report', 'in', numbersIn(world))
    .orderBy('id')
    .execute()
  expect(rows).toEqual(
    world.cases.map(({ id, report, holder, state, present, main }) => ({
      id,
      report: report.number,
      holder,
      state,
      is_present: present,
      main_report: main?.number ?? null,
    })),
  )
  for (const report of world.reports) {
    const present = rows.filter((row) => row.report === report.number && row.is_present)
    expect(present).toHaveLength(1)
    expect(presentCase(world, report)?.id).toBe(present[0]?.id)
  }
}

async function historyLeadsToThem(world: World): Promise<void> {
  const events = await world.db
    .selectFrom('events')
    .select(['id', 'case_id', 'act', 'from_state', 'to_state', 'report', 'municipality'])
    .select([
      sql<number>`extract(epoch from occurred_at)::float8`.as('occurred'),
      sql<number>`extract(epoch from recorded_at)::float8`.as('recorded'),
      sql<string>`events::text`.as('all'),
    ])
    .where('report', 'in', numbersIn(world))
    .orderBy('id')
    .execute()
  for (const held of world.cases) {
    const moves = events.filter((event) => event.case_id === held.id && event.to_state !== null)
    const replayed = moves.reduce<string>((state, { act, from_state, to_state }) => {
      expect(act === 'confirm' ? 'new' : from_state).toBe(state)
      return to_state ?? state
    }, 'new')
    expect(replayed).toBe(held.state)
  }
  for (const report of world.reports) {
    const ofReport = events.filter((event) => event.report === report.number)
    const sorted = (of: 'occurred' | 'recorded') => ofReport.map((event) => event[of])
    expect(sorted('occurred')).toEqual(sorted('occurred').toSorted((a, b) => a - b))
    expect(sorted('recorded')).toEqual(sorted('recorded').toSorted((a, b) => a - b))
    expect(ofReport.filter((event) => event.municipality !== report.municipality)).toEqual([])
    expect(ofReport.filter((event) => event.act === 'confirm')).toHaveLength(1)
  }
  expect(events.filter((event) => event.all.includes(written) || event.all.includes('@'))).toEqual([])
}

async function everybodyHeardOnce(world: World): Promise<void> {
  const rows = await world.db
    .selectFrom('letter_news')
    .innerJoin('letters', 'letters.id', 'letter_news.letter')
    .select(['letter_news.event', 'letters.person'])
    .where('letter_news.report', 'in', numbersIn(world))
    // Whoever told of abuse is nobody here: an address, which hears once of what they told.
    .where('letters.kind', '!=', 'settled')
    .execute()
  const told = rows.map(({ event, person }) => `${event} to ${person}`)
  const expected = [...world.told].flatMap(([event, persons]) =>
    persons.map((person) => `${event} to ${person}`),
  )
  expect(told.toSorted()).toEqual(expected.toSorted())
}

/** A question does not wait for the letter of a morning, however seldom its reporter wants to hear. */
async function whoIsAskedHearsAtOnce(world: World): Promise<void> {
  const waiting = await world.db
    .selectFrom('letter_news')
    .innerJoin('letters', 'letters.id', 'letter_news.letter')
    .innerJoin('events', 'events.id', 'letter_news.event')
    .innerJoin('reports', (join) =>
      join.onRef('reports.number', '=', 'events.report').onRef('reports.reporter', '=', 'letters.person'),
    )
    .select(['events.act', 'events.report'])
    .where('letter_news.report', 'in', numbersIn(world))
    .where('letters.report', 'is', null)
    .where('events.act', 'in', ['ask', 'remind', 'fix'])
    .execute()
  expect(waiting).toEqual([])
}

/** Whatever somebody follows, one letter at most waits to tell them of it within ten minutes. */
async function oneLetterWaits(world: World): Promise<void> {
  const waiting = await world.db
    .selectFrom('letters')
    .select(['person', sql<string[]>`array_agg(id::text)`.as('letters')])
    .where('kind', '=', 'news')
    .where('state', '=', 'queued')
    .where('attempts', '=', 0)
    .where('urgent', '=', false)
    .where('next_at', '>', sql<Date>`now()`)
    .where((where) => where.or([where('report', 'in', numbersIn(world)), gatheredIn(world)]))
    .groupBy('person')
    .having(sql<boolean>`count(*) > 1`)
    .execute()
  expect(waiting).toEqual([])
}

/** Whoever told of abuse and left an address hears once of what was decided, and only of that. */
async function remarksAreAnsweredOnce(world: World): Promise<void> {
  const answered = await world.db
    .selectFrom('letters')
    .select('remark')
    .where('kind', '=', 'settled')
    .where('report', 'in', numbersIn(world))
    .execute()
  const remarks = answered.map(({ remark }) => remark)
  expect(remarks).toEqual([...new Set(remarks)])
  for (const remark of remarks)
    expect(world.remarks.find(({ id }) => id === remark)?.isOpen, String(remark)).toBe(false)
}

async function holdersAreToldInOrder(world: World): Promise<void> {
  const rows = await world.db
    .selectFrom('deliveries')
    .select(['id', 'case_id', 'kind', 'state', 'attempts', 'holder'])
    .where('report', 'in', numbersIn(world))
    .orderBy('position')
    .execute()
  const attempts = await world.db
    .selectFrom('attempts')
    .select(['delivery', 'number', 'outcome', 'repeats_unknown'])
    .where('delivery', 'in', ['00000000-0000-0000-0000-000000000000', ...rows.map((row) => row.id)])
    .orderBy('number')
    .execute()
  for (const held of world.cases) {
    const ofCase = rows.filter((row) => row.case_id === held.id)
    const seen = ofCase.map(({ kind, state, holder }) => [kind, groupOf(state), holder])
    expect(seen).toEqual(held.deliveries.map(({ kind, state }) => [kind, state, held.holder]))
  }
  for (const { id, attempts: count } of rows) {
    const made = attempts.filter((attempt) => attempt.delivery === id)
    expect(made.map((attempt) => attempt.number)).toEqual(made.map((_, place) => place + 1))
    expect(made).toHaveLength(count)
    const firstUnknown = made.findIndex((attempt) => attempt.outcome === 'unknown')
    const repeats = made.map((_, place) => firstUnknown >= 0 && place > firstUnknown)
    expect(made.map((attempt) => attempt.repeats_unknown)).toEqual(repeats)
  }
}

const groupOf = (state: string) => (state === 'sent' || state === 'failed' ? state : 'waiting')

async function nothingOfTheReportsChanged(world: World): Promise<void> {
  const rows = await world.db
    .selectFrom('reports')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('version', '=', 'original'),
    )
    .innerJoin('followers', (join) =>
      join
        .onRef('followers.report', '=', 'reports.number')
        .onRef('followers.person', '=', 'reports.reporter'),
    )
    .select(['reports.number', 'reports.municipality', 'reports.visibility', 'title', 'description'])
    .select(['person', sql<boolean>`stopped_at is not null`.as('stopped')])
    .where('reports.number', 'in', numbersIn(world))
    .orderBy('reports.number')
    .execute()
  expect(rows).toEqual(
    world.reports
      .toSorted((a, b) => a.number - b.number)
      .map(({ number, municipality, visibility, reporter, stopped }) => ({
        number,
        municipality,
        visibility,
        ...original,
        person: reporter,
        stopped,
      })),
  )
}

async function everySupporterCountsOnce(world: World): Promise<void> {
  const rows = await world.db
    .selectFrom('supporters')
    .select(['report', 'person'])
    .where('report', 'in', numbersIn(world))
    .execute()
  const expected = world.reports.flatMap(({ number, supporters }) =>
    [...supporters].map((person) => `${person} on ${number}`),
  )
  expect(rows.map(({ report, person }) => `${person} on ${report}`).toSorted()).toEqual(expected.toSorted())
}

async function theLatestSightingCounts(world: World): Promise<void> {
  const rows = await world.db
    .selectFrom('sightings')
    .select(['report', 'person', 'says'])
    .where('report', 'in', numbersIn(world))
    .execute()
  const expected = world.reports.flatMap(({ number, sightings }) =>
    [...sightings].map(([person, says]) => `${person} says ${says} of ${number}`),
  )
  const said = rows.map(({ report, person, says }) => `${person} says ${says} of ${report}`)
  expect(said.toSorted()).toEqual(expected.toSorted())
}

/** What lists read is what a report's page counts anew. */
async function fixesAreConfirmedByWhatIsSaid(world: World): Promise<void> {
  const rows = await world.db
    .selectFrom('cases')
    .select(['report', 'is_fix_confirmed'])
    .where('report', 'in', numbersIn(world))
    .where('is_present', '=', true)
    .execute()
  for (const { report, is_fix_confirmed } of rows) {
    const counted = await presentReport(world.db, report, 'published')
    expect(is_fix_confirmed, `the fix of ${report}`).toBe(counted !== null && confirmedFix(counted) !== null)
  }
}
