import { beginsCase } from '../begins-case.ts'
import type { Kind } from '../kind.ts'
import { asGranted } from '../oauth2.ts'
import { secretValues } from '../secret-values.ts'
import { askIncidents } from './ask-incidents.ts'
import { checkIncidents } from './check-incidents.ts'
import { listIncidents, pollIncidents } from './read-incidents.ts'
import { type Incidents, lookForIncident, sendIncident } from './send-incident.ts'
import { sundsvallIncidentSettings } from './settings.ts'

/** Sundsvall's api-service-incident, which other cities run too: see README.md. */
export const sundsvallIncident: Kind<typeof sundsvallIncidentSettings> = {
  settings: sundsvallIncidentSettings,
  secrets: ['client_secret', 'client_certificate', 'client_key', 'trusted_authority'],
  personalFields: ['email', 'phoneNumber'],
  open({ settings, secret, exchange, baseUrl }) {
    const { oauth2 } = settings
    const granted =
      oauth2 === null ? exchange : asGranted(exchange, oauth2, secretValues(secret, 'client_secret'))
    const there: Incidents = { ask: askIncidents(granted, settings), settings, baseUrl }
    return {
      send: (delivery, known) => sendIncident(there, delivery, known),
      async find(delivery) {
        // What follows is one text, and the same when it is set again.
        if (!beginsCase(delivery.kind)) return { found: 'cannot_tell', answer: 'there is no list of them' }
        return lookForIncident(there, delivery.id)
      },
      poll: (cursor) => pollIncidents(there, cursor, new Date()),
      list: (since) => listIncidents(there, since),
      check: (tell = () => undefined) => checkIncidents(there, tell),
    }
  },
}
