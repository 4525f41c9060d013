import { randomUUID } from 'node:crypto'
import { whoseAddress } from '#bodies/own-addresses.ts'
import type { Db } from '#database/database.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import { beginMailedDraft } from '#reports/mails/begin-mailed-draft.ts'
import { mayBeginByMail } from '#reports/mails/may-begin-by-mail.ts'
import type { MailToActOn, Settlement } from '../ledger/incoming-mail.ts'
import { type ForwardedMail, forwardedIn } from '../reading/forwarded-in.ts'
import { languageOf } from '../reading/language-of.ts'
import { type Reported, reportedBy, reportedIn } from '../reading/reported-by.ts'
import type { ActingRooms } from './acting-rooms.ts'
import { keepPhotosOfDraft } from './keep-photos.ts'
import { provenSender } from './proven-sender.ts'

/**
 * A mail that answers nothing of ours begins a report, and its sender gets the link to finish it by: one that nothing
 * proves gets no letter. What the contact centre of a body has sent on is a report of whoever wrote it.
 */
export async function actOnNewMail(
  { tx, photos, ownAddresses }: ActingRooms & { tx: Db },
  mail: MailToActOn,
): Promise<Settlement> {
  const to = provenSender(mail)
  if (to === null) return { reason: 'not_proven' }
  const inside = forwardedIn(mail.read)
  if (inside.some(({ from }) => from !== null && ownAddresses.includes(from)))
    return { reason: 'our_mail_sent_on' }
  if (!(await mayBeginByMail(tx, to))) return { reason: 'too_many' }
  const { email, isForOther, ...reported } = await understood(tx, mail, { to, inside })
  const draft = randomUUID()
  const { kept, left } = await keepPhotosOfDraft(tx, photos, { draft, files: reported.files })
  const { title, description, point, placeWords } = reported
  if (kept === 0 && title === '' && description === '') return { reason: 'nothing_said' }
  const language = isForOther ? 'sv' : languageOf(`${title}\n${description}`)
  await beginMailedDraft(tx, {
    ...{ draft, language, title, description, placeWords, point, email, leftBehind: left, to },
  })
  return { reason: 'draft_begun' }
}

type From = { to: string; inside: readonly ForwardedMail[] }
type Understood = Reported & { email: string | null; isForOther: boolean }

async function understood(tx: Db, { read }: MailToActOn, { to, inside }: From): Promise<Understood> {
  const body = inside.length > 0 ? await whoseAddress(tx, to) : null
  const theirs = body && (await firstOfOthers(tx, body, inside))
  if (!body || !theirs) return { ...reportedBy(read, inside), email: to, isForOther: false }
  return {
    ...reportedIn(theirs, read, municipalityByCode(body)?.name ?? ''),
    email: theirs.from,
    isForOther: true,
  }
}

/** Colleagues send on to each other before it comes to us. */
async function firstOfOthers(
  tx: Db,
  body: string,
  inside: readonly ForwardedMail[],
): Promise<ForwardedMail | null> {
  for (const one of inside) {
    const whose = one.from === null ? null : await whoseAddress(tx, one.from)
    if (whose !== body) return one
  }
  return null
}
