import { z } from 'zod'
import type { DeliveryKind } from '#reports/deliveries/delivery.ts'

/** What surrounds each event of ours (CloudEvents 1.0): the tests hold what is written against it. */
export const ourEnvelope = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid().describe("The delivery's: what comes again with the same one is the same."),
  source: z.url().describe('The address of the service.'),
  time: z.iso.datetime().describe('When it was written, in UTC.'),
  datacontenttype: z.literal('application/json'),
})

/** What an event about a case has besides. */
export const ofCase = z.object({
  subject: z.string().regex(/^\d+$/).describe("The report's number."),
  dataschema: z.url().describe('Where the schema of data is.'),
  sequence: z
    .string()
    .regex(/^\d{16}$/)
    .optional()
    .describe('Counts what is meant for you from one, without gaps.'),
  externalid: z.string().optional().describe('What you have called the case.'),
})

/** What each delivery's event tells; a new link and a notice go to mailboxes alone. */
export const eventSummaries = {
  report: 'A case of yours begins: a report that somebody has confirmed.',
  hand_over: 'A case of yours begins: it has been handed over to you.',
  update: 'Somebody has said something for everybody.',
  message: 'The reporter has said something to you.',
  withdrawal: 'The reporter has withdrawn the report.',
  reopening: 'The reporter has opened the report again.',
  thanks: 'Somebody thanks you for a fix.',
  moderation: 'Those who run the service have taken something of yours away, or shown it again.',
  erasure: 'The reporter has removed their details: look over what you keep.',
  accepted: 'What you passed on has been accepted.',
  gone_on: 'What you passed on has gone on to somebody else.',
  lapse: 'Nobody has answered your question.',
} as const satisfies Record<Exclude<DeliveryKind, 'link' | 'notice'>, string>
