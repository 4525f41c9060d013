import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Ask } from './ask.ts'
import type { Coding, RenderedPage } from './kept-pages.ts'

// A quarter of the page's bytes for a fraction of what rendering it costs; higher levels save little more.
const level = 4
const pack: Readonly<Record<Coding, (html: string) => Buffer>> = {
  br: (html) => brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: level } }),
  gzip: (html) => gzipSync(html, { level }),
}

/** The best packing a browser takes; null for none. */
export function codingFor({ c }: Pick<Ask, 'c'>): Coding | null {
  const accepted = c.req.header('accept-encoding') ?? ''
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : null
}

/**
 * Answers a page, packed where the browser takes it so: on a slow telephone the words are most of the wait. Who has
 * it already, just as it is, is told only that.
 * Pages behind a signed link go as they are: packed beside what a stranger can choose, a link's length could
 * tell of its letters.
 */
export function answerHtml(ask: Ask, page: RenderedPage, status: ContentfulStatusCode = 200): Response {
  const { c, isPrivate } = ask
  if (isPrivate) return c.html(page.html, status)
  c.header('Vary', 'Accept-Encoding', { append: true })
  if (status === 200 && c.req.method === 'GET') {
    page.tag ??= tagOf(page.html)
    c.header('ETag', page.tag)
    if (c.req.header('if-none-match') === page.tag) return c.body(null, 304)
  }
  const coding = codingFor(ask)
  if (!coding) return c.html(page.html, status)
  page.packed[coding] ??= Buffer.from(pack[coding](page.html))
  c.header('Content-Type', 'text/html; charset=UTF-8')
  c.header('Content-Encoding', coding)
  return c.body(page.packed[coding], status)
}

/** Weak: the same page packed in another way has it too. */
const tagOf = (html: string): string => `W/"${createHash('sha1').update(html).digest('base64url')}"`
