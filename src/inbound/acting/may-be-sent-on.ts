import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { MailToActOn } from '../ledger/incoming-mail.ts'

/**
 * Whether somebody else may have handed over what a body has signed: a signature holds wherever a mail goes. It may
 * where their own server did not bring it, and it is not written to where it came, or has been acted on before.
 */
export const mayBeSentOn = async (tx: Db, mail: MailToActOn): Promise<boolean> =>
  !mail.proof.bySpf && (!isWrittenHere(mail) || (await isKnown(tx, mail)))

function isWrittenHere({ recipients, read }: MailToActOn): boolean {
  const here = new Set(recipients.map((one) => one.toLowerCase()))
  return [...read.to, ...read.cc].some(({ address }) => here.has(address.toLowerCase()))
}

/** The same words at the same second, or the same Message-ID, for whomever else or under whatever other name. */
async function isKnown(tx: Db, { id }: MailToActOn): Promise<boolean> {
  const { rows } = await sql`
    select from incoming_mails this join incoming_mails other
        on other.id <> this.id and (other.content_hash = this.content_hash or other.message_id = this.message_id)
     where this.id = ${id} and other.reason in ('done_by_body', 'asked_back') limit 1`.execute(tx)
  return rows.length > 0
}
