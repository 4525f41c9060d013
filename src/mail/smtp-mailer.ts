import type { Readable } from 'node:stream'
import nodemailer from 'nodemailer'
import { composeMail, isPlainAddress } from './compose-mail.ts'
import type { DkimKey } from './dkim-key.ts'
import type { Mailer } from './mail.ts'
import { failureOf, outcomeOf, plainAnswer } from './outcome.ts'

type Options = { url: string; from: string; dkim?: DkimKey | null; patience?: Partial<typeof patience> }

/** Milliseconds to wait: for a connection, for its greeting, in silence, and for one mail in all. */
const patience = { connect: 10_000, greeting: 10_000, silence: 30_000, mail: 120_000 }

export function smtpMailer({ url, from, dkim, patience: given }: Options): Mailer {
  const waits = { ...patience, ...given }
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    // A server that takes half a second for each still gets thirty a second.
    maxConnections: 16,
    ...(dkim && { dkim }),
    connectionTimeout: waits.connect,
    dnsTimeout: waits.connect,
    greetingTimeout: waits.greeting,
    socketTimeout: waits.silence,
    // Only what has not begun is queued again by the pool: an idle connection may close under us.
    maxRequeues: 1,
  })
  const contents = watchContents(transport)

  return {
    async send(mail) {
      if (!isPlainAddress(mail.to)) return { outcome: 'refused', answer: 'The address is not usable.' }
      const raw = await composeMail(mail, from)
      const signal = AbortSignal.timeout(waits.mail)
      try {
        const envelope = { from: mail.returnPath ?? from, to: [mail.to] }
        const { response } = await transport.sendMail({ raw, envelope, signal })
        return { outcome: 'sent', answer: plainAnswer(response) }
      } catch (error) {
        return outcomeOf(failureOf(error), contents.haveBegun(signal))
      }
    },
    check: () => checkTransport(transport),
    close: () => transport.close(),
  }
}

type Transport = ReturnType<typeof nodemailer.createTransport>

// An error doesn't say whether the content had begun to leave, so its stream is asked.
function watchContents(transport: Pick<Transport, 'use'>) {
  const streams = new WeakMap<AbortSignal, Readable[]>()
  transport.use('stream', ({ data: { signal }, message }, done) => {
    const opened: Readable[] = []
    if (signal) streams.set(signal, opened)
    const open = message.createReadStream.bind(message)
    message.createReadStream = (options) => {
      const stream = open(options)
      opened.push(stream)
      return stream
    }
    done()
  })
  return {
    haveBegun: (signal: AbortSignal) => (streams.get(signal) ?? []).some((stream) => stream.readableDidRead),
  }
}

async function checkTransport(
  transport: Pick<Transport, 'verify'>,
): Promise<{ ok: boolean; answer: string }> {
  try {
    await transport.verify()
    return { ok: true, answer: 'The mail server answers.' }
  } catch (error) {
    return { ok: false, answer: plainAnswer(failureOf(error).said) }
  }
}
