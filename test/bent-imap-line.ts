import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A line to an IMAP server on this machine that gives no mail out as long as it is told so, and answers all else. */
export async function openBentLine(to: { port: number }) {
  const bent = { isWithholding: false, withheld: 0 }
  const open = new Set<Socket>()
  const door = createServer((asking) => {
    const server = connect(to.port, '127.0.0.1')
    server.pipe(asking)
    asking.on('data', (words) => {
      const [, tag] = String(words).match(/^(\S+) UID FETCH .*BODY/) ?? []
      if (!tag || !bent.isWithholding) return server.write(words)
      bent.withheld += 1
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
