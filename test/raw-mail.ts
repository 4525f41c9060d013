import { createHash, generateKeyPairSync, sign } from 'node:crypto'

export type RawMail = {
  from?: string
  to?: string
  subject?: string
  messageId?: string
  /** Lines above those that are always there, each as it is sent. */
  above?: readonly string[]
  /** Lines below them. */
  below?: readonly string[]
  type?: string
  body?: string
}

let made = 0
const nextId = (): string => {
  made += 1
  return `<rad${made}.${process.pid}@post.example>`
}

/** A mail by its bytes: what is given stands there as it was given, wrong or right. */
export function rawMail(mail: RawMail): Buffer {
  const { from = 'x@ond.example', to = 'svar@svar.fixamingata.example', subject = 'Sv: Hål' } = mail
  const { messageId = nextId(), above = [], below = [], type = 'text/plain; charset=utf-8', body = '' } = mail
  const head = [
    ...above,
    ...[`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Message-ID: ${messageId}`],
    ...['Date: Sat, 28 Nov 2026 10:00:00 +0100', 'MIME-Version: 1.0', `Content-Type: ${type}`],
    ...below,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}\r\n`)
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** What DNS has for each domain that signs here: one key, the same for all. */
export const dkimRecord = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`

type Signing = {
  by: string
  /** Which headers, with colons between; a name twice forbids a second one. */
  over?: string
  /** Of the body so many bytes only. */
  length?: number
}

const usual = 'From:To:Cc:Subject:Date:Message-ID:In-Reply-To:Content-Type'

/** The same mail with a signature above it (RFC 6376, "simple"), which holds whatever else it is. */
export function signed(raw: Buffer, { by, over = usual, length }: Signing): Buffer {
  const [head = '', body = ''] = splitOnce(raw.toString('latin1'), '\r\n\r\n')
  const whole = Buffer.from(`${body.replace(/(?:\r\n)*$/, '')}\r\n`, 'latin1')
  const hash = createHash('sha256').update(whole.subarray(0, length)).digest('base64')
  const limit = length === undefined ? '' : ` l=${length};`
  const own = `DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d=${by}; s=s; h=${over};${limit} bh=${hash}; b=`
  const lines = linesToSign(head, over.toLowerCase().split(':'))
  const seal = sign('sha256', Buffer.from(`${lines.join('')}${own}`, 'latin1'), privateKey).toString('base64')
  return Buffer.concat([Buffer.from(`${own}${seal}\r\n`), raw])
}

/** Of each name the last that has not been taken; one that is not there counts as nothing. */
function linesToSign(head: string, names: readonly string[]): string[] {
  const left = head.split(/\r\n(?![ \t])/)
  return names.flatMap((name) => {
    const at = left.findLastIndex((line) => line.toLowerCase().startsWith(`${name}:`))
    return at < 0 ? [] : left.splice(at, 1).map((line) => `${line}\r\n`)
  })
}

function splitOnce(text: string, by: string): [string, string] {
  const at = text.indexOf(by)
  return [text.slice(0, at), text.slice(at + by.length)]
}

/** Parts within a part, as programs send them. */
export const partsOf = (kind: string, parts: readonly string[]): Pick<RawMail, 'type' | 'body'> => ({
  type: `multipart/${kind}; boundary="grans"`,
  body: `${parts.map((part) => `--grans\r\n${part}\r\n`).join('')}--grans--`,
})

export const textPart = (words: string): string => `Content-Type: text/plain; charset=utf-8\r\n\r\n${words}`
export const htmlPart = (markup: string): string => `Content-Type: text/html; charset=utf-8\r\n\r\n${markup}`
