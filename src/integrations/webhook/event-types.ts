import type { DeliveryKind } from '#reports/deliveries/delivery.ts'
import type { SystemAct } from '#reports/told/take-update.ts'

/** What each delivery is called as an event; `subject` is the report's number. */
export const eventTypes = {
  report: 'se.fixamingata.report.created',
  hand_over: 'se.fixamingata.report.handed_over',
  update: 'se.fixamingata.report.update_added',
  message: 'se.fixamingata.report.message_added',
  withdrawal: 'se.fixamingata.report.withdrawn',
  reopening: 'se.fixamingata.report.reopened',
  thanks: 'se.fixamingata.report.thanked',
  moderation: 'se.fixamingata.report.moderated',
  // To mailboxes alone.
  notice: 'se.fixamingata.report.waiting',
  link: 'se.fixamingata.case.link_renewed',
  erasure: 'se.fixamingata.case.reporter_erased',
  accepted: 'se.fixamingata.case.accepted_elsewhere',
  gone_on: 'se.fixamingata.case.gone_on',
  lapse: 'se.fixamingata.case.question_lapsed',
} as const satisfies Record<DeliveryKind, string>

/** Sent when a connection is looked at: nothing is to be done. */
export const pingType = 'se.fixamingata.ping'

/** What receivers tell us, and ask. */
export const theirTypes = {
  replay: 'se.fixamingata.replay',
  updated: 'se.fixamingata.case.updated',
  created: 'se.fixamingata.case.created',
} as const

/** Our words for how a case stands, as receivers say them. */
export const stateWords: Readonly<Record<string, SystemAct | null>> = {
  new: null,
  received: 'receive',
  investigating: 'investigate',
  planned: 'plan',
  in_progress: 'start',
  fixed: 'fix',
  no_action: 'decline',
  returned: 'return',
  reopened: 'reopen',
}
