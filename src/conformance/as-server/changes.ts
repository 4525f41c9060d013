import { checksOf, Untried } from '../check.ts'
import { demand, demandEach, demandRefused } from '../demand.ts'
import { type Fields, listOf, wordsOf } from '../read-rows.ts'
import { idOf, read, someRequests } from '../resources.ts'
import { middleOf } from '../spread-times.ts'
import { day, isMoment, timeOf, written } from '../times.ts'
import type { World } from '../world.ts'

const changedAt = (row: Fields): number => timeOf(wordsOf(row, 'updated_datetime'))

/** Between two changes that are known. */
const aMiddle = async (world: World): Promise<number> =>
  middleOf((await someRequests(world, 2)).rows.map(changedAt))

const extended = (world: World) => read(world, 'requests', { extensions: 'true' })

const attributesOf = (row: Fields): Fields => {
  const value = row['extended_attributes']
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

export const changesChecks = checksOf<World>(
  { area: 'changes', reference: 'updated_after (Connected Bits, CitySDK)', level: 'profile' },
  {
    'updated-after': {
      title: 'updated_after ger det som har ändrats',
      rule: 'updated_after lists what has changed since then, and all of it.',
      run: async (world) => {
        const middle = await aMiddle(world)
        const { rows, from } = await read(world, 'requests', { updated_after: written(middle) })
        demandEach(rows, (row) => changedAt(row) >= middle, { what: 'Not changed since', say: idOf, from })
        const there = new Set(rows.map(idOf))
        const due = (await someRequests(world)).rows.filter((row) => changedAt(row) > middle)
        demandEach(due, (row) => there.has(idOf(row)), {
          what: 'Changed since, and missing',
          say: idOf,
          from,
        })
      },
    },
    'updated-after-order': {
      title: 'Ändringar kommer äldst först',
      rule: 'With updated_after the list begins with what changed first, so that one may go on from the last.',
      run: async (world) => {
        const { rows, from } = await read(world, 'requests', {
          updated_after: written(Date.now() - 89 * day),
        })
        if (rows.length < 2) throw new Untried('Too little has changed.')
        const times = rows.map(changedAt)
        demand(
          times.join() === [...times].sort((a, b) => a - b).join(),
          'They are not in the order of updated_datetime.',
          from,
        )
      },
    },
    'updated-after-now': {
      title: 'updated_after i framtiden ger en tom lista',
      rule: 'updated_after a moment that has not come lists nothing.',
      run: async (world) => {
        const { rows, from } = await read(world, 'requests', { updated_after: written(Date.now() + day) })
        demand(rows.length === 0, `It lists ${rows.length}.`, from)
      },
    },
    'updated-before': {
      title: 'updated_before ger det som inte har ändrats sedan dess',
      rule: 'updated_before lists only what last changed before then.',
      run: async (world) => {
        const middle = await aMiddle(world)
        const { rows, from } = await read(world, 'requests', { updated_before: written(middle) })
        demand(rows.length > 0, 'It lists nothing.', from)
        demandEach(rows, (row) => changedAt(row) <= middle, { what: 'Changed later', say: idOf, from })
      },
    },
    'updated-after-unreadable': {
      title: 'En oläslig tid i updated_after avvisas',
      rule: 'An updated_after that is no moment is refused: all or nothing would both be wrong.',
      run: async (world) =>
        demandRefused(await world.get('requests.xml', { query: { updated_after: 'yesterday' } })),
    },
    'extensions-attributes': {
      title: 'extensions=true ger utökade uppgifter',
      rule: 'With extensions=true each request has extended_attributes: title, detailed_status and duplicate.',
      run: async (world) => {
        await someRequests(world)
        const { rows, from } = await extended(world)
        const has = (row: Fields) =>
          ['title', 'detailed_status', 'duplicate'].every((name) => wordsOf(attributesOf(row), name) !== '')
        demandEach(rows, has, { what: 'Without title, detailed_status or duplicate', say: idOf, from })
      },
    },
    'extensions-duplicate': {
      title: 'En dublett säger vems dublett den är',
      rule: 'What is a duplicate names the request it is one of, as parent_service_request_id.',
      run: async (world) => {
        const { rows, from } = await extended(world)
        const duplicates = rows.map(attributesOf).filter((one) => wordsOf(one, 'duplicate') === 'true')
        if (duplicates.length === 0) throw new Untried('No request is a duplicate.')
        demandEach(duplicates, (one) => wordsOf(one, 'parent_service_request_id') !== '', {
          ...{ what: 'Duplicates of nobody knows what', say: (one) => one['title'], from },
        })
      },
    },
    'extensions-photos': {
      title: 'Alla bilder finns bland de utökade uppgifterna',
      rule: 'With extensions=true the first of the photos is the media_url.',
      run: async (world) => {
        const { rows, from } = await extended(world)
        const pictured = rows.filter((row) => wordsOf(row, 'media_url') !== '')
        if (pictured.length === 0) throw new Untried('No request has a picture.')
        const first = (row: Fields) => [attributesOf(row)['photos'] ?? []].flat()[0]
        demandEach(pictured, (row) => first(row) === wordsOf(row, 'media_url'), {
          ...{ what: 'media_url is not the first of the photos of', say: idOf, from },
        })
      },
    },
    'extensions-notes': {
      title: 'Det som har hänt står med tid och sort',
      rule: 'With extensions=true notes tell what has happened, each with its datetime and type.',
      run: async (world) => {
        await someRequests(world)
        const { rows, from } = await extended(world)
        const notes = rows.flatMap((row) => listOf(row, 'notes'))
        demand(notes.length > 0, 'No request has any.', from)
        demandEach(notes, (one) => isMoment(wordsOf(one, 'datetime')) && wordsOf(one, 'type') !== '', {
          ...{ what: 'Without a datetime with its zone, or a type', say: (one) => one, from },
        })
      },
    },
    'extensions-off': {
      title: 'Utan extensions är svaret standardens',
      rule: 'Unless asked for, no request has extended_attributes or notes.',
      run: async (world) => {
        const { rows, from } = await someRequests(world)
        demandEach(
          rows,
          (row) => !Object.hasOwn(row, 'extended_attributes') && !Object.hasOwn(row, 'notes'),
          {
            ...{ what: 'Have what was not asked for', say: idOf, from },
          },
        )
      },
    },
  },
)
