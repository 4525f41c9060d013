import { checksOf, Untried } from '../check.ts'
import { demandEach, demandRefused, demandTaken } from '../demand.ts'
import { type Fields, wordsOf } from '../read-rows.ts'
import { idOf, someRequests } from '../resources.ts'
import { isMoment, leeway, timeOf } from '../times.ts'
import type { World } from '../world.ts'

const eachRow = (isRight: (row: Fields) => boolean, what: string, ...say: string[]) =>
  async function run(world: World): Promise<void> {
    const { rows, from } = await someRequests(world)
    demandEach(rows, isRight, {
      what,
      say: (row) => [idOf(row), ...say.map((name) => row[name] ?? null)],
      from,
    })
  }

const isMomentOrNothing = (words: string): boolean => words === '' || isMoment(words)

const refused = (start_date: string) => async (world: World) =>
  demandRefused(await world.get('requests.xml', { query: { start_date } }))

const taken = (start_date: string) => async (world: World) =>
  demandTaken(await world.get('requests.xml', { query: { start_date } }))

export const momentsChecks = checksOf<World>(
  { area: 'times', reference: 'GeoReport v2, Date/Time format (W3C NOTE-datetime)' },
  {
    'requested-zone': {
      title: 'Tiden då det anmäldes har tidszon',
      rule: 'requested_datetime is ISO 8601 with its zone.',
      run: eachRow(
        (row) => isMoment(wordsOf(row, 'requested_datetime')),
        'No times with a zone',
        'requested_datetime',
      ),
    },
    'updated-zone': {
      title: 'Tiden då det ändrades har tidszon',
      rule: 'updated_datetime is ISO 8601 with its zone, or empty.',
      run: eachRow(
        (row) => isMomentOrNothing(wordsOf(row, 'updated_datetime')),
        'No times with a zone',
        'updated_datetime',
      ),
    },
    'expected-zone': {
      title: 'Tiden då det väntas bli klart har tidszon',
      rule: 'expected_datetime is ISO 8601 with its zone, or empty.',
      run: async (world) => {
        const { rows } = await someRequests(world)
        if (rows.every((row) => wordsOf(row, 'expected_datetime') === ''))
          throw new Untried('No request has an expected_datetime.')
        await eachRow(
          (row) => isMomentOrNothing(wordsOf(row, 'expected_datetime')),
          'No times with a zone',
          'expected_datetime',
        )(world)
      },
    },
    'updated-later': {
      title: 'Inget ändras innan det anmäls',
      rule: 'updated_datetime is not before requested_datetime.',
      run: eachRow(
        (row) => !(timeOf(wordsOf(row, 'updated_datetime')) < timeOf(wordsOf(row, 'requested_datetime'))),
        'Changed before they were reported',
        'requested_datetime',
        'updated_datetime',
      ),
    },
    'requested-past': {
      title: 'Inget har anmälts i framtiden',
      rule: 'requested_datetime is not in the future: the clock and the zone are right.',
      run: eachRow(
        (row) => !(timeOf(wordsOf(row, 'requested_datetime')) > Date.now() + leeway),
        'In the future',
        'requested_datetime',
      ),
    },
    'updated-past': {
      title: 'Inget har ändrats i framtiden',
      rule: 'updated_datetime is not in the future: who goes on from it would miss what comes before.',
      run: eachRow(
        (row) => !(timeOf(wordsOf(row, 'updated_datetime')) > Date.now() + leeway),
        'In the future',
        'updated_datetime',
      ),
    },
    'takes-zone': {
      title: 'En tid med tidszon tas emot',
      rule: 'A start_date with +01:00 is taken.',
      run: taken('2026-11-01T10:00:00+01:00'),
    },
    'takes-utc': {
      title: 'En tid i UTC tas emot',
      rule: 'A start_date with Z is taken.',
      run: taken('2026-11-01T10:00:00Z'),
    },
    'takes-fractions': {
      title: 'Delar av sekunder tas emot',
      rule: 'A start_date with a part of a second is taken.',
      run: taken('2026-11-01T10:00:00.123Z'),
    },
    'refuses-words': {
      title: 'En tid som ingen är avvisas',
      rule: 'A start_date that is no time is refused, not passed over.',
      level: 'profile',
      run: refused('yesterday'),
    },
    'refuses-no-zone': {
      title: 'En tid utan tidszon avvisas',
      rule: 'A start_date with an hour and no zone is refused: a guess is wrong half of the year.',
      level: 'profile',
      run: refused('2026-11-01T10:00:00'),
    },
    'refuses-no-day': {
      title: 'Den 30 februari avvisas',
      rule: 'A start_date on a day that does not exist is refused.',
      level: 'profile',
      run: refused('2026-02-30T10:00:00Z'),
    },
  },
)
