import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A line to an IMAP server on this machine that refuses some commands as long as it is told so, and passes all else on. */
export async function openBentLine(to: { port: number }) {
  const bent: { refuses: RegExp | null; refused: number } = { refuses: null, refused: 0 }
  const open = new Set<Socket>()
  const door = createServer((asking) => {
    const server = connect(to.port, '127.0.0.1')
    server.pipe(asking)
    asking.on('data', (words) => {
      const [, tag, command = ''] = String(words).match(/^(\S+) (.*)/) ?? []
      if (!bent.refuses?.test(command)) return server.write(words)
      bent.refused += 1
      return asking.write(`${tag} NO [UNAVAILABLE] Not just now.\r\n`)
    })
    for (const end of [asking, server]) {
      open.add(end)
      end.on('error', () => undefined).on('close', () => [asking, server].map((other) => other.destroy()))
    }
  }).listen(0, '127.0.0.1')
  await once(door, 'listening')
  return {
    port: (door.address() as AddressInfo).port,
    bent,
    async stop() {
      for (const end of open) end.destroy()
      door.close()
      await once(door, 'close')
    },
  }
}
