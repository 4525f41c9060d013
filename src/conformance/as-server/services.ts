import { checksOf } from '../check.ts'
import { demand, demandEach, demandTaken } from '../demand.ts'
import { headerOf } from '../exchanged.ts'
import { type Fields, plainRows, wordsOf } from '../read-rows.ts'
import { read } from '../resources.ts'
import type { World } from '../world.ts'
import { askedIn } from './asked-in.ts'

const codeOf = (row: Fields): string => wordsOf(row, 'service_code')

const inJson = async (world: World) => {
  await askedIn(world, 'json')
  const from = await world.get('services.json')
  demandTaken(from)
  return { rows: plainRows(from), from }
}

export const servicesChecks = checksOf<World>(
  { area: 'services', reference: 'GeoReport v2, GET Service List' },
  {
    'not-empty': {
      title: 'Det finns kategorier',
      rule: 'There are services: a list that is empty would have clients forget all they know.',
      run: async (world) => {
        const { rows, from } = await read(world, 'services')
        demand(rows.length > 0, 'The list is empty.', from)
      },
    },
    'codes-given': {
      title: 'Varje kategori har en kod',
      rule: 'Every service has a service_code.',
      run: async (world) => {
        const { rows, from } = await read(world, 'services')
        demandEach(rows, (row) => codeOf(row).trim() !== '', {
          ...{ what: 'Without a service_code', say: (row) => wordsOf(row, 'service_name'), from },
        })
      },
    },
    'codes-unique': {
      title: 'Koderna är unika',
      rule: 'No two services have the same service_code.',
      run: async (world) => {
        const { rows, from } = await read(world, 'services')
        const codes = rows.map(codeOf)
        demandEach(codes, (code) => codes.indexOf(code) === codes.lastIndexOf(code), {
          ...{ what: 'Codes that stand twice', say: (code) => code, from },
        })
      },
    },
    'codes-strings': {
      title: 'Koderna är text i JSON',
      rule: 'In JSON a service_code is a string: 001 is no number.',
      level: 'profile',
      run: async (world) => {
        const { rows, from } = await inJson(world)
        demandEach(rows, (row) => typeof row['service_code'] === 'string', {
          ...{ what: 'No strings', say: (row) => row['service_code'], from },
        })
      },
    },
    'names-given': {
      title: 'Varje kategori har ett namn',
      rule: 'Every service has a service_name.',
      run: async (world) => {
        const { rows, from } = await read(world, 'services')
        demandEach(rows, (row) => wordsOf(row, 'service_name').trim() !== '', {
          ...{ what: 'Without a service_name', say: codeOf, from },
        })
      },
    },
    'names-trimmed': {
      title: 'Namnen har inga blanksteg runt sig',
      rule: 'A service_name has no space before it or after it.',
      level: 'profile',
      run: async (world) => {
        const { rows, from } = await read(world, 'services')
        const names = rows.map((row) => wordsOf(row, 'service_name'))
        demandEach(names, (name) => name === name.trim(), {
          ...{ what: 'With a space at an end', say: (name) => name, from },
        })
      },
    },
    types: {
      title: 'Typen är känd',
      rule: 'The type is realtime, batch or blackbox.',
      run: async (world) => {
        const { rows, from } = await read(world, 'services')
        demandEach(rows, (row) => /^(?:realtime|batch|blackbox)$/.test(wordsOf(row, 'type')), {
          ...{ what: 'Other types', say: (row) => [codeOf(row), row['type']], from },
        })
      },
    },
    'metadata-words': {
      title: 'metadata är true eller false i XML',
      rule: 'In XML metadata is true or false.',
      run: async (world) => {
        const { rows, from } = await read(world, 'services')
        demandEach(rows, (row) => /^(?:true|false)$/.test(wordsOf(row, 'metadata')), {
          ...{ what: 'Neither true nor false', say: (row) => [codeOf(row), row['metadata']], from },
        })
      },
    },
    'metadata-boolean': {
      title: 'metadata är sant eller falskt i JSON',
      rule: 'In JSON metadata is a boolean, not words.',
      run: async (world) => {
        const { rows, from } = await inJson(world)
        demandEach(rows, (row) => typeof row['metadata'] === 'boolean', {
          ...{ what: 'No booleans', say: (row) => row['metadata'], from },
        })
      },
    },
    'keywords-words': {
      title: 'Nyckelorden är text med komman',
      rule: 'In JSON keywords are one string with commas, not an array.',
      run: async (world) => {
        const { rows, from } = await inJson(world)
        demandEach(rows, ({ keywords }) => keywords === null || typeof keywords === 'string', {
          ...{ what: 'No strings', say: ({ keywords }) => keywords, from },
        })
      },
    },
    stable: {
      level: 'profile',
      title: 'Listan är densamma två gånger i rad',
      rule: 'Asked twice, the list is the same, in the same order.',
      run: async (world) => {
        const first = await read(world, 'services')
        const again = await read(world, 'services', {}, { anew: true })
        const same = JSON.stringify(first.rows) === JSON.stringify(again.rows)
        demand(
          same,
          `It had ${first.rows.length} services and has ${again.rows.length}, or others.`,
          again.from,
        )
      },
    },
    'empty-parameter': {
      title: 'En tom parameter är ingen',
      rule: 'An empty parameter is one that is absent: services with lat= and long= empty are all of them.',
      run: async (world) => {
        const all = await read(world, 'services')
        const { rows, from } = await read(world, 'services', { lat: '', long: '' })
        demand(rows.length === all.rows.length, `${rows.length} instead of ${all.rows.length}.`, from)
      },
    },
    'no-key': {
      title: 'Nyckel behövs inte för att läsa',
      rule: 'Reading needs no key: an empty api_key is none, and is let in.',
      run: async (world) => {
        const from = await world.get('services.xml', { query: { api_key: '' } })
        demandTaken(from)
      },
    },
    'no-cookie': {
      title: 'Inga kakor sätts',
      rule: 'No cookie is set: programs that keep none get the same answer.',
      level: 'profile',
      run: async (world) => {
        const { from } = await read(world, 'services')
        demand(headerOf(from, 'set-cookie') === '', 'A cookie is set.', from)
      },
    },
  },
)
