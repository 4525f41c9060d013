import type { Db } from '#database/database.ts'
import { type LeasedWork, recordAnyway } from '#database/leased-work.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import type { Receiver } from '#integrations/receiver.ts'
import type { Links } from '#people/links/links.ts'
import { deliveryToSend } from '#reports/deliveries/delivery-to-send.ts'
import { recordOutcome } from '#reports/deliveries/record-outcome.ts'
import { type Taken, takeDeliveries } from '#reports/deliveries/take-deliveries.ts'
import { log } from '../log.ts'

type Rooms = { db: Db; links: Links; photos: PhotoStore; receiver: Receiver }

/** Deliveries to holders: each taken, sent by its receiver, its outcome recorded. */
export const outgoingDeliveries = ({ db, links, photos, receiver }: Rooms): LeasedWork<Taken> => ({
  table: 'deliveries',
  atOnce: 8,
  take: (limit) => takeDeliveries(db, limit),
  async send({ id, attempt }) {
    const delivery = await deliveryToSend({ db, links, photos }, id)
    const { outcome, answer } = await receiver.send(delivery)
    log(outcome === 'sent' ? 'info' : 'warn', 'delivery', {
      delivery: id,
      report: delivery.report.number,
      attempt,
      outcome,
    })
    await recordAnyway(() => recordOutcome(db, { delivery: id, attempt, outcome, answer }))
  },
})
