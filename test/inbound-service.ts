import { actOnMail } from '#inbound/acting/act-on-mail.ts'
import { type InboundRooms, startInbound } from '#inbound/start-inbound.ts'
import type { Links } from '#people/links/links.ts'
import { inspectProgram } from './inspect-program.ts'
import { testPhotos } from './photos.ts'

type Service = Pick<InboundRooms, 'resolve'> & {
  database: InboundRooms['database']
  links: Links
  host: string
}

/** What takes mail in and acts on it, at a port of its own, with nothing to hold senders back. */
export const inboundService = async ({ database, links, host, resolve }: Service) =>
  startInbound({
    ...{ database, host, rateLimits: false, resolve },
    mailIn: {
      smtp: { host: '127.0.0.1', port: 0, domain: `svar.${host}`, tls: null },
      mailbox: null,
      dns: null,
    },
    inspectProgram: await inspectProgram(),
    actOn: actOnMail({ links, photos: await testPhotos(), host, ownAddresses: [`felanmalan@${host}`] }),
  })
