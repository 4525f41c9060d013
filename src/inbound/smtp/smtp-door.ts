import type { Socket } from 'node:net'
import { domainToASCII } from 'node:url'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { Db } from '#database/database.ts'
import { network } from '#http/asker.ts'
import { rateLimit } from '#http/rate-limit.ts'
import { log, reasonOf } from '../../log.ts'
import { storeMail } from '../ledger/store-mail.ts'
import type { SmtpIn } from '../settings.ts'
import { followCertificate, readCertificate } from './certificate.ts'
import { type SmtpLimits, smtpLimits } from './limits.ts'
import { listenAt } from './listen-at.ts'
import { receiving } from './receive.ts'
import { type RefusalCode, refusal } from './refusals.ts'

export type SmtpDoor = { port: number; stop(): Promise<void> }

type Rooms = { db: Db; settings: SmtpIn; rateLimits: boolean; limits?: SmtpLimits }

/** Takes mail for our domain from anybody. A 250 says that it is stored and committed. */
export async function openSmtpDoor({
  db,
  settings,
  rateLimits,
  limits = smtpLimits,
}: Rooms): Promise<SmtpDoor> {
  const receive = receiving(limits)
  const mayConnect = connectionsOf(limits, rateLimits)
  const often = rateLimit(limits.mailsOfAddress)
  const server = new SMTPServer({
    name: settings.domain,
    banner: 'FixaMinGata',
    ...(await readCertificate(settings.tls)),
    disabledCommands: settings.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    size: limits.bytes,
    maxClients: limits.clients,
    maxRecipients: limits.recipients,
    socketTimeout: limits.idleMs,
    closeTimeout: 5_000,
    maxAllowedUnauthenticatedCommands: false,
    onConnect: (session, done) => done(mayConnect.begin(session) ? null : refusal('too_many_of_address')),
    onClose: (session, done) => {
      mayConnect.end(session)
      done()
    },
    onMailFrom: (_, session, done) => {
      const isAllowed = !rateLimits || often.allows(network(session.remoteAddress))
      done(isAllowed ? null : refused('too_often'))
    },
    onRcptTo: ({ address }, _, done) => done(isOurs(address, settings.domain) ? null : refused('not_ours')),
    onData: (stream, session, done) => {
      receive(stream)
        .then((raw) => storeMail(db, { raw, ...envelopeOf(session) }))
        .then(
          ({ id, isRepeat }) => {
            log('info', 'mail came in', { mail: id, isRepeat })
            done(null, `2.0.0 Stored as ${id}`)
          },
          (error: unknown) => done(asAnswer(error)),
        )
    },
  })
  // Lines that break are the sender's business; it comes back.
  server.on('error', (error) => log('info', 'a mail connection broke', { reason: reasonOf(error) }))
  server.server.on('connection', (socket: Socket) => cutAfter(socket, limits.connectionMs))
  const port = await listenAt(server.server, settings)
  const stopFollowing = followCertificate(server, settings.tls)
  return {
    port,
    stop: async () => {
      stopFollowing()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function isOurs(address: string, domain: string): boolean {
  const at = address.lastIndexOf('@')
  return at > 0 && domainToASCII(address.slice(at + 1)).toLowerCase() === domain
}

const envelopeOf = ({ envelope, remoteAddress, hostNameAppearsAs }: SMTPServerSession) => ({
  cameBy: 'smtp' as const,
  sender: envelope.mailFrom ? envelope.mailFrom.address : '',
  recipients: envelope.rcptTo.map(({ address }) => address),
  remoteAddress,
  helo: hostNameAppearsAs || null,
})

/** Whatever kept it from being stored: the sender has it still, and comes back. */
function asAnswer(error: unknown): Error {
  if (error instanceof Error && 'responseCode' in error) return error
  log('warn', 'mail not stored', { reason: reasonOf(error) })
  return refusal('not_stored')
}

function refused(code: RefusalCode): Error {
  log('info', 'mail refused', { reason: code })
  return refusal(code)
}

/** Counts who is connected, by address. */
function connectionsOf({ clientsOfAddress }: SmtpLimits, rateLimits: boolean) {
  const counted = new Map<string, string>()
  const ofAddress = (who: string) => [...counted.values()].filter((one) => one === who).length
  return {
    begin({ id, remoteAddress }: SMTPServerSession): boolean {
      const who = network(remoteAddress)
      if (rateLimits && ofAddress(who) >= clientsOfAddress) return false
      counted.set(id, who)
      return true
    },
    end: ({ id }: SMTPServerSession) => void counted.delete(id),
  }
}

/** Who sends a byte now and then would hold a place for ever. */
function cutAfter(socket: Socket, milliseconds: number): void {
  const late = setTimeout(() => socket.destroy(), milliseconds)
  socket.once('close', () => clearTimeout(late))
}
