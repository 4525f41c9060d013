import type { messagesIn } from '#i18n/messages.ts'

export type MistakeCode = keyof ReturnType<typeof messagesIn>['open311']['mistakes']

/** What each mistake is answered with: 404 what is not there, 403 a key, 400 the rest. */
const statuses = {
  jurisdiction_missing: 400,
  jurisdiction_unknown: 404,
  format_unknown: 404,
  not_there: 404,
  service_unknown: 404,
  request_unknown: 404,
  parameter_unreadable: 400,
  span_too_long: 400,
  too_often: 429,
  broken: 500,
} as const satisfies Record<MistakeCode, number>

/** Thrown by whoever finds it, answered in the asker's format and language. `about` names the parameter. */
export class Open311Mistake extends Error {
  readonly code: MistakeCode
  readonly about: string
  constructor(code: MistakeCode, about = '') {
    super(`${code} ${about}`.trim())
    this.code = code
    this.about = about
  }
  get status() {
    return statuses[this.code]
  }
}
