import { randomUUID } from 'node:crypto'
import type { Exchange } from '#http/exchange.ts'
import type { Kind, KindRooms } from '../kind.ts'
import { asGranted } from '../oauth2.ts'
import type { CheckStep } from '../receiver.ts'
import { secretValues } from '../secret-values.ts'
import { acceptEvents } from './accept-events.ts'
import { postEvent } from './post-event.ts'
import { replayEvents } from './replay-events.ts'
import { type WebhookSettings, webhookSettings } from './settings.ts'
import { writeEvent, writePing } from './write-event.ts'

/**
 * Any program that takes events over HTTP: see README.md. What it is told can't be asked for afterwards, so a delivery whose
 * outcome nobody knows is sent again, and known by its id. A certificate (`client_certificate`, `client_key`) is shown by
 * the exchange it is opened with.
 */
export const webhook: Kind<typeof webhookSettings> = {
  settings: webhookSettings,
  secrets: ['signing_secret', 'client_secret', 'client_certificate', 'client_key', 'trusted_authority'],
  personalFields: ['reporter', 'email'],
  open(rooms) {
    const { settings, secret, baseUrl, categoryName } = rooms
    const exchange = exchangeOf(rooms)
    const post = (event: string) =>
      postEvent({ exchange, url: settings.url, secrets: secretValues(secret, 'signing_secret') }, event)
    return {
      send: (delivery, known) =>
        post(writeEvent(delivery, known, { baseUrl, categoryName, photos: settings.photos })),
      replay: (missed) =>
        replayEvents(
          missed,
          { baseUrl, categoryName, photos: settings.photos },
          secretValues(secret, 'signing_secret'),
        ),
      accept: (push) =>
        acceptEvents({ settings, secrets: secretValues(secret, 'signing_secret'), baseUrl }, push),
      async check(tell = () => undefined) {
        const { outcome, answer } = await post(writePing(baseUrl, randomUUID(), new Date()))
        const ok = outcome === 'sent'
        tell({ step: stepOf(answer), ok, answer })
        return { ok, answer }
      },
    }
  },
}

/** Where there is no secret for it, no token is got, and that is said as it is tried. */
function exchangeOf({ settings, secret, exchange }: KindRooms<WebhookSettings>): Exchange {
  return settings.oauth2 === null
    ? exchange
    : asGranted(exchange, settings.oauth2, secretValues(secret, 'client_secret'))
}

/** What the whole way was stopped at, or that it went through. */
function stepOf(answer: string): CheckStep['step'] {
  if (answer.startsWith('no token')) return 'key'
  if (/^HTTP 40[13]|^no secret/.test(answer)) return 'sign'
  return answer.startsWith('HTTP') ? 'write' : 'reach'
}
