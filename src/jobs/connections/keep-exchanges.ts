import { sql } from 'kysely'
import type { Secret } from '#bodies/connections/connection-keys.ts'
import type { Db } from '#database/database.ts'
import type { Said } from '#http/guarded-exchange.ts'
import { log, reasonOf } from '../../log.ts'

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
 * Keeps all that is said through a connection, for those who run it: with keys taken out wherever they stand. Written
 * beside what is done, which never waits for it and never fails by it; `written` waits until it stands.
 */
export function keepExchanges(db: Db, { connection, purpose, delivery, secrets }: Keeping) {
  const writing: Promise<unknown>[] = []
  const hide = hiderOf(secrets)
  const store = async ({ request, answer, problem, startedAt, tookMs, certificateUntil }: Said) => {
    await db
      .insertInto('exchanges')
      .values({
        ...{ connection, purpose, delivery: delivery ?? null, is_ours: true },
        ...{ started_at: startedAt, took_ms: tookMs, problem },
        ...{ method: request.method, url: hide(request.url) },
        asked_headers: JSON.stringify(hideIn(request.headers ?? {}, hide)),
        asked: hide(toKeep(request.body ?? '')),
        status: answer?.status ?? null,
        answered_headers: answer && JSON.stringify(hideIn(answer.headers, hide)),
        answered: answer && hide(toKeep(answer.body)),
      })
      .execute()
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
  }
}

/** Headers that are keys by what they are, beside those that hold one of ours. */
const keyHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key'])
const hidden = '•••'

const hideIn = (headers: Readonly<Record<string, string>>, hide: (words: string) => string) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      keyHeaders.has(name.toLowerCase()) ? hidden : hide(value),
    ]),
  )

/** As they are, and as they stand in addresses and forms. Shorter ones are no keys, and would hide everything. */
function hiderOf(secrets: ReadonlyMap<string, Secret>): (words: string) => string {
  const values = [...secrets.values()].flatMap(({ value, former }) => (former ? [value, former] : [value]))
  const forms = values
    .filter(({ length }) => length >= 4)
    .flatMap((value) => [value, encodeURIComponent(value)])
  return (words) => forms.reduce((left, form) => left.replaceAll(form, hidden), words)
}

function toKeep(body: string | Buffer): string {
  const text = typeof body === 'string' ? body : readable(body)
  // PostgreSQL keeps no NUL in a text.
  const clean = text.replaceAll('\0', '')
  return clean.length <= mostKept ? clean : `${clean.slice(0, mostKept)}… (${clean.length})`
}

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
