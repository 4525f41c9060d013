import { createApi } from '#api/app.ts'
import { readGuides } from '#api/read-guides.ts'
import type { ApiRooms } from '#api/rooms.ts'
import type { Db } from '#database/database.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import { describedEvents } from './described-events.ts'
import { testPhotos } from './photos.ts'

export const home = 'http://localhost'

/** The API over a test's database, and what a program reads from it. */
export async function apiClient(db: Db, changes: Partial<ApiRooms> = {}) {
  const tables = await loadTables(db)
  const app = createApi({
    db,
    links: linksSignedBy(await signingKeys(db)),
    photos: changes.photos ?? (await testPhotos()),
    mode: 'local',
    baseUrl: home,
    rateLimits: false,
    events: describedEvents(home),
    guides: await readGuides(),
    tables: () => tables,
    ...changes,
  })
  const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    app.request(path.startsWith(home) ? path : `${home}/api/v1/${path}`, { method, headers })
  return { app, ask, json: async (path: string) => (await ask(path)).json() }
}
