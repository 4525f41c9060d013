import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { isKnownTag, tagOf } from '#http/tag.ts'
import { messagesIn } from '#i18n/messages.ts'
import { TooSlow } from '../errors.ts'
import { log, reasonOf } from '../log.ts'
import { type Document, rowsOf } from './document.ts'
import { Open311Mistake } from './mistake.ts'
import type { Open311Ask } from './rooms.ts'
import { contentTypes, writeDocument } from './write-document.ts'

/** What is asked for, in its format; what the asker has already is not sent again. */
export function answerDocument({ c, format }: Open311Ask, document: Document): Response {
  const body = writeDocument[format](document)
  const tag = tagOf(body)
  c.header('ETag', tag)
  if (isKnownTag(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  c.header('Content-Type', contentTypes[format])
  return c.body(body)
}

/** What is wrong with what was asked, in words; what is wrong with us is logged. */
export function answerError(ask: Open311Ask, error: unknown): Response {
  if (error instanceof Open311Mistake) return answerMistakes(ask, [error])
  if (error instanceof TooSlow) return answerMistakes(ask, [new Open311Mistake('too_slow')])
  log('error', 'request failed', { reason: reasonOf(error) })
  return answerMistakes(ask, [new Open311Mistake('broken')])
}

/** In words for whoever reports, as the specification has it, with a code for programs. */
export function answerMistakes(
  { c, format, language }: Open311Ask,
  mistakes: readonly Open311Mistake[],
): Response {
  const said = messagesIn(language).open311.mistakes
  const status = mistakes[0]?.status ?? 400
  if (status === 429 || status === 503) c.header('Retry-After', '60')
  const errors = mistakes.map(({ code, about }) => ({ code, description: said[code](about) }))
  c.header('Content-Type', contentTypes[format])
  return c.body(
    writeDocument[format]({ root: 'errors', content: rowsOf('error', errors) }),
    status satisfies ContentfulStatusCode,
  )
}
