import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { SaidByMail } from '#database/schema.ts'
import { createLink } from '#people/links/links.ts'
import { queueLetter } from '../letters/queue-letter.ts'
import { terms } from '../states.ts'
import type { MailRefusal } from './mail-act.ts'

/** Why a mail waits for its sender: for pages and letters to say in words. */
export type WhyMailWaits =
  | MailRefusal
  | 'unclear'
  | 'unsure'
  | 'not_theirs'
  | 'unknown_sender'
  | 'personal_number'
  | 'too_long'

/** What can't go on as it was written, whatever its sender chooses: they have to write again. */
export const mustBeWrittenAgain = (why: string): boolean => why === 'personal_number' || why === 'too_long'

/** What stands with whatever was done: its time, and the transaction whose events tell what it was. */
export const doneNow = {
  done_at: sql<Date>`now()`,
  done_in: sql<string>`pg_current_xact_id()`,
}

type Said = Insertable<SaidByMail>

/** Keeps what a mail has said, and writes to `to` what became of it, with a link to undo or to choose by. */
export async function keepSaid(tx: Db, said: Said, to: string): Promise<void> {
  await tx
    .insertInto('said_by_mail')
    .values({ ...said, ...(said.act && doneNow) })
    .execute()
  const { mail, report, person, language } = said
  const link = await createLink(tx, 'mail', { mail, report, person: person ?? undefined }, terms.mailLink)
  await queueLetter(
    tx,
    { kind: 'mail', mail, report, person: person ?? null, link, address: to, language },
    sql<Date>`now()`,
  )
}
