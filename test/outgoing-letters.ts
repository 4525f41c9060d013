import { afterAll } from 'vitest'
import type { Db } from '#database/database.ts'
import type { DkimKey } from '#mail/dkim-key.ts'
import { smtpMailer } from '#mail/smtp-mailer.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { startLeasedWork } from '../src/database/leased-work.ts'
import { outgoingLetters } from '../src/jobs/send-letter.ts'
import { startSmtpServer } from './smtp-server.ts'

/** What a mail tells, in its first line. */
export const titleOf = ({ text }: { text: string }): string => /.*/.exec(text)?.[0] ?? ''

/** Letters as they leave a running service, to a mail server that keeps them. Both end with the tests of the file. */
export async function sendingLetters(db: Db, { dkim = null }: { dkim?: DkimKey | null } = {}) {
  const links = linksSignedBy(await signingKeys(db))
  const server = await startSmtpServer()
  const baseUrl = 'http://localhost:3000'
  const operatorEmail = 'drift@fixamingata.example'
  const mailDomain = 'svar.fixamingata.example'
  const mailer = smtpMailer({ url: server.url, from: 'felanmalan@fixamingata.example', dkim })
  const letters = startLeasedWork(
    db,
    outgoingLetters({ db, links, mailer, baseUrl, mailDomain, operatorEmail, lettersPerHour: 100_000 }),
  )
  afterAll(async () => {
    await letters.stop()
    mailer.close()
    await server.stop()
  })
  /** By its subject or by its title, which is the first line. */
  const mailTo = (to: string, named: string) =>
    server.waitForMail((mail) => mail.to === to && `${mail.subject}\n${titleOf(mail)}`.includes(named), 8_000)
  return { links, server, mailer, letters, baseUrl, mailDomain, operatorEmail, mailTo }
}
