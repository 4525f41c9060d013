import type { Element } from '@xmldom/xmldom'
import type { Db } from '#database/database.ts'
import { createOpen311 } from '#open311/app.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import { testPhotos } from './photos.ts'
import { parseXml } from './xml.ts'

/** The Open311 door over a test's database, and what a client reads from it. */
export async function open311Client(db: Db, { rateLimits = false }: { rateLimits?: boolean } = {}) {
  const tables = await loadTables(db)
  const photos = await testPhotos()
  const app = createOpen311({
    ...{ db, photos, baseUrl: 'http://localhost', rateLimits, tables: () => tables },
  })
  const ask = async (path: string, init: RequestInit = {}) =>
    app.request(`http://localhost/open311/v2/${path}`, init)
  return {
    ask,
    json: async (path: string) => (await ask(path)).json(),
    xml: async (path: string) => readXml(await (await ask(path)).text()),
    photos,
    /** Posts a form, urlencoded unless it is one with files; what is answered, read as its format is. */
    post: async (path: string, body: URLSearchParams | FormData, headers: Record<string, string> = {}) =>
      ask(path, { method: 'POST', body, headers }),
  }
}

/** As a strict parser reads it. */
export function readXml(text: string): Element {
  const root = parseXml(text).documentElement
  if (!root) throw new Error('no root')
  return root
}

/** The words of each child element of a name, in order. */
export const wordsOf = (root: Element, name: string): string[] =>
  [...root.getElementsByTagName(name)].map(({ textContent }) => textContent ?? '')
