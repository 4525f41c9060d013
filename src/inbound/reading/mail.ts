export type Address = { address: string; name: string }

/** A file that came with a mail. */
export type MailFile = {
  name: string
  /** As the sender calls it: nothing to trust. */
  type: string
  bytes: Buffer
  /** Shown inside the text rather than beside it. */
  isInline: boolean
  /** A logotype of somebody's signature rather than a picture of something. */
  isDecoration: boolean
}

/** What stood in the way of reading all of a mail. The raw message has the rest. */
export type Trouble = 'too_large' | 'too_deep' | 'broken'

/** A mail as it was sent, decoded, and no more: nothing here is trimmed, judged or believed. */
export type ReadMail = {
  /** Without angle brackets, as all ids here. */
  messageId: string | null
  from: readonly Address[]
  sender: Address | null
  replyTo: readonly Address[]
  to: readonly Address[]
  cc: readonly Address[]
  /** Empty for what must not be answered; null where whoever delivered it did not say. */
  returnPath: string | null
  subject: string
  date: Date | null
  inReplyTo: readonly string[]
  references: readonly string[]
  /** Unfolded, by their names in lower case, in their order. */
  headers: ReadonlyMap<string, readonly string[]>
  /** Lines end in LF. Made from the HTML where there is nothing else. */
  text: string
  html: string | null
  /** The words of the HTML where there is a text beside it: most readers are shown these. */
  shown: string | null
  files: readonly MailFile[]
  /** Mails that came as files of this one. */
  enclosed: readonly ReadMail[]
  /** Parts that a person has to open with some other program, by their names. */
  unreadable: readonly string[]
  trouble: Trouble | null
}

export const headerOf = (mail: Pick<ReadMail, 'headers'>, name: string): string | null =>
  mail.headers.get(name)?.[0] ?? null
