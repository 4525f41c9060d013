import type { Db } from '#database/database.ts'
import type { MailOutcome, MailWay } from '#database/schema.ts'
import type { ReadMail } from '../reading/mail.ts'

export type { MailOutcome, MailWay }

/** A mail as it came, before anybody has looked into it. */
export type ArrivedMail = {
  raw: Buffer
  cameBy: MailWay
  /** Who it was handed over by: empty for a bounce, null where that is not known. */
  sender: string | null
  recipients: readonly string[]
  remoteAddress: string | null
  helo: string | null
  /** The Authentication-Results of a server that is trusted, without the header's name. */
  toldByServer?: string | null
}

/** Why a mail was left where it was, and which outcome that is. Whoever reads the ledger reads these. */
export const reasons = {
  done_by_body: 'acted',
  sent_to_holder: 'acted',
  draft_begun: 'acted',
  delivery_failed: 'acted',
  address_rests: 'acted',
  /** What to press, or where to write instead, was said once more. */
  asked_once_more: 'acted',
  seen_to: 'acted',
  asked_back: 'inbox',
  unknown_address: 'inbox',
  not_about_report: 'inbox',
  not_proven: 'inbox',
  nobody_to_ask: 'inbox',
  nothing_said: 'inbox',
  our_mail_sent_on: 'inbox',
  too_many: 'inbox',
  unreadable: 'inbox',
  challenge: 'inbox',
  out_of_office: 'dropped',
  auto_reply: 'dropped',
  receipt: 'dropped',
  mailing_list: 'dropped',
  our_own: 'dropped',
  bounce_of_nothing: 'dropped',
  not_lost_yet: 'dropped',
  known_before: 'dropped',
  declined: 'dropped',
  asked_too_often: 'dropped',
  threw: 'failed',
  hung: 'failed',
  ended: 'failed',
  too_large: 'failed',
} as const satisfies Record<string, Exclude<MailOutcome, 'waiting'>>
export type Reason = keyof typeof reasons

/** What could be proven of who sent it; null where it could not be asked. Domains in lower case. */
export type Proof = {
  spf: string | null
  spfDomain: string | null
  /** Whose signatures hold, over the whole of it. */
  dkimDomains: string[]
  dmarc: string | null
  fromDomain: string | null
  /** The domain of its one From, where an aligned SPF or DKIM proves it. */
  alignedFrom: string | null
  /** Whether it is SPF that proves it: a server of its own has handed it over. */
  bySpf: boolean
}

export type MailToActOn = Omit<ArrivedMail, 'toldByServer'> & {
  id: string
  messageId: string
  receivedAt: Date
  /** The report that a person has given it to. */
  givenTo: number | null
  proof: Proof
  read: ReadMail
}

/** What became of a mail: the reason says the outcome. */
export type Settlement = { reason: Reason; report?: number; caseId?: number; entry?: number }

/** Does what a mail asks for, in the transaction that settles it: all of it happens, or nothing. */
export type ActOn = (tx: Db, mail: MailToActOn) => Promise<Settlement>

export const mostAttempts = 3

/** For so long the bytes are kept after a mail is settled; what a person has to look at waits for them longer. */
export const daysKept = { acted: 30, dropped: 30, inbox: 90, failed: 90 } as const satisfies Record<
  Exclude<MailOutcome, 'waiting'>,
  number
>
