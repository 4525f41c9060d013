import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

export type HaltingRoad = { url: string; stop(): Promise<void> }

/** The service over a network that brings a page up to some words, halts, and brings the rest; without the words, nothing. */
export async function openHaltingRoad(
  service: string,
  { after, forMs }: { after: string; forMs: number },
): Promise<HaltingRoad> {
  const server = createServer(async ({ url = '/', headers: { accept = '*/*' } }, answer) => {
    const got = await fetch(new URL(url, service), { headers: { accept } })
    const body = Buffer.from(await got.arrayBuffer())
    const type = got.headers.get('content-type') ?? ''
    answer.writeHead(got.status, { 'Content-Type': type })
    if (!type.startsWith('text/html')) return answer.end(body)
    const at = body.indexOf(after)
    if (at < 0) return answer.destroy()
    answer.write(body.subarray(0, at + after.length))
    await pause(forMs)
    return answer.end(body.subarray(at + after.length))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
