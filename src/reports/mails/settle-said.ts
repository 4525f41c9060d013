import { mailAnswersOf } from '#bodies/body-queries.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { provenPerson } from '#people/proven-person.ts'
import { Conflict } from '../../errors.ts'
import type { Doer } from '../lock-case.ts'
import type { SaidOfIt } from '../send-message.ts'
import { actByMail, type NotDone } from './act-by-mail.ts'
import type { MailSaid } from './mail-act.ts'
import { doneNow, mustBeWrittenAgain } from './said-by-mail.ts'
import { lockSaid } from './said-queries.ts'
import { messageOrNot } from './take-resident-mail.ts'

type Settling = { mail: string; link: string }

/** Does what its sender has chosen a body's mail to be; once, and only while the mail waits. */
export function settleBodySaid(
  db: Db,
  { mail, link, said }: Settling & { said: Omit<MailSaid, 'words'> },
): Promise<NotDone> {
  return inTransaction(db, async (tx) => {
    const { case_id, body, words, form } = await lockWaiting(tx, mail)
    if (case_id === null || body === null) throw new Conflict('a resident’s mail is nothing to choose of')
    const by: Doer = { actor: 'body', door: 'mail', body, link }
    const audience = await mailAnswersOf(tx, body)
    const acting = { caseId: case_id, by, said: { ...said, words }, audience, ...(form && { form }) }
    const notDone = await actByMail(tx, acting)
    if (notDone) return notDone
    const done = { act: said.act, day: said.day ?? null, why: null, ...doneNow }
    await tx.updateTable('said_by_mail').set(done).where('mail', '=', mail).execute()
    return null
  })
}

/** The link in the letter to an unknown sender has proven the address: what they wrote goes on. False: it is too late. */
export function confirmSaid(db: Db, { mail }: Pick<Settling, 'mail'>): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const said = await lockWaiting(tx, mail)
    if (said.address === null) throw new Conflict('nothing waits for its sender')
    const person = await provenPerson(tx, { email: said.address, language: said.language })
    const { report, words, form, candidates } = said
    const says = saidOfIt.find((one) => candidates.includes(one)) ?? null
    const sent = await messageOrNot(tx, { report, words, says, ...(form && { form }) }, person)
    if (!sent) return false
    const done = { act: sent.became, entry: sent.entry, why: null, person, address: null, ...doneNow }
    await tx.updateTable('said_by_mail').set(done).where('mail', '=', mail).execute()
    return true
  })
}

const saidOfIt = ['still', 'fixed', 'thanks'] as const satisfies readonly SaidOfIt[]

async function lockWaiting(tx: Db, mail: string) {
  const said = await lockSaid(tx, mail)
  if (said.why === null) throw new Conflict('it is done already')
  if (mustBeWrittenAgain(said.why)) throw new Conflict('it can’t go on as it is')
  return said
}
