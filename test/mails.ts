import { randomUUID } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Db } from '#database/database.ts'
import type { MailToActOn } from '#inbound/ledger/incoming-mail.ts'
import { readMail } from '#inbound/reading/read-mail.ts'

type Written = {
  from: string
  to: string
  text?: string
  subject?: string
  /** The domain that has proven that it may say so; null: none has. */
  proven?: string | null
  sender?: string
  headers?: Record<string, string>
  photos?: readonly Buffer[]
  givenTo?: number
}

/** A row of the ledger, of a mail that nobody has looked into. */
export async function aMail(db: Db, raw = Buffer.from('Subject: Hej\r\n\r\nHej\r\n')): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('incoming_mails')
    .values({
      ...{ id, raw, identity: Buffer.from(id), message_id: `${id}@kommun.example`, size: raw.length },
      ...{ content_hash: Buffer.from(id), came_by: 'smtp', recipients: [] },
    })
    .execute()
  return id
}

/** A mail that has come in, as whoever acts on it gets it. */
export async function anIncomingMail(db: Db, written: Written): Promise<MailToActOn> {
  const { from, to, text = '', subject = 'Re: Hej', sender = from, headers = {}, photos = [] } = written
  const attachments = photos.map((content, place) => ({ filename: `foto-${place}.jpg`, content }))
  const built = await new MailComposer({ from, to, subject, text, headers, attachments }).compile().build()
  const raw = Buffer.from(built)
  const id = await aMail(db, raw)
  const fromDomain = from.slice(from.lastIndexOf('@') + 1)
  const { proven = fromDomain } = written
  return {
    ...{ id, raw, sender, messageId: `${id}@kommun.example`, cameBy: 'smtp', receivedAt: new Date() },
    givenTo: written.givenTo ?? null,
    ...{ recipients: [to], remoteAddress: '192.0.2.1', helo: 'mail.example' },
    proof: {
      ...{ spf: 'pass', spfDomain: fromDomain, dkimDomains: [], dmarc: null },
      ...{ fromDomain, alignedFrom: proven, bySpf: proven === fromDomain },
    },
    read: await readMail(raw),
  }
}
