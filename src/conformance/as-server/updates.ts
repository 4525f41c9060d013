import { checksOf, Untried } from '../check.ts'
import { aWord } from '../create.ts'
import { demand, demandEach, demandRefused, demandTaken } from '../demand.ts'
import { lookAgain } from '../look-again.ts'
import { type Fields, plainRows, wordsOf } from '../read-rows.ts'
import { read } from '../resources.ts'
import { innerOf } from '../spread-times.ts'
import { aCase, recentUpdates, tell } from '../tell.ts'
import { day, hour, isMoment, leeway, timeOf, written } from '../times.ts'
import type { World } from '../world.ts'
import { askedIn } from './asked-in.ts'

const idOf = (row: Fields): string => wordsOf(row, 'update_id')
const toldAt = (row: Fields): number => timeOf(wordsOf(row, 'updated_datetime'))

/** What systems of the FixMyStreet family know of how a case stands. */
const statuses = [
  ...['unchanged', 'open', 'closed', 'fixed', 'in_progress', 'planned', 'action_scheduled', 'investigating'],
  ...['duplicate', 'not_councils_responsibility', 'no_further_action', 'internal_referral', 'cancelled'],
  ...['reopen', 'for_triage', 'confirmed'],
]

const some = async (world: World, least = 1) => {
  const told = await recentUpdates(world)
  if (told.rows.length < least)
    throw new Untried(`There are fewer than ${least} updates of the last thirty days.`)
  return told
}

const eachHas = (isRight: (row: Fields) => boolean, what: string, field: string) => async (world: World) => {
  const { rows, from } = await some(world)
  demandEach(rows, isRight, { what, say: (row) => [idOf(row), row[field] ?? null], from })
}

const refused = (query: Readonly<Record<string, string>>) => async (world: World) =>
  demandRefused(await world.get('servicerequestupdates.xml', { query }))

export const updatesChecks = checksOf<World>(
  { area: 'updates', reference: 'GET servicerequestupdates (FixMyStreet)', level: 'profile' },
  {
    'ids-given': {
      title: 'Varje uppdatering har ett eget namn',
      rule: 'Every update has an update_id.',
      run: eachHas((row) => idOf(row) !== '', 'Without an update_id', 'service_request_id'),
    },
    'ids-unique': {
      title: 'Uppdateringarnas namn är unika',
      rule: 'No two updates have the same update_id: one would be taken for the other sent again.',
      run: async (world) => {
        const { rows, from } = await some(world, 2)
        const ids = rows.map((row) => `${wordsOf(row, 'service_request_id')} ${idOf(row)}`)
        demandEach(ids, (id) => ids.indexOf(id) === ids.lastIndexOf(id), {
          ...{ what: 'Stand twice', say: (id) => id, from },
        })
      },
    },
    'ids-stable': {
      title: 'Uppdateringarnas namn står kvar',
      rule: 'An update has the same update_id each time it is told.',
      run: async (world) => {
        const first = await some(world)
        const again = await recentUpdates(world, { anew: true })
        const [before, after] = [first.rows.map(idOf), again.rows.map(idOf)]
        demand(
          after.slice(0, before.length).join() === before.join(),
          'Asked once more, the updates have other ids.',
          again.from,
        )
      },
    },
    'ids-strings': {
      title: 'Uppdateringarnas namn är text i JSON',
      rule: 'In JSON update_id and service_request_id are strings.',
      run: async (world) => {
        await askedIn(world, 'json')
        const { from } = await recentUpdates(world, { format: 'json' })
        const isRight = (row: Record<string, unknown>) =>
          typeof row['update_id'] === 'string' && typeof row['service_request_id'] === 'string'
        demandEach(plainRows(from), isRight, { what: 'No strings', say: (row) => row['update_id'], from })
      },
    },
    'request-given': {
      title: 'Varje uppdatering säger vilket ärende det gäller',
      rule: 'Every update has the service_request_id of its request.',
      run: eachHas(
        (row) => wordsOf(row, 'service_request_id') !== '',
        'Without a service_request_id',
        'update_id',
      ),
    },
    'status-known': {
      title: 'Uppdateringarnas status är känd',
      rule: 'The status of an update is one of the words that clients know, in any case.',
      run: eachHas(
        (row) =>
          statuses.includes(
            wordsOf(row, 'status')
              .toLowerCase()
              .replace(/[\s-]+/g, '_'),
          ),
        'Unknown words',
        'status',
      ),
    },
    'time-zone': {
      title: 'Uppdateringarnas tid har tidszon',
      rule: 'updated_datetime of an update is ISO 8601 with its zone.',
      run: eachHas(
        (row) => isMoment(wordsOf(row, 'updated_datetime')),
        'No times with a zone',
        'updated_datetime',
      ),
    },
    'time-past': {
      title: 'Ingen uppdatering är från framtiden',
      rule: 'No update is dated in the future.',
      run: eachHas((row) => !(toldAt(row) > Date.now() + leeway), 'In the future', 'updated_datetime'),
    },
    'oldest-first': {
      title: 'Uppdateringar kommer äldst först',
      rule: 'Updates come in the order they were told.',
      run: async (world) => {
        const { rows, from } = await some(world, 2)
        const times = rows.map(toldAt)
        demand(
          times.join() === [...times].sort((a, b) => a - b).join(),
          'They are not in the order of updated_datetime.',
          from,
        )
      },
    },
    window: {
      title: 'Fönstret gäller uppdateringarnas tid',
      rule: 'start_date and end_date are about updated_datetime: clients drop what lies outside.',
      run: async (world) => {
        const { rows } = await some(world, 3)
        const { start, end } = innerOf(rows.map(toldAt))
        const isIn = (row: Fields) => toldAt(row) >= start && toldAt(row) <= end
        const { rows: found, from } = await read(world, 'updates', {
          ...{ start_date: written(start), end_date: written(end) },
        })
        demandEach(found, isIn, {
          what: 'Outside of the window',
          say: (row) => row['updated_datetime'],
          from,
        })
        const there = new Set(found.map(idOf))
        demandEach(rows.filter(isIn), (row) => there.has(idOf(row)), { what: 'Missing', say: idOf, from })
      },
    },
    'window-empty': {
      title: 'Ett fönster utan uppdateringar är tomt',
      rule: 'Where nothing was told the list is empty, with 200.',
      run: async (world) => {
        const window = { start_date: '1995-01-01T00:00:00Z', end_date: '1995-01-02T00:00:00Z' }
        const { rows, from } = await read(world, 'updates', window)
        demand(rows.length === 0, `There are ${rows.length}.`, from)
      },
    },
    'last-hours': {
      title: 'Utan tider kommer det senaste',
      rule: 'Without dates the list is of the last two hours or so, not of all time.',
      run: async (world) => {
        const { rows, from } = await read(world, 'updates')
        demandEach(rows, (row) => !(toldAt(row) < Date.now() - day - hour), {
          ...{ what: 'Older than a day', say: (row) => row['updated_datetime'], from },
        })
      },
    },
    'half-window': {
      title: 'Ett halvt fönster avvisas',
      rule: 'start_date without end_date is refused.',
      run: refused({ start_date: '2026-11-01T00:00:00Z' }),
    },
    'window-unreadable': {
      title: 'Ett oläsligt fönster avvisas',
      rule: 'Dates that are none are refused: an empty list would be taken for no news.',
      run: refused({ start_date: 'now', end_date: 'then' }),
    },
    'told-is-listed': {
      title: 'Det som har berättats finns i listan',
      rule: 'What a case system has told is in the window of the moment it became known.',
      needs: ['told'],
      run: async (world) => {
        const [id, words] = [await aCase(world), `Kit ${aWord()}`]
        const begun = Date.now()
        demandTaken(await tell(world, { id, description: words }))
        const window = { start_date: written(begun - leeway), end_date: written(begun + leeway) }
        const isThere = ({ rows }: { rows: readonly Fields[] }) =>
          rows.some(
            (row) => wordsOf(row, 'service_request_id') === id && wordsOf(row, 'description') === words,
          )
        const seen = await lookAgain(() => read(world, 'updates', window, { anew: true }), isThere)
        demand(isThere(seen), 'What was told a moment ago is not in the window.', seen.from)
      },
    },
  },
)
