import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type RawBuilder, sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { readConfig } from '#config.ts'
import { openConfigured } from '#database/open-configured.ts'
import { projectFolder } from '#database/project-folder.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { startImapServer } from '../test/imap-server.ts'
import { startNameServer } from '../test/name-server.ts'
import { type ReceivedMail, startSmtpServer } from '../test/smtp-server.ts'
import { signingRecord, type WrittenMail, writeMail } from '../test/write-mail.ts'
import { startService } from './service.ts'
import { untilGiven } from './until-given.ts'

/** How mail comes in to the service: by its own SMTP, or by a mailbox that it reads. */
export type WayIn = 'smtp' | 'imap'

export const operators = 'drift@fixamingata.example'
const domain = 'fixamingata.example'
const patienceMs = 60_000

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>

type Options = {
  way?: WayIn
  /** Lines of the file that operators import bodies by. */
  bodies: readonly string[]
  /** Whose mail is signed. */
  signed?: readonly string[]
  /** The code a mailbox is refused with when a mail is handed over, or null to take it. */
  refuse?: (address: string) => number | null
}

/**
 * The service as a process of its own, in local mode, with the world's post around it: a mail server that takes all it
 * sends, another that hands over what people write, and a DNS that knows the keys they sign with. Stop it.
 */
export async function openPostOffice({ way = 'smtp', bodies, signed = [], refuse }: Options) {
  const dataDir = await mkdtemp(join(tmpdir(), 'fixamingata-post-'))
  const peer = await startSmtpServer(refuse ? { refuse } : {})
  const names = await startNameServer(Object.assign({}, ...signed.map(signingRecord)))
  const mailbox = way === 'imap' ? await startImapServer() : null
  const settings = {
    ...{
      FMG_MODE: 'local',
      RATE_LIMITS: 'off',
      DATA_DIR: dataDir,
      SMTP_URL: peer.url,
      MAIL_DNS: names.address,
    },
    ...{ MAIL_FROM: `felanmalan@${domain}`, OPERATOR_EMAIL: operators, MAIL_DOMAIN: domain },
    ...(mailbox
      ? { IMAP_URL: `imap://brevlada:hemligt@127.0.0.1:${mailbox.mailbox.port}/INBOX` }
      : { MAIL_IN_PORT: '0' }),
  }
  const service = await startService(settings)
  const database = await openConfigured(readConfig(settings, projectFolder), { max: 2 })
  const stop = async () => {
    await database.close()
    await service.stop()
    await Promise.all([peer.stop(), names.stop(), mailbox?.stop()])
    await rm(dataDir, { recursive: true, force: true })
  }

  /** As an operator does it, with the service running. */
  async function command(...words: string[]): Promise<string> {
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings }
    const run = ['scripts/run.mjs', words[0] ?? '', '--', ...words.slice(1)]
    const { stdout } = await promisify(execFile)(process.execPath, run, { cwd: projectFolder, env })
    return stdout
  }

  const file = join(dataDir, 'bodies.csv')
  await writeFile(file, `${bodies.join('\n')}\n`)
  await command('bodies', 'import', file)

  const read = new Set<ReceivedMail>()
  const unread = (to: string) => peer.mailsTo(to).filter((mail) => !read.has(mail))

  return {
    url: service.url,
    command,
    stop,
    /** The first mail to an address that nobody has read yet and that says this; it is read now. */
    next: (to: string, says: string): Promise<ReceivedMail> =>
      untilGiven(
        `"${says}" to ${to}; there is: ${unread(to).map(({ subject }) => subject)}`,
        patienceMs,
        async () => {
          const found = unread(to).find(({ text }) => unfolded(text).includes(says)) ?? null
          if (found) read.add(found)
          return found
        },
      ),
    unread,
    /** Hands a mail over as its writer's server would. */
    async send(mail: Omit<WrittenMail, 'to'> & { to: string }, sender = mail.from): Promise<void> {
      await handOver(await writeMail(mail), { sender, to: mail.to })
    },
    /** Answers a mail to where it asks to be answered. */
    async answer(
      answers: ReceivedMail,
      mail: Omit<WrittenMail, 'to' | 'subject' | 'answers'>,
    ): Promise<void> {
      const to = replyTo(answers)
      const subject = /^(?:re|sv):/i.test(answers.subject) ? answers.subject : `Sv: ${answers.subject}`
      await handOver(await writeMail({ ...mail, to, subject, answers }), { sender: mail.from, to })
    },
    handOver,
    /** What only time brings about. */
    asIf: (change: RawBuilder<unknown>) => change.execute(database.db),
    /** So much time goes by: letters that wait for company leave. */
    async wait(minutes: number): Promise<void> {
      const ago = sql`make_interval(mins => ${minutes})`
      await sql`update followers set last_letter_at = last_letter_at - ${ago}, told_at = told_at - ${ago}
                 where told_at is not null`.execute(database.db)
      await sql`update letters set next_at = next_at - ${ago}, created_at = created_at - ${ago} where state = 'queued'`.execute(
        database.db,
      )
      await wakeWorker(database.db)
    },
  }

  async function handOver(raw: Buffer, { sender, to }: { sender: string; to: string }): Promise<void> {
    if (mailbox)
      return mailbox.put([`Return-Path: <${sender}>\r\nDelivered-To: ${to}\r\n${raw.toString('latin1')}`])
    const transport = createTransport({ host: '127.0.0.1', port: service.mailInPort ?? 0, ignoreTLS: true })
    await transport.sendMail({ envelope: { from: sender, to }, raw })
    transport.close()
  }
}

/** Lines are broken where mails break them. */
export const unfolded = (text: string): string => text.replace(/\s+/g, ' ')

export const replyTo = ({ headers }: ReceivedMail): string =>
  /<([^<>]+)>\s*$/.exec(headers.get('reply-to') ?? '')?.[1] ?? headers.get('reply-to') ?? ''

export function linkIn(url: string, { text }: ReceivedMail, part: string): string {
  const link = text.split(/\s+/).find((word) => word.startsWith(url) && word.includes(part))
  if (!link) throw new Error(`no link with ${part} in:\n${text}`)
  return link
}
