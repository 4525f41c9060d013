import type { messagesIn } from '#i18n/messages.ts'
import { cleanLine, shorten } from '#text/plain-text.ts'

export type MistakeCode = keyof ReturnType<typeof messagesIn>['open311']['mistakes']

/** What each mistake is answered with: 404 what is not there, 403 a key, 400 the rest. */
const statuses = {
  jurisdiction_unknown: 404,
  format_unknown: 404,
  not_there: 404,
  service_unknown: 404,
  request_unknown: 404,
  token_unknown: 404,
  key_missing: 403,
  key_wrong: 403,
  key_elsewhere: 403,
  key_not_enough: 403,
  parameter_missing: 400,
  parameter_unreadable: 400,
  parameter_too_long: 400,
  personal_number: 400,
  place_missing: 400,
  place_at_sea: 400,
  place_abroad: 400,
  place_elsewhere: 400,
  not_taken: 400,
  attribute_missing: 400,
  attribute_unreadable: 400,
  attribute_stopped: 400,
  status_unknown: 400,
  reason_missing: 400,
  not_movable: 400,
  post_unreadable: 400,
  post_too_large: 400,
  span_too_long: 400,
  too_often: 429,
  busy: 503,
  too_slow: 503,
  broken: 500,
} as const satisfies Record<MistakeCode, number>

/** Thrown by whoever finds it, answered in the asker's format and language. `about` names the parameter. */
export class Open311Mistake extends Error {
  readonly code: MistakeCode
  readonly about: string
  constructor(code: MistakeCode, about = '') {
    super(`${code} ${about}`.trim())
    this.code = code
    // What was sent is told back, but not by the page.
    this.about = shorten(cleanLine(about), 100)
  }
  get status() {
    return statuses[this.code]
  }
}
