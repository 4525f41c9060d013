import type { Db } from '#database/database.ts'
import { type Body, bodyColumns } from './body-queries.ts'

/** The channel that tells running services to read bodies and addresses again; triggers tell it. */
export const receiversChannel = 'bodies_changed'

/** Where a body's address comes from: never the address itself, which stays in the database. */
export type AddressSource = 'category' | 'body' | 'registrator'

/** Who can be sent reports, in memory: asked for every category of every form that is shown. */
export type Receivers = {
  body: (code: string) => Receiver | undefined
  /** By the word in an address: its slug, or its code. */
  named: (word: string) => Receiver | undefined
  /** Those that are neither municipalities nor road associations, by name. */
  agencies: readonly Receiver[]
  /** Those that are no municipality whose name holds such words, the shortest first. */
  calledLike: (words: string) => readonly Receiver[]
  /** Whose address counts for a category; null when the body can't be reached about it. */
  address: (code: string, category: string) => AddressSource | null
  /** The body wants reports of the category to itself. */
  isPrivate: (code: string, category: string) => boolean
  /** The road association of that name; one elsewhere that happens to share it is another. */
  association: (name: string, municipality: string) => Receiver | undefined
}
export type Receiver = Body & {
  municipality: string | null
  hearsOfPrivateRoads: boolean
  hasRegistrator: boolean
}
export type Reachable = { body: string; category: string | null }
type Kept = { body: string; category: string }

export function receiversOf(
  bodies: readonly Receiver[],
  addresses: readonly Reachable[],
  kept: readonly Kept[] = [],
): Receivers {
  const byCode = new Map(bodies.map((body) => [body.code, body]))
  const others = bodies.filter(({ kind }) => kind !== 'municipality')
  const bySlug = new Map(bodies.map((body) => [body.slug, body]))
  const reachable = new Set(addresses.map(({ body, category }) => keyOf(body, category)))
  const keptPrivate = new Set(kept.map(({ body, category }) => keyOf(body, category)))
  const associations = new Map(
    bodies
      .filter(({ kind }) => kind === 'road_association')
      .map((body) => [keyOf(plainName(body.name), body.municipality), body]),
  )
  return {
    body: (code) => byCode.get(code),
    named: (word) => bySlug.get(word) ?? byCode.get(word),
    agencies: others
      .filter(({ kind }) => kind !== 'road_association')
      .toSorted((one, other) => one.name.localeCompare(other.name, 'sv')),
    calledLike: (words) => {
      const plain = plainName(words)
      if (plain.length < shortestName) return []
      return others
        .filter(({ name }) => plainName(name).includes(plain))
        .toSorted((one, other) => one.name.length - other.name.length)
        .slice(0, mostAlike)
    },
    address: (code, category) => {
      if (reachable.has(keyOf(code, category))) return 'category'
      if (reachable.has(keyOf(code, null))) return 'body'
      return byCode.get(code)?.hasRegistrator ? 'registrator' : null
    },
    isPrivate: (code, category) => keptPrivate.has(keyOf(code, category)),
    association: (name, municipality) =>
      associations.get(keyOf(plainName(name), municipality)) ??
      associations.get(keyOf(plainName(name), null)),
  }
}

/** Fewer letters are in too many names. */
const shortestName = 4
const mostAlike = 5

/** Registers write the same association in capitals, or with a space too many. */
const plainName = (name: string): string => name.toLocaleLowerCase('sv').replace(/\s+/g, '')

const keyOf = (first: string, second: string | null): string => `${first} ${second ?? ''}`

export async function currentReceivers(db: Db): Promise<Receivers> {
  const [bodies, addresses, kept] = await Promise.all([
    db
      .selectFrom('bodies')
      .select(bodyColumns)
      .select((row) => [
        'municipality',
        'hears_of_private_roads as hearsOfPrivateRoads',
        row('registrator_address', 'is not', null).$castTo<boolean>().as('hasRegistrator'),
      ])
      .execute(),
    reachableBodies(db),
    db.selectFrom('private_categories').select(['body', 'category']).execute(),
  ])
  return receiversOf(bodies, addresses, kept)
}

/** By mail, or through a connection to a system of theirs: one that is paused is told later. */
const reachableBodies = (db: Db): Promise<Reachable[]> =>
  db
    .selectFrom('recipients')
    .select(['body', 'category'])
    .union(
      db
        .selectFrom('connections')
        .leftJoin('connection_categories', 'connection_categories.connection', 'connections.id')
        .select((row) => [row.ref('body').$notNull().as('body'), 'connection_categories.category'])
        .where('body', 'is not', null)
        .where('state', 'in', ['on', 'paused']),
    )
    .execute()
