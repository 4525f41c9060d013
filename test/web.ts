import type { Hono } from 'hono'
import type { Db } from '#database/database.ts'
import type { LinkAct } from '#database/schema.ts'
import { kinds } from '#integrations/kinds.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import { createWeb } from '#web/app.ts'
import { noAssets } from '#web/assets.ts'
import { liveReports } from '#web/live/live-reports.ts'
import { readMark } from '#web/live/report-mark.ts'
import type { WebRooms } from '#web/rooms.ts'
import { testPhotos } from './photos.ts'

const home = 'http://localhost'

/** The web door over a test's database, and the hands of a browser without script. */
export type Browser = {
  app: Hono
  get(path: string, headers?: Record<string, string>): Promise<Response>
  page(path: string): Promise<string>
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  /** The same with files, each under the name of its field. */
  send(
    path: string,
    fields: Record<string, string>,
    files: readonly SentFile[],
    headers?: Record<string, string>,
  ): Promise<Response>
  /** The newest link for one act that still stands. */
  token(act: LinkAct): Promise<string>
}

export async function browse(db: Db, changes: Partial<WebRooms> = {}): Promise<Browser> {
  const links = linksSignedBy(await signingKeys(db))
  let tables = await loadTables(db)
  const app = createWeb({
    ...roomsOver(db),
    photos: changes.photos ?? (await testPhotos()),
    tables: () => tables,
    links,
    ...changes,
  })
  // A running service hears of what a test has changed; here it is read before each request.
  const request = async (path: string, asked: RequestInit) => {
    tables = await loadTables(db)
    return app.request(home + path, asked)
  }
  const get = (path: string, headers = {}) => request(path, { headers })
  return {
    app,
    get,
    page: async (path) => (await get(path)).text(),
    post: (path, fields = {}, headers = {}) =>
      request(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: home, ...headers },
      }),
    send: (path, fields, files, headers = {}) =>
      request(path, {
        method: 'POST',
        body: formWith(fields, files),
        headers: { origin: home, ...headers },
      }),
    token: async (act) => {
      const { id } = await newestLink(db, act)
      return links.token(act, id)
    },
  }
}

const roomsOver = (db: Db): Omit<WebRooms, 'links' | 'photos' | 'tables'> => ({
  db,
  kinds,
  mode: 'local',
  baseUrl: home,
  operatorEmail: 'drift@foreningen.example',
  reportsByMail: null,
  rateLimits: false,
  leastMsToFill: 0,
  geocoder: null,
  tiles: null,
  assets: noAssets,
  live: liveReports(readMark(db)),
  mailbox: null,
  ready: async () => true,
})

const newestLink = (db: Db, act: LinkAct) =>
  db
    .selectFrom('links')
    .select('id')
    .where('act', '=', act)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    // Of two made together always the same.
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()

export type SentFile = { field: string; name: string; bytes: Uint8Array; type?: string }

export function formWith(fields: Record<string, string>, files: readonly SentFile[]): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const { field, name, bytes, type = 'image/jpeg' } of files)
    form.append(field, new File([new Uint8Array(bytes)], name, { type }))
  return form
}

/** The fields a form on the page would send as it stands, hidden ones too. */
export function hiddenFields(page: string): Record<string, string> {
  const inputs = page.matchAll(/<input type="hidden" name="([^"]+)" value(?:="([^"]*)")?/g)
  return Object.fromEntries(Array.from(inputs, ([, name = '', value = '']) => [name, value]))
}
