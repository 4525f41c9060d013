import { randomUUID } from 'node:crypto'
import { Broken, Untried } from './check.ts'
import { demandTaken } from './demand.ts'
import type { Exchanged } from './exchanged.ts'
import { type Fields, type Format, rowsOf, wordsOf } from './read-rows.ts'
import { frames, idOf, pick, read, requestAt, requestNow, someRequests } from './resources.ts'
import type { Place } from './target.ts'
import type { Posted, World } from './world.ts'

/** What a report was answered with: its number, or a token, or neither. */
export type Created = { id: string; token: string; row: Fields; from: Exchanged }

/** A word that no other report has. */
export const aWord = (): string => `kf${randomUUID().replaceAll('-', '').slice(0, 12)}`

/** A report as the kit sends it, fit for the server's own services and places. */
export async function aReport(world: World): Promise<Posted> {
  const { lat, long } = await placeOf(world)
  return {
    ...{ service_code: await serviceOf(world), lat: lat.toFixed(6), long: long.toFixed(6) },
    description: `Conformance test ${aWord()}. Please ignore.`,
    ...{ email: 'conformance@kit.example', first_name: 'Kit', last_name: 'Conformance' },
  }
}

/** A service that asks nothing and gives numbers, unless one is named. */
async function serviceOf(world: World): Promise<string> {
  if (world.target.service !== undefined) return world.target.service
  const { rows } = await read(world, 'services')
  const is = (row: Fields, field: string, words: string) => wordsOf(row, field) === words
  const plain = rows.filter((row) => is(row, 'metadata', 'false') && !is(row, 'type', 'blackbox'))
  const realtime = plain.find((row) => is(row, 'type', 'realtime'))
  return wordsOf(realtime ?? pick(plain, () => true, 'service with metadata=false'), 'service_code')
}

/** Where the first listed request is, unless a place is given. */
async function placeOf(world: World): Promise<Place> {
  if (world.target.place) return world.target.place
  const { rows } = await someRequests(world)
  const [lat, long] = [Number(wordsOf(rows[0] ?? {}, 'lat')), Number(wordsOf(rows[0] ?? {}, 'long'))]
  if (!lat || !long) throw new Untried('There is no place to report from; give one.')
  return { lat, long }
}

type How = { format?: Format; headers?: Readonly<Record<string, string>> }

/** Sends a report with what is given changed or, where it is undefined, left out. */
export async function send(
  world: World,
  changes: Posted = {},
  { format = 'xml', headers }: How = {},
): Promise<Exchanged> {
  return world.post(`requests.${format}`, { ...(await aReport(world)), ...changes }, headers)
}

/** The same, for a report that should be taken. */
export async function create(world: World, changes: Posted = {}, how: How = {}): Promise<Created> {
  return createdIn(await send(world, changes, how), how.format)
}

export function createdIn(from: Exchanged, format: Format = 'xml'): Created {
  demandTaken(from)
  const [row] = rowsOf(from, format, frames.requests)
  if (!row) throw new Broken('The answer has no request.', from)
  return { id: idOf(row), token: wordsOf(row, 'token'), row, from }
}

/** A report with a number at once; a server that gives none can't be asked what became of it. */
export async function createWithId(world: World, changes: Posted = {}, how: How = {}): Promise<Created> {
  const created = await create(world, changes, how)
  if (created.id === '') throw new Untried('The server gives a report no number at once.')
  return created
}

/** What the one report says that most checks of what has been sent look at. */
export const marks = {
  description: 'Hål i gatan åäö ÅÄÖ é ß 🕳️ "citat" & <b>inte fet</b> \'apostrof\' ]]> %41 +plus\nAndra raden.',
  address_string: 'Storgatan 1, Prövköping',
  email: 'hemlig.avsandare@kit.example',
  phone: '070-174 06 35',
  first_name: 'Kvasthild',
  last_name: 'Mjölnarsdotter',
} as const

export type Seen = { created: Created; sent: Posted; at: number; row: Fields; from: Exchanged }

/** A report that says `marks`, and how it is told afterwards; sent once. */
export const seenAgain = (world: World, format: Format = 'xml'): Promise<Seen> =>
  world.once(`seen again ${format}`, async () => {
    const { created, sent, at } = await world.once('marked', async () => {
      const sent = { ...(await aReport(world)), ...marks }
      const at = Date.now()
      return { created: await createWithId(world, sent), sent, at }
    })
    return { created, sent, at, ...(await readAgain(world, created.id, format)) }
  })

/** A server may look at a report before everybody does: what it would say then can't be told. */
async function readAgain(world: World, id: string, format: Format): Promise<Pick<Seen, 'row' | 'from'>> {
  const { answer } = await world.getAnew(requestAt(id, format))
  if (answer?.status === 404) throw new Untried('The new request can not be read yet.')
  return requestNow(world, id, format)
}
