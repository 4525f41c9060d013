import { generateKeyPairSync } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { ReceivedMail } from './smtp-server.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const selector = 'post'

/** What the DNS of a domain says of the key that mails of this run are signed with. */
export const signingRecord = (domain: string): Record<string, string> => ({
  [`${selector}._domainkey.${domain}`]: `v=DKIM1; k=rsa; p=${spki}`,
})

export type WrittenMail = {
  from: string
  to: string
  subject: string
  text: string
  answers?: ReceivedMail
  photos?: readonly Buffer[]
  /** The domain whose server signs it. */
  signedBy?: string
}

/** A mail as a program of people writes it, with what it answers below. */
export async function writeMail(mail: WrittenMail): Promise<Buffer> {
  const { from, to, subject, text, answers, photos = [], signedBy } = mail
  const transport = createTransport({
    ...{ streamTransport: true, buffer: true, newline: 'windows' },
    ...(signedBy && { dkim: { domainName: signedBy, keySelector: selector, privateKey: pem } }),
  })
  const { message } = await transport.sendMail({
    ...{ from, to, subject, text: answers ? `${text}\n\n${quoteOf(answers)}` : text },
    ...(answers && { inReplyTo: `<${answers.messageId}>`, references: threadOf(answers) }),
    attachments: photos.map((content, place) => ({ filename: `IMG_${place + 1}.jpg`, content })),
  })
  return Buffer.isBuffer(message) ? message : Buffer.from('')
}

const threadOf = ({ headers, messageId }: ReceivedMail): string[] => [
  ...(headers.get('references') ?? '').split(/\s+/).filter(Boolean),
  `<${messageId}>`,
]

/** As Gmail writes it, with every link there was. */
const quoteOf = ({ from, text }: ReceivedMail): string =>
  `Den lör 28 nov. 2026 kl 10:12 skrev FixaMinGata <${from}>:\n\n${text.replace(/^/gm, '> ')}`
