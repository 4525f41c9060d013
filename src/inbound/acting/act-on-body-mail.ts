import { isDeepStrictEqual } from 'node:util'
import { addressFor } from '#bodies/body-queries.ts'
import { isOwnAddress } from '#bodies/own-addresses.ts'
import type { Db } from '#database/database.ts'
import { swedishDay } from '#i18n/formats.ts'
import type { AnsweredMail } from '#reports/answered-mail.ts'
import type { MailAct, MailSaid } from '#reports/mails/mail-act.ts'
import { mustBeWrittenAgain, type WhyMailWaits } from '#reports/mails/said-by-mail.ts'
import { takeBodyMail } from '#reports/mails/take-body-mail.ts'
import { lengths } from '#reports/report.ts'
import { findPersonalNumbers } from '#text/personal-number.ts'
import { lengthOf } from '#text/plain-text.ts'
import type { MailToActOn, Settlement } from '../ledger/incoming-mail.ts'
import { type BodySaying, whatABodySays } from '../reading/what-a-body-says.ts'
import { whatIsNew } from '../reading/what-is-new.ts'
import type { ActingRooms } from './acting-rooms.ts'
import { keepPhotos } from './keep-photos.ts'
import { mayBeSentOn } from './may-be-sent-on.ts'
import { provenSender } from './proven-sender.ts'

type Answered = Extract<AnsweredMail, { what: 'delivery' }>

/**
 * What a body answers to a mail of ours about its case. It acts from an address of its own that is proven; from any
 * other, its registered mailbox is asked whether it is theirs.
 */
export async function actOnBodyMail(
  { tx, photos }: ActingRooms & { tx: Db },
  mail: MailToActOn,
  { caseId, report, holder, category, link }: Answered,
): Promise<Settlement> {
  const from = provenSender(mail)
  const isTheirs = from !== null && (await isOwnAddress(tx, holder, from))
  const to = isTheirs ? from : await addressFor(tx, holder, category)
  if (!to) return { reason: 'nobody_to_ask', report, caseId }
  const { words, isSure } = whatIsNew(mail.read.text)
  const saying = whatABodySays(words, swedishDay(mail.receivedAt))
  const mayDo = isSure && isShownSo(mail, saying) && !(isTheirs && (await mayBeSentOn(tx, mail)))
  const why = whyNotAsItIs(words, mayDo || !isTheirs) ?? (isTheirs ? null : 'not_theirs')
  const form = await keepPhotos(tx, photos, mail)
  const taken = await takeBodyMail(tx, {
    ...{ mail: mail.id, caseId, report, holder, link, to },
    ...(form && { form }),
    ...understood(words, saying, why),
  })
  return { reason: taken.why === null ? 'done_by_body' : 'asked_back', report, caseId }
}

/** Whether who reads the HTML is told the same as who reads the text, where either would be done. */
function isShownSo({ read, receivedAt }: MailToActOn, saying: BodySaying): boolean {
  if (read.shown === null) return true
  const shown = whatABodySays(whatIsNew(read.shown).words, swedishDay(receivedAt))
  return !(isDone(saying) || isDone(shown)) || isDeepStrictEqual(withoutWords(saying), withoutWords(shown))
}

const isDone = ({ says }: BodySaying): boolean => says === 'act' || says === 'note'

const withoutWords = ({ words: _, ...said }: BodySaying) => said

export function whyNotAsItIs(words: string, isSure: boolean): WhyMailWaits | null {
  if (lengthOf(words) > lengths.words) return 'too_long'
  if (findPersonalNumbers(words).length > 0) return 'personal_number'
  return isSure ? null : 'unsure'
}

type Understood =
  | { words: string; said: MailSaid }
  | { words: string; why: WhyMailWaits; candidates: MailAct[] }

function understood(words: string, saying: BodySaying, why: WhyMailWaits | null): Understood {
  const candidates = candidatesOf(saying)
  if (why !== null) return { words: mustBeWrittenAgain(why) ? '' : words, why, candidates }
  if (saying.says === 'unclear') return { words: saying.words || words, why: 'unclear', candidates }
  if (saying.says !== 'act') return { words: saying.words, said: { act: saying.says, words: saying.words } }
  const { says: _, ...said } = saying
  return { words: said.words, said }
}

function candidatesOf(saying: BodySaying): MailAct[] {
  if (saying.says === 'unclear') return saying.candidates
  return [saying.says === 'act' ? saying.act : saying.says]
}
