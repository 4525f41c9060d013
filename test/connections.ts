import { randomUUID } from 'node:crypto'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { type ConnectionState, connectionById } from '#bodies/connections/connection.ts'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { makeConsoleLink } from '#bodies/connections/console-link.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import { markOf, type SeenPart } from '#bodies/connections/seen.ts'
import { keepPosted } from '#bodies/exchanges/keep-posted.ts'
import { createKey } from '#bodies/keys/create-key.ts'
import type { Db } from '#database/database.ts'
import { alingsas } from './reports.ts'
import type { Browser } from './web.ts'

type Made = { id: string; body?: string; endpoint?: string; state?: Exclude<ConnectionState, 'ended'> }

/** A connection to an Infracontrol, of Alingsås unless said, with its key. */
export async function aConnection(
  db: Db,
  { id, body = alingsas, endpoint = 'http://127.0.0.1:9', state = 'test' }: Made,
): Promise<string> {
  await makeConnection(db, {
    ...{ id, body, kind: 'infracontrol', name: `Systemet ${id}`, categories: [], withMail: false },
    settings: { transport: 'rest', endpoint, organisation: 'Alingsås kommun' },
  })
  await setSecret(db, { connection: id, name: 'api_key', value: 'nyckel', overlapDays: 0 })
  if (state !== 'test') await changeConnection(db, { id, state })
  return id
}

/** The same, made once. */
export async function theConnection(db: Db, made: Made): Promise<string> {
  return (await connectionById(db, made.id))?.id ?? aConnection(db, made)
}

/** What a form that saves a part of a connection says it was shown with. */
export async function seenOf(db: Db, id: string, part: SeenPart): Promise<string> {
  const connection = await connectionById(db, id)
  if (!connection) throw new Error('there is no such connection')
  return markOf(connection, part)
}

export const aConsoleLink = (db: Db, { body = alingsas, seesPersons = false } = {}): Promise<string> =>
  makeConsoleLink(db, { body, seesPersons, days: 30 })

/** Where a body runs its connections, by a link made just now. */
export async function aConsole(db: Db, { token }: Pick<Browser, 'token'>, link = {}): Promise<string> {
  await aConsoleLink(db, link)
  return `/integration/${await token('console')}`
}

/** A key of a program's that may report to a body. */
export const anApiKey = (
  db: Db,
  { body = alingsas, name = 'Appen' }: { body?: string | null; name?: string } = {},
) => createKey(db, { body, name, scope: 'open311', isTrusted: false, perMinute: 60 })

type Said = {
  connection: string
  asked?: string
  answered?: string
  status?: number | null
  delivery?: string
}

/** Something that was said through a connection. Returns its id. */
export async function anExchange(db: Db, { connection, delivery, ...said }: Said): Promise<string> {
  const { id } = await db
    .insertInto('exchanges')
    .values({
      ...{ connection, delivery: delivery ?? null, is_ours: true, purpose: 'send', started_at: new Date() },
      ...{ took_ms: 120, method: 'POST', url: 'http://127.0.0.1:9/rest/arenden', asked: said.asked ?? '{}' },
      asked_headers: JSON.stringify({ 'content-type': 'application/json' }),
      status: said.status === undefined ? 200 : said.status,
      problem: said.status === null ? 'nobody listens there' : null,
      answered_headers: JSON.stringify({ server: 'infracontrol' }),
      answered: said.answered ?? '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return String(id)
}

/** What a program has posted by a key of its own, about a report. Returns its id. */
export async function aPosted(db: Db, key: number, report: number | null = null): Promise<string> {
  const { caller } = await db
    .selectFrom('api_keys')
    .select('caller')
    .where('id', '=', key)
    .executeTakeFirstOrThrow()
  await keepPosted(db, {
    ...{ caller, url: 'http://localhost/open311/v2/requests.json', report },
    asked: {
      headers: { 'x-app': '1' },
      body: 'service_code=hal&first_name=Ada&email=ada%40invanare.example',
    },
    answered: { status: 200, headers: {}, body: '[{"service_request_id":"1"}]' },
    startedAt: new Date(),
  })
  const { id } = await db
    .selectFrom('exchanges')
    .select('id')
    .where('caller', '=', caller)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return String(id)
}

/** A case that a system tells of and we have never heard of. Returns its id. */
export async function aDisagreement(db: Db, connection: string): Promise<string> {
  const { id } = await db
    .insertInto('disagreements')
    .values({ connection, kind: 'not_here', external_id: `IC-${randomUUID()}`, their_state: 'Pågår' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return String(id)
}
