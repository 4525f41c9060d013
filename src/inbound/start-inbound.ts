import type { Database } from '#database/database.ts'
import { startLeasedWork } from '#database/leased-work.ts'
import { listen } from '#database/listen.ts'
import { log, reasonOf } from '../log.ts'
import { followMailbox } from './imap/follow-mailbox.ts'
import { openInspector } from './inspect/inspector.ts'
import type { Resolve } from './inspect/resolver.ts'
import { forgetMails } from './ledger/forget-mails.ts'
import type { ActOn } from './ledger/incoming-mail.ts'
import { inboundChannel } from './ledger/wake-inbound.ts'
import type { MailIn } from './settings.ts'
import { openSmtpDoor } from './smtp/smtp-door.ts'
import { incomingMails } from './work-on-mails.ts'

export type InboundRooms = {
  database: Pick<Database, 'db'> & { connection: Database['connection'] }
  mailIn: MailIn
  /** Our own name, as others' DNS may ask for it. */
  host: string
  rateLimits: boolean
  /** The bundled `inspect-process.ts`. */
  inspectProgram: string
  resolve: Resolve
  actOn: ActOn
}

export type Inbound = { smtpPort: number | null; stop(): Promise<void> }

const forgetEveryMs = 3_600_000

/** Takes mail in by every way there is, and acts on it. `stop` lets what is being received be stored. */
export async function startInbound(rooms: InboundRooms): Promise<Inbound> {
  const { database, mailIn, host, rateLimits, inspectProgram: program, resolve, actOn } = rooms
  const { db, connection } = database
  const door = mailIn.smtp && (await openSmtpDoor({ db, settings: mailIn.smtp, rateLimits }))
  const following = mailIn.mailbox && followMailbox({ db, mailbox: mailIn.mailbox })
  const inspector = openInspector({ program, resolve })
  const work = startLeasedWork(db, incomingMails({ db, inspector, host, actOn }))
  const stopListening = await listen(connection, { [inboundChannel]: work.wake })
  const forgetting = setInterval(() => {
    forgetMails(db).catch((error: unknown) => log('warn', 'mail not forgotten', { reason: reasonOf(error) }))
  }, forgetEveryMs)
  return {
    smtpPort: door?.port ?? null,
    async stop() {
      clearInterval(forgetting)
      await Promise.all([door?.stop(), following?.stop()])
      await stopListening()
      await work.stop()
      inspector.stop()
    },
  }
}
