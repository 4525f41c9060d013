import { mailbox } from '#bodies/connections/connection.ts'
import { type LeasedWork, recordAnyway } from '#database/leased-work.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import type { EmailReceiver } from '#integrations/email/email-receiver.ts'
import type { Outcome } from '#integrations/receiver.ts'
import type { Links } from '#people/links/links.ts'
import { deliveryToSend } from '#reports/deliveries/delivery-to-send.ts'
import { knownOf } from '#reports/deliveries/external-ids.ts'
import { recordOutcome } from '#reports/deliveries/record-outcome.ts'
import { type Taken, takeDeliveries } from '#reports/deliveries/take-deliveries.ts'
import { unknownSince } from '#reports/deliveries/unknown-since.ts'
import { log, reasonOf } from '../log.ts'
import { fitOutcome } from './connections/fit-told.ts'
import { type ConnectionRooms, NotOpened, openConnection } from './connections/open-connection.ts'

type Rooms = ConnectionRooms & { links: Links; photos: PhotoStore; email: EmailReceiver }

/** Deliveries to holders: each taken, sent through its connection, its outcome recorded. */
export const outgoingDeliveries = (rooms: Rooms): LeasedWork<Taken> => ({
  table: 'deliveries',
  atOnce: 40,
  take: (limit) => takeDeliveries(rooms.db, limit),
  async send(taken) {
    const { id, attempt, receiver } = taken
    const delivery = await deliveryToSend(rooms, id)
    const ended =
      receiver === mailbox ? await rooms.email.send(delivery) : await sendThrough(rooms, taken, delivery)
    log(ended.outcome === 'sent' ? 'info' : 'warn', 'delivery', {
      ...{ delivery: id, report: delivery.report.number, receiver, attempt, outcome: ended.outcome },
    })
    await recordAnyway(() => recordOutcome(rooms.db, { delivery: id, attempt, ...ended }))
  },
})

type Delivery = Awaited<ReturnType<typeof deliveryToSend>>

/**
 * Where nobody knows how an earlier try went, it is looked for before it is sent again. Whatever breaks on our own side is
 * an outcome too, and waits as any other: before the far side was asked it has not been sent, after that nobody knows.
 */
async function sendThrough(rooms: Rooms, taken: Taken, delivery: Delivery): Promise<Outcome> {
  const asked = { isSending: false }
  try {
    return fitOutcome(await lookOrSend(rooms, taken, delivery, asked))
  } catch (error) {
    if (error instanceof NotOpened) return { outcome: 'refused', answer: error.message }
    log('error', 'delivery broke', { delivery: taken.id, receiver: taken.receiver, reason: reasonOf(error) })
    return { outcome: asked.isSending ? 'unknown' : 'later', answer: 'something broke on our side' }
  }
}

async function lookOrSend(
  rooms: Rooms,
  { id, receiver: connection, repeatsUnknown }: Taken,
  delivery: Delivery,
  asked: { isSending: boolean },
): Promise<Outcome> {
  const known = await knownOf(rooms.db, { delivery: id, caseId: delivery.case.id, connection })
  if (repeatsUnknown) {
    const looking = await openConnection(rooms, connection, { purpose: 'find', delivery: id })
    const finding = looking.receiver.find?.(delivery, {
      ...known,
      unknownSince: await unknownSince(rooms.db, id),
    })
    const found = await Promise.resolve(finding).finally(looking.kept.written)
    if (found?.found === 'yes')
      return { outcome: 'sent', answer: found.answer, externalId: found.externalId, isReceived: true }
    if (found?.found === 'not_yet')
      return { outcome: 'unknown', answer: found.answer, ...(found.isWell && { isWell: true }) }
  }
  const sending = await openConnection(rooms, connection, { purpose: 'send', delivery: id })
  asked.isSending = true
  return sending.receiver.send(delivery, known).finally(sending.kept.written)
}
