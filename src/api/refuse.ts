import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { answerProblem } from '#http/problem.ts'
import { messagesIn } from '#i18n/messages.ts'
import { languageOf } from './language.ts'
import type { ApiAsk } from './rooms.ts'

export type PhotoMistake = keyof ReturnType<typeof messagesIn>['pages']['photos']['mistakes']

/** Said in the reader's language, with the mistake's name as code. */
export function refuse(ask: ApiAsk, status: ContentfulStatusCode, code: PhotoMistake): Response {
  if (status === 429 || status === 503) ask.c.header('Retry-After', status === 429 ? '300' : '5')
  const { mistakes } = messagesIn(languageOf(ask)).pages.photos
  return answerProblem(ask.c, { status, title: mistakes[code], code })
}
