import { checksOf, Untried } from '../check.ts'
import { demand, demandEach, demandRefused } from '../demand.ts'
import { type Fields, wordsOf } from '../read-rows.ts'
import { idOf, pick, type Read, read, someRequests } from '../resources.ts'
import { innerOf, middleOf } from '../spread-times.ts'
import { day, timeOf, written, writtenEast } from '../times.ts'
import type { World } from '../world.ts'

type Query = Readonly<Record<string, string>>

type Is = (row: Fields) => boolean

const ids = ({ rows }: Read): string => rows.map(idOf).join(',')
const serviceOf = (row: Fields): string => wordsOf(row, 'service_code')
const statusOf = (row: Fields): string => wordsOf(row, 'status')
const requestedAt = (row: Fields): number => timeOf(wordsOf(row, 'requested_datetime'))

/** All that is listed for a question is as it should be, and of what is known nothing that should be there is missing. */
async function demandExactly(world: World, query: Query, belongs: Is): Promise<void> {
  const { rows: all } = await someRequests(world)
  if (all.every(belongs)) throw new Untried('All requests in the list belong there: nothing can be told.')
  const found = await read(world, 'requests', query)
  demandEach(found.rows, belongs, { what: 'Do not belong there', say: idOf, from: found.from })
  const there = new Set(found.rows.map(idOf))
  demandEach(all.filter(belongs), (row) => there.has(idOf(row)), {
    ...{ what: 'Missing there', say: idOf, from: found.from },
  })
}

/** Two questions that mean the same are answered alike; once more where something may have come between. */
async function demandAlike(world: World, one: Query, other: Query, isLast = false): Promise<void> {
  const first = await read(world, 'requests', one, { anew: true })
  const second = await read(world, 'requests', other, { anew: true })
  if (ids(first) !== ids(second) && !isLast) return demandAlike(world, one, other, true)
  demand(
    ids(first) === ids(second),
    `${first.rows.length} requests against ${second.rows.length}.`,
    second.from,
  )
}

async function demandNone(world: World, query: Query): Promise<void> {
  const { rows, from } = await read(world, 'requests', query)
  demand(rows.length === 0, `There are ${rows.length}.`, from)
}

/** A moment that some requests came before and some after. */
const aMiddle = async (world: World): Promise<number> =>
  middleOf((await someRequests(world, 2)).rows.map(requestedAt))

const twoServices = async (world: World): Promise<[string, string]> => {
  const { rows } = await someRequests(world, 2)
  const [first = {}] = rows
  const other = pick(rows, (row) => serviceOf(row) !== serviceOf(first), 'request of another service')
  return [serviceOf(first), serviceOf(other)]
}

export const filtersChecks = checksOf<World>(
  { area: 'filters', reference: 'GeoReport v2, GET Service Requests, arguments' },
  {
    'status-open': {
      title: 'status=open ger de öppna',
      rule: 'status=open lists what is open and nothing else.',
      run: (world) => demandExactly(world, { status: 'open' }, (row) => statusOf(row) === 'open'),
    },
    'status-closed': {
      title: 'status=closed ger de stängda',
      rule: 'status=closed lists what is closed and nothing else.',
      run: (world) => demandExactly(world, { status: 'closed' }, (row) => statusOf(row) === 'closed'),
    },
    'status-both': {
      title: 'Flera statusar med komma',
      rule: 'status=open,closed lists all.',
      run: (world) => demandAlike(world, {}, { status: 'open,closed' }),
    },
    'status-unknown': {
      title: 'En okänd status avvisas',
      rule: 'A status that is none is refused, not passed over.',
      level: 'profile',
      run: async (world) => demandRefused(await world.get('requests.xml', { query: { status: 'half' } })),
    },
    'service-one': {
      title: 'service_code ger en kategori',
      rule: 'service_code lists the requests of one service and nothing else.',
      run: async (world) => {
        const [code] = await twoServices(world)
        await demandExactly(world, { service_code: code }, (row) => serviceOf(row) === code)
      },
    },
    'service-two': {
      title: 'Flera kategorier med komma',
      rule: 'service_code takes several with commas between, and lists the requests of each.',
      run: async (world) => {
        const codes: readonly string[] = await twoServices(world)
        const { rows, from } = await read(world, 'requests', { service_code: codes.join(',') })
        const told = new Set(rows.map(serviceOf))
        demand(
          told.size === 2 && codes.every((code) => told.has(code)),
          `Asked for ${codes.join(' and ')}, it lists ${[...told].join(' and ') || 'nothing'}.`,
          from,
        )
      },
    },
    'service-unknown': {
      title: 'En okänd kategori avvisas',
      rule: 'A service_code that is none is refused: an empty list would hide the mistake.',
      level: 'profile',
      run: async (world) =>
        demandRefused(await world.get('requests.xml', { query: { service_code: 'finns-inte-alls' } })),
    },
    combined: {
      title: 'Villkor gäller tillsammans',
      rule: 'Several arguments narrow together: service_code and status list what is both.',
      run: async (world) => {
        const [first = {}] = (await someRequests(world)).rows
        const query = { service_code: serviceOf(first), status: statusOf(first) }
        await demandExactly(
          world,
          query,
          (row) => serviceOf(row) === query.service_code && statusOf(row) === query.status,
        )
      },
    },
    'ids-several': {
      title: 'Flera nummer med komma',
      rule: 'service_request_id takes several with commas between, and lists those and no others.',
      run: async (world) => {
        const wanted = (await someRequests(world, 3)).rows.slice(0, 2).map(idOf)
        const { rows, from } = await read(world, 'requests', { service_request_id: wanted.join(',') })
        const told = rows.map(idOf)
        demand(told.sort().join() === wanted.sort().join(), `Asked for ${wanted}, it lists ${told}.`, from)
      },
    },
    'ids-override': {
      title: 'Nummer går före allt annat',
      rule: 'service_request_id overrides all other arguments, also the dates.',
      run: async (world) => {
        const [first = {}] = (await someRequests(world)).rows
        const others = {
          status: statusOf(first) === 'open' ? 'closed' : 'open',
          start_date: '2001-01-01T00:00:00Z',
        }
        const query = { service_request_id: idOf(first), ...others, end_date: '2001-02-01T00:00:00Z' }
        const { rows, from } = await read(world, 'requests', query)
        demand(rows.map(idOf).join() === idOf(first), `It lists ${rows.length} requests.`, from)
      },
    },
    'ids-unknown': {
      title: 'Okända nummer ger en tom lista',
      rule: 'A service_request_id in the list that nobody has gives an empty list, not an error.',
      run: (world) => demandNone(world, { service_request_id: '99999999999' }),
    },
    'start-date': {
      title: 'start_date räknas från',
      rule: 'start_date alone lists what was reported then and after.',
      run: async (world) => {
        const middle = await aMiddle(world)
        await demandExactly(world, { start_date: written(middle) }, (row) => requestedAt(row) >= middle)
      },
    },
    'end-date': {
      title: 'end_date räknas till',
      rule: 'end_date alone lists what was reported until then.',
      run: async (world) => {
        const before = (await aMiddle(world)) - 1
        await demandExactly(world, { end_date: written(before) }, (row) => requestedAt(row) <= before)
      },
    },
    window: {
      title: 'Mellan två tider',
      rule: 'start_date and end_date together list what was reported between them.',
      run: async (world) => {
        const { start, end } = innerOf((await someRequests(world, 3)).rows.map(requestedAt))
        const window = { start_date: written(start), end_date: written(end) }
        await demandExactly(world, window, (row) => requestedAt(row) >= start && requestedAt(row) <= end)
      },
    },
    'window-empty': {
      title: 'Ett fönster utan ärenden är en tom lista',
      rule: 'Nothing found is an empty list with 200, not 404.',
      run: (world) =>
        demandNone(world, { start_date: '1995-01-01T00:00:00Z', end_date: '1995-02-01T00:00:00Z' }),
    },
    zones: {
      title: 'Samma ögonblick i två tidszoner',
      rule: 'A moment is the same in whichever zone it is written.',
      run: async (world) => {
        const middle = await aMiddle(world)
        await demandAlike(world, { start_date: written(middle) }, { start_date: writtenEast(middle) })
        await demandExactly(world, { start_date: writtenEast(middle) }, (row) => requestedAt(row) >= middle)
      },
    },
    'empty-parameters': {
      title: 'Tomma parametrar är inga',
      rule: 'Empty arguments are absent ones: status=, service_code=, start_date= and end_date= list all.',
      run: (world) => demandAlike(world, {}, { status: '', service_code: '', start_date: '', end_date: '' }),
    },
    'unknown-parameter': {
      level: 'profile',
      title: 'En okänd parameter ändrar ingenting',
      rule: 'An argument that the server does not know changes nothing.',
      run: (world) => demandAlike(world, {}, { kit_unknown: 'x' }),
    },
    'jurisdiction-unknown': {
      title: 'En okänd jurisdiktion avvisas',
      rule: 'A jurisdiction_id that is none is refused.',
      level: 'profile',
      run: async (world) =>
        demandRefused(await world.get('requests.xml', { query: { jurisdiction_id: 'atlantis.example' } })),
    },
    'span-ninety': {
      title: 'Nittio dagar får rum i en fråga',
      rule: 'start_date and end_date may be ninety days apart.',
      run: async (world) => {
        const end = Date.now()
        await read(world, 'requests', { start_date: written(end - 90 * day), end_date: written(end) })
      },
    },
    'span-too-long': {
      title: 'Mer än nittio dagar avvisas',
      rule: 'More than ninety days between start_date and end_date are refused, not cut without a word.',
      level: 'profile',
      run: async (world) => {
        const query = { start_date: '2026-01-01T00:00:00Z', end_date: '2026-06-01T00:00:00Z' }
        demandRefused(await world.get('requests.xml', { query }))
      },
    },
  },
)
