import type { Kind } from '../kind.ts'
import { farOf } from './ask.ts'
import { check } from './check.ts'
import { findDelivery } from './find.ts'
import { listCases } from './list-cases.ts'
import { poll } from './poll.ts'
import { sendRequest } from './send-request.ts'
import { isLater, sendUpdate } from './send-update.ts'
import { open311Settings } from './settings.ts'

/** A case system that speaks Open311 GeoReport v2, in any of its dialects (profiles.ts). What it pushes comes by src/open311. */
export const open311: Kind<typeof open311Settings> = {
  settings: open311Settings,
  secrets: ['api_key', 'client_certificate', 'client_key', 'trusted_authority'],
  personalFields: ['email', 'first_name', 'last_name', 'phone', 'requestor_name', 'description'],
  open(rooms) {
    const far = farOf(rooms)
    return {
      send: (delivery, known) =>
        isLater(delivery) ? sendUpdate(far, delivery, known) : sendRequest(far, delivery),
      find: (delivery, known) => findDelivery(far, delivery, known),
      poll: (cursor) => poll(far, cursor),
      list: (since) => listCases(far, since),
      check: (tell) => check(far, tell),
    }
  },
}
