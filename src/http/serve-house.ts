import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { Refused } from '../errors.ts'

export type House = Pick<Hono, 'fetch'>
type Listening = { host: string; port: number; baseUrl: string | null }

/** Answers at an address, by what is made once it is known which; a port that is taken is refused in words. */
export async function serveHouse(
  { host, port, baseUrl: given }: Listening,
  houseAt: (baseUrl: string) => House,
): Promise<{ baseUrl: string; close(): Promise<void> }> {
  let app: House | null = null
  const server = serve({
    fetch: (request, env) => app?.fetch(request, env) ?? new Response(null, { status: 503 }),
    hostname: host,
    port,
  })
  const listened = await new Promise<number>((resolve, reject) => {
    server.once('listening', () => resolve(portOf(server) ?? port))
    server.once('error', (error: NodeJS.ErrnoException) => reject(cantListen(error, host, port)))
  })
  const baseUrl = given ?? `http://localhost:${listened}`
  app = houseAt(baseUrl)
  return { baseUrl, close: () => closeServer(server) }
}

const portOf = (server: ServerType): number | null => {
  const address = server.address()
  return address && typeof address === 'object' ? address.port : null
}

function cantListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Refused(
      `Port ${port} is in use by another program. Stop it, or start with PORT=${port + 1} npm start.`,
    )
  if (error.code === 'EACCES')
    return new Refused(`Port ${port} needs a right this user has not. Choose one above 1023.`)
  if (error.code === 'EADDRNOTAVAIL') return new Refused(`HOST=${host} is not an address of this machine.`)
  return error
}

/** Lets requests under way finish; after three seconds the rest are cut. */
async function closeServer(server: ServerType): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 3_000)
  await closed
  clearTimeout(cut)
}
