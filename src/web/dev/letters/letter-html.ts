import type { Ask } from '../../ask.ts'

/** A letter's HTML, which may be styled inline and do nothing else, for a frame on a page of ours. */
export function answerLetterHtml(ask: Ask, html: string): Response {
  ask.c.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  )
  return ask.c.html(html) as Response
}
