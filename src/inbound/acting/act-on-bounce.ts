import type { Db } from '#database/database.ts'
import { plainAnswer } from '#mail/outcome.ts'
import type { Answered } from '#people/links/mail-address.ts'
import { bounceDelivery } from '#reports/deliveries/bounce-delivery.ts'
import { bounceLetter } from '#reports/letters/bounce-letter.ts'
import type { MailToActOn, Reason, Settlement } from '../ledger/incoming-mail.ts'
import { bounceCauses } from '../reading/bounce-tables.ts'
import type { KindOfMail } from '../reading/kind-of-mail.ts'
import { readBounce } from '../reading/read-bounce.ts'

/**
 * Word that a mail of ours could not be left. Only by the address that the mail itself left from is it believed:
 * anybody can write that something has bounced.
 */
export async function actOnBounce(
  tx: Db,
  mail: MailToActOn,
  { kind, answered }: { kind: KindOfMail['kind']; answered: Answered },
): Promise<Settlement> {
  const bounce = readBounce(mail.read)
  if (kind !== 'bounce' && !saysWhy(mail)) return { reason: notABounce(kind) }
  if (bounce.outcome !== 'permanent') return { reason: 'not_lost_yet' }
  if (answered.what === 'letter') {
    const { first } = await bounceLetter(tx, { letter: answered.id, at: mail.receivedAt })
    return { reason: first ? 'address_rests' : 'known_before' }
  }
  const { first } = await bounceDelivery(tx, { delivery: answered.id, answer: plainAnswer(bounce.answer) })
  return { reason: first ? 'delivery_failed' : 'known_before' }
}

/** Programs that answer for somebody write there too: what has no form of a bounce has to say that there is nobody. */
const saysWhy = ({ read }: MailToActOn): boolean =>
  bounceCauses
    .filter(({ cause }) => cause === 'no_such_address' || cause === 'no_such_domain')
    .some(({ words }) => words.test(`${read.subject}\n${read.text.slice(0, longest)}`))

const longest = 20_000

const notABounce = (kind: Exclude<KindOfMail['kind'], 'bounce'>): Reason =>
  kind === 'person' ? 'unknown_address' : kind
