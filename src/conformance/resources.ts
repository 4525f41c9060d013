import { Untried } from './check.ts'
import { demandTaken } from './demand.ts'
import type { Exchanged } from './exchanged.ts'
import { type Fields, type Format, type Frame, rowsOf, wordsOf } from './read-rows.ts'
import type { World } from './world.ts'

export const frames = {
  discovery: { root: 'discovery', each: null },
  services: { root: 'services', each: 'service' },
  definition: { root: 'service_definition', each: null },
  requests: { root: 'service_requests', each: 'request' },
  updates: { root: 'service_request_updates', each: 'request_update' },
  errors: { root: 'errors', each: 'error' },
} as const satisfies Record<string, Frame>

/** Rows, and the exchange they were read from. */
export type Read = { rows: readonly Fields[]; from: Exchanged }

const discoveryAt = ({ target }: World): string => target.discovery ?? `${target.url}/discovery`

export const discoveryIn = (world: World, format: Format): Promise<Exchanged> =>
  world.once(`discovery ${format}`, () =>
    world.ask({ method: 'GET', url: `${discoveryAt(world)}.${format}` }),
  )

/** What discovery says; where there is none, which is told elsewhere, nothing can be told of it. */
export async function discovery(world: World): Promise<{ document: Fields; from: Exchanged }> {
  const from = await discoveryIn(world, 'xml')
  if (from.answer?.status === 404) throw new Untried('There is no discovery document.')
  demandTaken(from)
  const [document = {}] = rowsOf(from, 'xml', frames.discovery)
  return { document, from }
}

/** Reads a list, as XML unless told. */
export async function read(
  world: World,
  resource: 'services' | 'requests' | 'updates',
  query: Readonly<Record<string, string>> = {},
  { format = 'xml', anew = false }: { format?: Format; anew?: boolean } = {},
): Promise<Read> {
  const path = `${paths[resource]}.${format}`
  const from = await (anew ? world.getAnew(path, { query }) : world.get(path, { query }))
  if (resource === 'updates' && from.answer?.status === 403 && world.target.key === undefined)
    throw new Untried('Updates can not be read without a key.')
  demandTaken(from)
  return { rows: rowsOf(from, format, frames[resource]), from }
}

const paths = { services: 'services', requests: 'requests', updates: 'servicerequestupdates' } as const

/** Of what is listed, the first that will do; where there is none nothing can be told. */
export function pick<One>(all: readonly One[], isFit: (one: One) => boolean, missing: string): One {
  const found = all.find(isFit)
  if (found === undefined) throw new Untried(`There is no ${missing}.`)
  return found
}

/** Requests as they are listed unless more is said; where there are none most can't be tried. */
export async function someRequests(world: World, least = 1): Promise<Read> {
  const listed = await read(world, 'requests')
  if (listed.rows.length < least)
    throw new Untried(`There are fewer than ${least} requests in the list; it takes so many to tell.`)
  return listed
}

export const idOf = (row: Fields): string => wordsOf(row, 'service_request_id')

export const requestAt = (id: string, format: Format): string =>
  `requests/${encodeURIComponent(id)}.${format}`

/** One request as it is now. */
export async function requestNow(
  world: World,
  id: string,
  format: Format = 'xml',
): Promise<Read & { row: Fields }> {
  const from = await world.getAnew(requestAt(id, format))
  demandTaken(from)
  const rows = rowsOf(from, format, frames.requests)
  return { rows, from, row: rows[0] ?? {} }
}

/** The codes of services that say they have more to ask. */
export async function codesWithQuestions(world: World): Promise<string[]> {
  const { rows } = await read(world, 'services')
  const codes = rows
    .filter((row) => wordsOf(row, 'metadata') === 'true')
    .map((row) => wordsOf(row, 'service_code'))
  if (codes.length === 0) throw new Untried('No service has metadata=true.')
  return codes
}

export const definitionAt = (code: string, format: Format): string =>
  `services/${encodeURIComponent(code)}.${format}`

const mostDefinitions = 30

/** What services ask, of as many as are worth asking for. */
export async function definitions(world: World): Promise<(Read & { code: string; document: Fields })[]> {
  const codes = (await codesWithQuestions(world)).slice(0, mostDefinitions)
  return Promise.all(
    codes.map(async (code) => {
      const from = await world.get(definitionAt(code, 'xml'))
      demandTaken(from)
      const rows = rowsOf(from, 'xml', frames.definition)
      return { code, rows, from, document: rows[0] ?? {} }
    }),
  )
}
