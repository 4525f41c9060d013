import type { Exchange } from '#http/exchange.ts'
import type { Kind } from '../kind.ts'
import { secretValues } from '../secret-values.ts'
import { acceptPush } from './accept-push.ts'
import { askRest } from './ask-rest.ts'
import { askSoap } from './ask-soap.ts'
import { assumedCategories } from './assumed-categories.ts'
import { assumedFields } from './assumptions.ts'
import { checkConnection } from './check-connection.ts'
import type { FarSide } from './far-side.ts'
import { listCases } from './list-cases.ts'
import { askWithKeys } from './log-in.ts'
import { lookFor } from './look-for.ts'
import { pollChanges } from './poll-changes.ts'
import { sendDelivery } from './send-delivery.ts'
import { infracontrolSettings } from './settings.ts'
import { namesOf } from './translate.ts'

/** Infracontrol Online, as we believe that it talks: see README.md. */
export const infracontrol: Kind<typeof infracontrolSettings> = {
  settings: infracontrolSettings,
  secrets: ['api_key', 'push_secret', 'client_certificate', 'client_key', 'trusted_authority'],
  usualCategories: assumedCategories,
  personalFields: [assumedFields.reporterName, assumedFields.reporterEmail],
  personalFieldsIn: ({ fields: { reporterName = '', reporterEmail = '' } }) =>
    [reporterName, reporterEmail].flatMap((way) => way.split('.').at(-1) || []),
  open({ settings, secret, exchange, baseUrl }) {
    const names = namesOf(settings.fields)
    const transport = settings.transport === 'soap' ? askSoap : askRest
    const askBy = (asked: Exchange) => transport({ exchange: asked, settings, names })
    const ask = askWithKeys(askBy, exchange, settings, secretValues(secret, 'api_key'))
    const far: FarSide = { ask, settings, baseUrl }
    return {
      send: (delivery, known) => sendDelivery(far, delivery, known),
      find: (delivery, known) => lookFor(far, delivery, known),
      poll: (cursor) => pollChanges(far, cursor, new Date()),
      accept: (push) => acceptPush(far, names, secretValues(secret, 'push_secret'), push),
      list: (since) => listCases(far, since),
      check: (tell = () => undefined) => checkConnection(far, tell),
    }
  },
}
