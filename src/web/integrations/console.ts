import { type Connection, connectionById } from '#bodies/connections/connection.ts'
import type { ConnectionKind } from '#bodies/connections/connection-kind.ts'
import { ChangedMeanwhile } from '#bodies/connections/seen.ts'
import type { Db } from '#database/database.ts'
import { once } from '#http/once.ts'
import { paths } from '#paths.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import type { AskedBy } from '#reports/connections/send-again.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { goTo, to } from '../answer.tsx'
import type { Ask, Handler, LinkHandler } from '../ask.ts'

/** A request about one connection of the body whose link it is. */
export type Console = {
  ask: Ask
  connection: Connection
  /** Null where nothing here knows its kind any more. */
  kind: ConnectionKind | null
  by: AskedBy
  seesPersons: boolean
}

const idShape = /^[a-z0-9-]{1,60}$/

/** Opens what is asked about one connection. Another body's is not there. */
export const onConnection =
  (handler: (at: Console) => ReturnType<Handler>): LinkHandler =>
  async (ask, link) => {
    const id = ask.c.req.param('connection') ?? ''
    const connection = idShape.test(id) ? await connectionById(ask.rooms.db, id) : undefined
    if (!connection || connection.body !== bodyOf(link)) throw new NotFound('no such connection of this body')
    const kind = ask.rooms.kinds[connection.kind] ?? null
    return handler({
      ...{ ask: { ...ask, here: hereOf(ask) }, connection, kind, seesPersons: link.sees_persons },
      by: { link: link.id, body: connection.body },
    })
  }

/** The same, for what changes something: what has ended is left as it was. */
export const onStandingConnection = (handler: (at: Console) => ReturnType<Handler>): LinkHandler =>
  onConnection((at) => {
    if (at.connection.state === 'ended') throw new Conflict('the connection has ended')
    return handler(at)
  })

/** Whose connections a link opens. */
export function bodyOf({ body }: Link): string {
  if (body === null) throw new NotFound('the link names no body')
  return body
}

export const tokenOf = ({ c }: Ask): string => c.req.param('token') ?? ''

/** What is asked for by GET under the same path, whatever was posted. */
function hereOf(ask: Ask): string {
  const posted = ask.c.req.method === 'POST' && !ask.here.includes('?')
  return posted ? paths.consoleOf(tokenOf(ask), ask.c.req.param('connection') ?? '') : ask.here
}

/** A page of the connection, in the reader's language. */
export const pageOf = ({ ask, connection }: Console, ...parts: readonly string[]): string =>
  to(ask, paths.consoleOf(tokenOf(ask), connection.id, ...parts))

type Act = {
  done: string
  page?: readonly string[]
  work(tx: Db): Promise<unknown>
  /** The form again, where somebody else has saved since it was shown. */
  changed?(now: Console): Promise<Response>
}

/** Does what was posted, once however often it is pressed, and goes on to the page that tells it. */
export async function act(at: Console, { done, page = [], work, changed }: Act): Promise<Response> {
  const { ask, connection, by } = at
  try {
    await once(ask.rooms.db, ask.fields, work)
  } catch (error) {
    const now = error instanceof ChangedMeanwhile && (await connectionById(ask.rooms.db, connection.id))
    if (!now || !changed) throw error
    return changed({ ...at, connection: now })
  }
  await noteUse(ask.rooms.db, by.link)
  return goTo(ask, `${paths.consoleOf(tokenOf(ask), connection.id, ...page)}?klart=${done}`)
}
