/** One message, ready to go. Headers hold no text a resident wrote except `subject`, cleaned to one line. */
export type Mail = {
  /** Without brackets; the same on every try. */
  messageId: string
  date: Date
  to: string
  subject: string
  text: string
  html: string
  /** Message-IDs this one answers, oldest first, without brackets. */
  references?: string[]
  replyTo?: string
  /** Where a mail server says that it could not be left, instead of the sender's address. */
  returnPath?: string
  headers?: Record<string, string>
  attachments?: { name: string; type: string; content: string | Buffer }[]
}

export type Sent = { outcome: 'sent' | 'later' | 'refused' | 'unknown'; answer: string }

/** A way out of the house for mail: SMTP, or a folder of .eml files. Never throws for what the far side does. */
export type Mailer = {
  send(mail: Mail): Promise<Sent>
  check(): Promise<{ ok: boolean; answer: string }>
  close(): void
}
