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

type Spoken = { headers?: Readonly<Record<string, string>>; body?: string | Buffer }
type Cleaned = { headers: Readonly<Record<string, string>>; body: string }

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
    const url = hide(request.url)
    const clean = (said: Spoken | null): Cleaned => ({
      headers: hideIn(said?.headers ?? {}, hide),
      body: withoutKeys(said?.body ?? '', hideKeys),
    })
    const [asked, answered] = [clean(request), clean(answer)]
    const { id } = await db
      .insertInto('exchanges')
      .values({
        ...{ connection, purpose, delivery: delivery ?? null, is_ours: true },
        ...{ started_at: startedAt, took_ms: tookMs, problem },
        ...{ method: request.method, url },
        asked_headers: JSON.stringify(asked.headers),
        asked: toKeep(asked.body),
        status: answer?.status ?? null,
        answered_headers: answer && JSON.stringify(answered.headers),
        answered: answer && toKeep(answered.body),
        addresses: addressKeysIn(url, ...wordsOf(asked), ...wordsOf(answered)),
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

/** What may be kept of it, and what stands where it is cut: whose addresses are in that is kept with it. */
const wordsOf = ({ headers, body }: Cleaned): string[] => [...Object.values(headers), toSearch(body)]

/** Without our keys, before it is cut: half a key at the end is too much. PostgreSQL keeps no NUL in a text. */
const withoutKeys = (body: string | Buffer, hideKeys: (text: string) => string): string =>
  hideKeys(textOf(body).replaceAll('\0', ''))

/** Links are looked for in no more than is kept. */
function toKeep(clean: string): string {
  if (clean.length <= mostKept) return hideGrants(clean)
  const shown = hideGrants(toSearch(clean))
  return `${shown.slice(0, Math.min(mostKept, shown.length - longestLink))}… (${clean.length})`
}

const toSearch = (clean: string): string => clean.slice(0, mostKept + longestLink)

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
