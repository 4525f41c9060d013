import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { open311Prefix } from '#paths.ts'
import type { Asked, Fault, Said } from './fault.ts'

const sound: Fault = (asked, door) => door(asked)

/** A server over HTTP before a door of ours, which can be told to do one thing wrong. */
export async function startBentServer() {
  let fault = sound
  let open: (asked: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  let key = ''
  const server = createServer(async (request, response) => {
    try {
      const asked = await heard(request)
      const said = await fault(asked, (bent) => answered(bent, open), { key })
      response.writeHead(said.status, said.headers).end(said.body)
    } catch (error) {
      response.writeHead(599).end(String(error))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    /** Behind it stands this door, with this key of its own. */
    lead(to: typeof open, own: { key: string }) {
      open = to
      key = own.key
    },
    bend(to: Fault | null) {
      fault = to ?? sound
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function heard(request: IncomingMessage): Promise<Asked> {
  const [path = '', query = ''] = (request.url ?? '/').split(/\?(.*)/s)
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const headers = Object.entries(request.headers).flatMap(([name, words]): [string, string][] =>
    words === undefined || name === 'host' ? [] : [[name, String(words)]],
  )
  return {
    method: request.method ?? 'GET',
    path: path.startsWith(`${open311Prefix}/`) ? path.slice(open311Prefix.length + 1) : path,
    query: new URLSearchParams(query),
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  }
}

async function answered(
  { method, path, query, headers, body }: Asked,
  open: (asked: Request) => Response | Promise<Response>,
): Promise<Said> {
  const words = query.toString()
  const whole = path.startsWith('/') ? path : `${open311Prefix}/${path}`
  const { 'content-length': _, connection: __, ...kept } = headers
  const asked = new Request(`http://localhost${whole}${words === '' ? '' : `?${words}`}`, {
    ...{ method, headers: kept },
    ...(method !== 'GET' && { body: new Uint8Array(body) }),
  })
  const answer = await open(asked)
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  }
}
