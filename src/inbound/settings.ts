import { readFileSync } from 'node:fs'

/** Where other servers hand mail over to us. */
export type SmtpIn = {
  host: string
  /** 0: any free one. */
  port: number
  /** Mail is taken for this domain, and for no other. */
  domain: string
  /** Files; null: it is not offered. */
  tls: { cert: string; key: string } | null
}

/** A mailbox that is read instead, or besides. */
export type Mailbox = {
  host: string
  port: number
  secure: boolean
  user: string
  password: string
  folder: string
  /** Where mail is moved to when it is stored; null: it is only marked as seen. */
  doneFolder: string | null
  /** The name of the server whose Authentication-Results are believed; null: nobody's are. */
  authservId: string | null
}

export type MailIn = {
  smtp: SmtpIn | null
  mailbox: Mailbox | null
  /** The name server that is asked who may send mail; null: the machine's own. */
  dns: string | null
}

/** The address that a picture can be mailed to: the one letters come from, where mail to it reaches us; null where none does. */
export function addressOfReports({ smtp, mailbox }: MailIn, mailFrom: string): string | null {
  if (mailbox || mailFrom.toLowerCase().endsWith(`@${smtp?.domain}`)) return mailFrom
  return smtp && `felanmalan@${smtp.domain}`
}

const names = [
  ...(['MAIL_IN_PORT', 'MAIL_IN_HOST', 'MAIL_DOMAIN', 'MAIL_IN_TLS_CERT', 'MAIL_IN_TLS_KEY'] as const),
  ...(['IMAP_URL', 'IMAP_DONE_FOLDER', 'IMAP_AUTHSERV_ID', 'MAIL_DNS'] as const),
]

type Asked = {
  given(name: (typeof names)[number]): string | null
  mode: 'demonstration' | 'local' | 'production'
  /** The domain letters come from. */
  ownDomain: string
}

/** What the settings of incoming mail say together. A demonstration listens on any free port of this machine. */
export function readMailIn({ given, mode, ownDomain }: Asked): { mailIn: MailIn; wrong: string[] } {
  const wrong: string[] = []
  const smtp = readSmtp({ given, mode, ownDomain }, wrong)
  const mailbox = readMailbox({ given, mode, ownDomain }, wrong)
  return { mailIn: { smtp, mailbox, dns: readNameServer({ given, mode }, wrong) }, wrong }
}

function readNameServer({ given, mode }: Pick<Asked, 'given' | 'mode'>, wrong: string[]): string | null {
  const server = given('MAIL_DNS')
  if (server === null) return null
  if (mode !== 'local') wrong.push('MAIL_DNS is for FMG_MODE=local only.')
  else if (!/^127\.0\.0\.1:\d{1,5}$/.test(server))
    wrong.push(`MAIL_DNS=${server}: give an address of this machine such as 127.0.0.1:5353.`)
  return server
}

function readSmtp({ given, mode, ownDomain }: Asked, wrong: string[]): SmtpIn | null {
  const asked = given('MAIL_IN_PORT') ?? (mode === 'demonstration' ? '0' : null)
  const [cert, key] = [given('MAIL_IN_TLS_CERT'), given('MAIL_IN_TLS_KEY')]
  if (asked === null) {
    const useless = (['MAIL_IN_HOST', 'MAIL_IN_TLS_CERT', 'MAIL_IN_TLS_KEY'] as const).filter((name) =>
      given(name),
    )
    wrong.push(...useless.map((name) => `${name}: without MAIL_IN_PORT no mail is taken in.`))
    return null
  }
  const port = Number(asked)
  if (!/^\d{1,5}$/.test(asked) || port > 65_535)
    wrong.push(`MAIL_IN_PORT=${asked}: a port is a number from 0 to 65535.`)
  const host = given('MAIL_IN_HOST') ?? '127.0.0.1'
  if (mode !== 'production' && !/^(127\.[\d.]+|::1|localhost)$/.test(host))
    wrong.push(`MAIL_IN_HOST=${host}: ${mode} mode listens on loopback only.`)
  const domain = (given('MAIL_DOMAIN') ?? ownDomain).toLowerCase()
  if (!/^[a-z\d-]+(\.[a-z\d-]+)+$/.test(domain))
    wrong.push(`MAIL_DOMAIN=${domain}: give a domain such as mail.fixamingata.se.`)
  if ((cert === null) !== (key === null))
    wrong.push('MAIL_IN_TLS_CERT and MAIL_IN_TLS_KEY go together: one of them is missing.')
  if (mode === 'production' && cert === null)
    wrong.push('MAIL_IN_TLS_CERT is missing; production takes mail over TLS.')
  if (cert === null || key === null) return { host, port, domain, tls: null }
  wrong.push(...unreadable('MAIL_IN_TLS_CERT', cert), ...unreadable('MAIL_IN_TLS_KEY', key))
  return { host, port, domain, tls: { cert, key } }
}

function unreadable(name: string, file: string): string[] {
  try {
    readFileSync(file)
    return []
  } catch {
    return [`${name}=${file}: there is no such file that may be read.`]
  }
}

function readMailbox({ given, mode }: Asked, wrong: string[]): Mailbox | null {
  const url = given('IMAP_URL')
  const [doneFolder, authservId] = [given('IMAP_DONE_FOLDER'), given('IMAP_AUTHSERV_ID')]
  if (url === null) {
    if (doneFolder || authservId)
      wrong.push('IMAP_URL is missing: which mailbox are the other IMAP settings of?')
    return null
  }
  if (mode === 'demonstration') {
    wrong.push('IMAP_URL: a demonstration reads nobody’s mailbox; set FMG_MODE=local.')
    return null
  }
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !/^imaps?:$/.test(parsed.protocol) || !parsed.hostname || !parsed.username) {
    wrong.push('IMAP_URL: give imaps://user:password@host/INBOX.')
    return null
  }
  const secure = parsed.protocol === 'imaps:'
  return {
    ...{ host: parsed.hostname, port: Number(parsed.port) || (secure ? 993 : 143), secure },
    ...{ user: decodeURIComponent(parsed.username), password: decodeURIComponent(parsed.password) },
    ...{ folder: decodeURIComponent(parsed.pathname.slice(1)) || 'INBOX', doneFolder, authservId },
  }
}
