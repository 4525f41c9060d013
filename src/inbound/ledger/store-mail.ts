import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { queueLetterOfMails } from '#reports/letters/failed-mails.ts'
import { cleanLine } from '#text/plain-text.ts'
import type { ArrivedMail, Reason } from './incoming-mail.ts'
import { identityOf, type MailIdentity } from './mail-identity.ts'
import { wakeInbound } from './wake-inbound.ts'

export type StoredMail = { id: string; isRepeat: boolean }

/**
 * Keeps a mail as it came; when this returns it is committed, and may be acknowledged. The same again is counted and
 * no second mail. Another content under a known Message-ID is a mail of its own, marked with the first.
 */
export async function storeMail(db: Db, mail: ArrivedMail, unusable?: Reason): Promise<StoredMail> {
  const known = identityOf(mail.raw, mail.recipients)
  return inTransaction(db, async (tx) => {
    await oneAtATime(tx, known)
    const repeated = await countRepeat(tx, known)
    if (repeated) return { id: repeated, isRepeat: true }
    const id = randomUUID()
    await tx
      .insertInto('incoming_mails')
      .values({
        id,
        identity: known.identity,
        message_id: cleanLine(known.messageId),
        content_hash: known.contentHash,
        same_id_as: await firstOf(tx, known),
        came_by: mail.cameBy,
        sender: mail.sender === null ? null : word(mail.sender),
        recipients: mail.recipients.map(word),
        remote_address: mail.remoteAddress,
        helo: mail.helo === null ? null : word(mail.helo),
        told_by_server: mail.toldByServer ? cleanLine(mail.toldByServer) : null,
        size: mail.raw.length,
        raw: mail.raw,
        ...(unusable && { outcome: 'failed', reason: unusable, settled_at: sql<Date>`now()` }),
      })
      .execute()
    if (unusable) await queueLetterOfMails(tx)
    await wakeInbound(tx)
    return { id, isRepeat: false }
  })
}

/** Two servers may bring the same mail in the same moment. */
const oneAtATime = (tx: Db, { messageId }: MailIdentity) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`mail ${cleanLine(messageId)}`}, 0))`.execute(tx)

async function countRepeat(tx: Db, { identity }: MailIdentity): Promise<string | null> {
  const repeated = await tx
    .updateTable('incoming_mails')
    .set({ repeats: sql`repeats + 1`, last_repeated_at: sql<Date>`now()` })
    .where('identity', '=', identity)
    .returning('id')
    .executeTakeFirst()
  return repeated?.id ?? null
}

async function firstOf(tx: Db, { messageId }: MailIdentity): Promise<string | null> {
  const first = await tx
    .selectFrom('incoming_mails')
    .select('id')
    .where('message_id', '=', cleanLine(messageId))
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  return first?.id ?? null
}

/** What the far side says of itself can be anything, and a database takes no NUL. */
const word = (said: string): string => cleanLine(said).slice(0, 320)
