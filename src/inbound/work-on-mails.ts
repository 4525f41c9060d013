import type { Db } from '#database/database.ts'
import { isAway } from '#database/is-away.ts'
import { type LeasedWork, recordAnyway } from '#database/leased-work.ts'
import { log, reasonOf } from '../log.ts'
import { type Inspector, Uninspected } from './inspect/inspector.ts'
import { failMail, giveBack } from './ledger/fail-mail.ts'
import { type ActOn, mostAttempts } from './ledger/incoming-mail.ts'
import { mailToRead } from './ledger/ledger-queries.ts'
import { settleMail } from './ledger/settle-mail.ts'
import { type TakenMail, takeMails } from './ledger/take-mails.ts'
import { within } from './within.ts'

type Rooms = { db: Db; inspector: Inspector; host: string; actOn: ActOn; longestMs?: number }

/** Mail that was stored: each taken, looked into apart, acted on, and settled with what became of it. */
export const incomingMails = ({ db, ...rooms }: Rooms): LeasedWork<TakenMail> => ({
  table: 'incoming_mails',
  atOnce: 16,
  take: (limit) => takeMails(db, limit),
  async send(taken) {
    try {
      await workOn({ db, ...rooms }, taken)
    } catch (error) {
      await recordAnyway(() => recordTrouble(db, taken, error))
    }
  },
})

async function workOn({ db, inspector, host, actOn, longestMs = 30_000 }: Rooms, { id, attempt }: TakenMail) {
  const row = await mailToRead(db, id)
  if (row.raw === null) return
  const seen = {
    ...{ raw: row.raw, sender: row.sender, remoteAddress: row.remote_address, helo: row.helo },
    ...{ toldByServer: row.told_by_server, host },
  }
  const { proof, read, isUncertain } = await inspector.inspect(seen, { alone: attempt > 1 })
  if (isUncertain && attempt < mostAttempts) throw new Uninspected('threw', 'a name server did not answer')
  const mail = {
    ...{ id, messageId: row.message_id, cameBy: row.came_by, receivedAt: row.received_at, raw: row.raw },
    ...{ sender: row.sender, recipients: row.recipients, remoteAddress: row.remote_address, helo: row.helo },
    ...{ proof, read, givenTo: row.given_to },
  }
  await settleMail(db, { mail, attempt, actOn: (tx, one) => within(longestMs, actOn(tx, one)) })
}

/** A database that is away is no fault of the mail's, which then has as many tries as before. */
async function recordTrouble(db: Db, { id, attempt }: TakenMail, error: unknown): Promise<void> {
  if (isAway(error)) return giveBack(db, { id, attempt })
  const reason = error instanceof Uninspected ? error.reason : 'threw'
  log('warn', 'mail not acted on', { mail: id, attempt, reason, said: reasonOf(error) })
  await failMail(db, { id, attempt, reason, error: reasonOf(error) })
}
