import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** A client that says what it is told to, right or wrong, and hears each answer with all its lines. */
export async function talkSmtp(port: number) {
  const socket: Socket = connect(port, '127.0.0.1')
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
    end: () => socket.destroy(),
  }
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
