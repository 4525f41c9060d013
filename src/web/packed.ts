import { gzipSync } from 'node:zlib'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Ask } from './ask.ts'
import type { RenderedPage } from './kept-pages.ts'

// A quarter of the page's bytes for a fraction of what rendering it costs; higher levels save little more.
const level = 4

/**
 * Answers a page, packed where the browser takes it so: on a slow telephone the words are most of the wait.
 * Pages behind a signed link go as they are: packed beside what a stranger can choose, a link's length could
 * tell of its letters.
 */
export function answerHtml(ask: Ask, page: RenderedPage, status: ContentfulStatusCode = 200): Response {
  const { c, isPrivate } = ask
  if (isPrivate) return c.html(page.html, status)
  c.header('Vary', 'Accept-Encoding')
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.html(page.html, status)
  page.packed ??= Buffer.from(gzipSync(page.html, { level }))
  c.header('Content-Type', 'text/html; charset=UTF-8')
  c.header('Content-Encoding', 'gzip')
  return c.body(page.packed, status)
}
