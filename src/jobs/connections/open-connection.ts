import { categoryName } from '#bodies/catalogue.ts'
import { connectionById } from '#bodies/connections/connection.ts'
import { readSecrets, type Secret } from '#bodies/connections/connection-keys.ts'
import type { Db } from '#database/database.ts'
import { guardedExchange } from '#http/guarded-exchange.ts'
import { guardedConnect } from '#http/guarded-socket.ts'
import type { Kind, KindRooms } from '#integrations/kind.ts'
import { kinds } from '#integrations/kinds.ts'
import { keepExchanges, type Purpose } from './keep-exchanges.ts'

export type ConnectionRooms = {
  db: Db
  /** Without a slash at the end. */
  baseUrl: string
  /** Hosts with their ports that may be asked wherever they are: `127.0.0.1:4010`. */
  reachable: readonly string[]
  /** What files for bodies' systems are left below. */
  dropFolder: string
}

/** What a connection is opened for: all that is said meanwhile is kept as that. */
export type Opening = { purpose: Purpose; delivery?: string }

/** A connection that can't be opened as it is set up: a person has to mend it. */
export class NotOpened extends Error {
  override name = 'NotOpened'
}

/** Opens a connection by its kind, with its settings and keys as they are now; throws `NotOpened`. */
export async function openConnection(rooms: ConnectionRooms, id: string, opening: Opening) {
  const { connection, kind, kindRooms, kept } = await roomsOfConnection(rooms, id, opening)
  return { connection, receiver: kind.open(kindRooms), kept }
}

/** All that a connection is opened with; throws `NotOpened`. */
export async function roomsOfConnection(rooms: ConnectionRooms, id: string, opening: Opening) {
  const connection = await connectionById(rooms.db, id)
  if (!connection) throw new NotOpened('there is no such connection')
  const kind = kinds[connection.kind]
  if (!kind) throw new NotOpened(`nothing here knows the kind ${connection.kind}`)
  const settings = kind.settings.safeParse(connection.settings)
  if (!settings.success) throw new NotOpened('its settings do not fit its kind')
  const secrets = await readSecrets(rooms.db, id)
  const kept = keepExchanges(rooms.db, { connection: id, secrets, ...opening })
  const kindRooms: KindRooms<unknown> = {
    settings: settings.data,
    secret: (name) => secrets.get(name) ?? null,
    exchange: guardedExchange({
      allowed: rooms.reachable,
      tls: certificateOf(kind, secrets),
      heard: kept.heard,
    }),
    connect: guardedConnect({ allowed: rooms.reachable }),
    heard: kept.heard,
    baseUrl: rooms.baseUrl,
    dropFolder: rooms.dropFolder,
    categoryName: (code) => categoryName(code, 'sv'),
  }
  return { connection, kind, kindRooms, kept }
}

/** A certificate of ours, for kinds that know how to show one. */
function certificateOf({ secrets: names }: Kind, secrets: ReadonlyMap<string, Secret>) {
  const of = (name: string) => (names.includes(name) ? secrets.get(name)?.value : undefined)
  const [cert, key, ca] = [of('client_certificate'), of('client_key'), of('trusted_authority')]
  return { ...(cert && { cert }), ...(key && { key }), ...(ca && { ca }) }
}
