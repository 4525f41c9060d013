import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** A mail as it is handed over: by whom, for whom, and its bytes. */
export type HandedOver = { sender: string; recipients: readonly string[]; raw: Buffer }

/**
 * A client that says what it is told to, right or wrong, and hears each answer with all its lines. `from`: another of
 * this machine's addresses than its first, as 127.0.0.66.
 */
export async function talkSmtp(port: number, { from }: { from?: string } = {}) {
  const socket: Socket = connect({ port, host: '127.0.0.1', ...(from && { localAddress: from }) })
  socket.on('error', () => undefined)
  const lines = createInterface(socket)[Symbol.asyncIterator]()
  const hear = async (): Promise<string> => {
    const heard: string[] = []
    for (;;) {
      const { value, done } = await lines.next()
      if (done) return 'cut'
      heard.push(value)
      if (/^\d{3} /.test(value)) return heard.join('\n')
    }
  }
  const say = (words: string | Buffer): Promise<string> => {
    socket.write(typeof words === 'string' ? `${words}\r\n` : words)
    return hear()
  }
  const greeting = await hear()
  return {
    greeting,
    say,
    hear,
    /** The whole of one mail; the answer to its last dot, or to what was refused before. */
    async send(from: string, to: string, content: string): Promise<string> {
      for (const words of [`MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA']) {
        const answer = await say(words)
        if (!/^[23]/.test(answer)) return answer
      }
      return say(`${content}\r\n.`)
    },
    /** The same as its bytes are, whatever they are. */
    async handOver({ sender, recipients, raw }: HandedOver): Promise<string> {
      const words = [`MAIL FROM:<${sender}>`, ...recipients.map((to) => `RCPT TO:<${to}>`), 'DATA']
      for (const one of words) {
        const answer = await say(one)
        if (!/^[23]/.test(answer)) return answer
      }
      return say(withDots(raw))
    },
    end: () => socket.destroy(),
  }
}

/** A line that begins with a dot has one more, and the last one is a dot alone. */
function withDots(raw: Buffer): Buffer {
  const stuffed = raw.toString('latin1').replace(/^\./gm, '..')
  return Buffer.from(`${stuffed}${stuffed.endsWith('\r\n') ? '' : '\r\n'}.\r\n`, 'latin1')
}

let made = 0
/** A mail of a person, each under an id of its own. */
export function aMail(changes: { id?: string; from?: string; subject?: string; body?: string } = {}): string {
  made += 1
  const { id = `m${made}.${process.pid}@invanare.example`, from = 'ada@invanare.example' } = changes
  const { subject = 'Hålet är kvar', body = 'Det är inte lagat.' } = changes
  const head = [`From: ${from}`, 'To: svar@mail.example', `Subject: ${subject}`, `Message-ID: <${id}>`]
  return `${head.join('\r\n')}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}`
}
