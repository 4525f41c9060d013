import { sql } from 'kysely'
import { addressKeysIn } from '#bodies/connections/address-keys.ts'
import type { Secret } from '#bodies/connections/connection-keys.ts'
import type { Db } from '#database/database.ts'
import type { Said } from '#http/guarded-exchange.ts'
import { hideGrants } from '#text/hide-grants.ts'
import { log, reasonOf } from '../../log.ts'
import { hidden, hiderOf } from './hide-keys.ts'

export type Purpose = 'send' | 'find' | 'poll' | 'list' | 'check' | 'test'

type Keeping = {
  connection: string
  purpose: Purpose
  delivery?: string
  secrets: ReadonlyMap<string, Secret>
}

/** Of a body that is said; pictures are told of by their size. */
const mostKept = 65_536

/**
 * Keeps all that is said through a connection, for those who run it: with keys, and links that act for the body, taken out
 * wherever they stand. Written beside what is done, which never waits for it and never fails by it; `written` waits until it stands.
 */
export function keepExchanges(db: Db, { connection, purpose, delivery, secrets }: Keeping) {
  const writing: Promise<unknown>[] = []
  const ids: number[] = []
  const hideKeys = hiderOf(secrets)
  const hide = (text: string) => hideGrants(hideKeys(text))
  const store = async ({ request, answer, problem, startedAt, tookMs, certificateUntil }: Said) => {
    const { id } = await db
      .insertInto('exchanges')
      .values({
        ...{ connection, purpose, delivery: delivery ?? null, is_ours: true },
        ...{ started_at: startedAt, took_ms: tookMs, problem },
        ...{ method: request.method, url: hide(request.url) },
        asked_headers: JSON.stringify(hideIn(request.headers ?? {}, hide)),
        asked: toKeep(request.body ?? '', hideKeys),
        status: answer?.status ?? null,
        answered_headers: answer && JSON.stringify(hideIn(answer.headers, hide)),
        answered: answer && toKeep(answer.body, hideKeys),
        addresses: addressesSaid({ request, answer }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.push(id)
    if (certificateUntil) await noteCertificate(db, connection, certificateUntil)
  }
  return {
    heard(said: Said): void {
      writing.push(
        store(said).catch((error: unknown) =>
          log('warn', 'exchange not kept', { connection, reason: reasonOf(error) }),
        ),
      )
    },
    written: () => Promise.all(writing),
    /** What stands by now. */
    ids: (): readonly number[] => ids,
  }
}

/** Whose addresses are kept with it, also one that stands where it is cut. */
function addressesSaid({ request, answer }: Pick<Said, 'request' | 'answer'>): string[] {
  const headers = [...Object.values(request.headers ?? {}), ...Object.values(answer?.headers ?? {})]
  const bodies = [request.body ?? '', answer?.body ?? ''].map(textOf)
  return addressKeysIn(
    request.url,
    ...headers,
    ...bodies.map((text) => text.slice(0, mostKept + longestLink)),
  )
}

/** Headers that are keys by what they are, beside those that hold one of ours. */
const keyHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key'])

const hideIn = (headers: Readonly<Record<string, string>>, hide: (words: string) => string) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      keyHeaders.has(name.toLowerCase()) ? hidden : hide(value),
    ]),
  )

/** Longer than any link, however it is wrapped. */
const longestLink = 4096

/** Hidden before it is cut: half a key or link at the end is too much. Links are looked for in no more than is kept. */
function toKeep(body: string | Buffer, hideKeys: (text: string) => string): string {
  const text = textOf(body)
  // PostgreSQL keeps no NUL in a text.
  const clean = hideKeys(text.replaceAll('\0', ''))
  if (clean.length <= mostKept) return hideGrants(clean)
  const shown = hideGrants(clean.slice(0, mostKept + longestLink))
  return `${shown.slice(0, Math.min(mostKept, shown.length - longestLink))}… (${clean.length})`
}

const textOf = (body: string | Buffer): string => (typeof body === 'string' ? body : readable(body))

/** Bytes that are no text are told of by their number; of several parts, pictures are left out. */
function readable(body: Buffer): string {
  if (!isBinary(body)) return body.toString('utf8')
  const text = body.toString('latin1')
  const [boundary] = /^--[^\r\n]+/.exec(text) ?? []
  if (!boundary) return `(${body.length} bytes)`
  const parts = text.split(boundary).map((part) => {
    const [head = '', ...rest] = part.split('\r\n\r\n')
    const content = rest.join('\r\n\r\n')
    return isBinary(Buffer.from(content, 'latin1')) ? `${head}\r\n\r\n(${content.length} bytes)\r\n` : part
  })
  return Buffer.from(parts.join(boundary), 'latin1').toString('utf8')
}

/** Control characters, but for those that lay out a text. */
const isBinary = (bytes: Buffer): boolean => bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32))

const noteCertificate = (db: Db, connection: string, until: Date) =>
  db
    .updateTable('connections')
    .set({ certificate_until: until })
    .where('id', '=', connection)
    .where(sql<boolean>`certificate_until is distinct from ${until}`)
    .execute()
