import type { Socket } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerEnvelope } from 'smtp-server'

/** A mail as a receiving server has it. */
export type ReceivedMail = {
  /** Without brackets. */
  messageId: string
  /** Who it was handed over for (the envelope), one address. */
  to: string
  from: string
  /** Who hears when it cannot be left (the envelope). */
  returnPath: string
  subject: string
  text: string
  html: string
  /** Each header once, its name in lower case, unfolded and undecoded. */
  headers: Map<string, string>
  attachments: { name: string; type: string; content: string }[]
  raw: Buffer
  at: Date
  /** Whether our 250 was held back, so that the sender cannot know. */
  cut: boolean
}

type Options = {
  port?: number
  /** Cuts the line after every n-th mail is taken, before its 250. */
  cutEvery?: number
  /** Cuts the line at this command, always. */
  cutAt?: 'MAIL' | 'RCPT'
  /** The code to refuse a recipient with, or null to take it. */
  refuse?: (address: string) => number | null
  /** The code to refuse a whole mail with, once it has been read. */
  refuseContent?: (mail: ReceivedMail) => number | null
  /** Takes the mail and says nothing more. */
  silent?: boolean
}

/** A receiving SMTP server on loopback: plain, without authentication, keeping what it gets. */
export async function startSmtpServer(options: Options = {}) {
  const mails: ReceivedMail[] = []
  const waiting = new Set<(mail: ReceivedMail) => void>()
  const sockets = new Map<number, Socket>()
  let taken = 0

  const cut = (port: number) => sockets.get(port)?.destroy()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onMailFrom: (_, { remotePort }, done) => (options.cutAt === 'MAIL' ? cut(remotePort) : done()),
    onRcptTo: ({ address }, { remotePort }, done) =>
      options.cutAt === 'RCPT' ? cut(remotePort) : done(refusal(options.refuse?.(address))),
    onData: (stream, { envelope, remotePort }, done) => {
      receive(stream, envelope)
        .then((mail) => {
          const code = options.refuseContent?.(mail)
          if (code) return done(refusal(code))
          taken += 1
          mail.cut = options.cutEvery !== undefined && taken % options.cutEvery === 0
          mails.push(mail)
          for (const tell of waiting) tell(mail)
          if (mail.cut) cut(remotePort)
          else if (!options.silent) done(null, 'Taken')
        })
        .catch(done)
    },
  })
  // Lines that we cut are no news.
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0
    sockets.set(port, socket)
    socket.once('close', () => sockets.delete(port))
  })
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    mails,
    mailsTo: (recipient: string) => mails.filter((mail) => mail.to === recipient),
    /** The first mail, come already or yet to come, that is like this. */
    waitForMail: (isIt: (mail: ReceivedMail) => boolean, milliseconds = 5000): Promise<ReceivedMail> => {
      const here = mails.find(isIt)
      return here ? Promise.resolve(here) : nextMail(waiting, isIt, milliseconds)
    },
    stop: async () => {
      for (const socket of sockets.values()) socket.destroy()
      await new Promise<void>((resolve) => server.close(resolve))
    },
  }
}

export type ReceivingServer = Awaited<ReturnType<typeof startSmtpServer>>

function refusal(code: number | null | undefined): Error | null {
  return code ? Object.assign(new Error('Not taken'), { responseCode: code }) : null
}

function nextMail(
  waiting: Set<(mail: ReceivedMail) => void>,
  isIt: (mail: ReceivedMail) => boolean,
  milliseconds: number,
): Promise<ReceivedMail> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      waiting.delete(look)
      clearTimeout(timer)
    }
    const look = (mail: ReceivedMail) => {
      if (!isIt(mail)) return
      stop()
      resolve(mail)
    }
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`no such mail came within ${milliseconds} ms`))
    }, milliseconds)
    waiting.add(look)
  })
}

async function receive(
  stream: SMTPServerDataStream,
  { mailFrom, rcptTo }: SMTPServerEnvelope,
): Promise<ReceivedMail> {
  const raw = Buffer.concat(await chunksOf(stream))
  const mail = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true })
  return {
    messageId: (mail.messageId ?? '').replace(/^<|>$/g, ''),
    to: rcptTo[0]?.address ?? '',
    returnPath: mailFrom ? mailFrom.address : '',
    from: mail.from?.value[0]?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    headers: new Map(
      mail.headerLines.map(({ key, line }) => [
        key,
        line
          .slice(key.length + 1)
          .replace(/\r?\n\s+/g, ' ')
          .trim(),
      ]),
    ),
    attachments: mail.attachments.map(({ filename = '', contentType, content }) => ({
      name: filename,
      type: contentType,
      content: content.toString('utf8'),
    })),
    raw,
    at: new Date(),
    cut: false,
  }
}

async function chunksOf(stream: SMTPServerDataStream): Promise<Buffer[]> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return chunks
}
