import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A record as the open API tells it: absent fields are left out, numbers of changes are text. */
export type RoadRecord = {
  GID: number
  Element_Id: string
  Start_Measure: number
  End_Measure: number
  Valid_From?: string
  Valid_To?: string
  Deleted?: boolean
  Väghållartyp?: string
  Väghållarnamn?: string
  Geometry?: { 'WKT-WGS84-3D': string; 'WKT-SWEREF99TM-3D'?: string }
}

/** What goes wrong with the next answers, in turn. */
export type Trouble = 'error in 200' | 'error in 400' | 'cut' | 'no JSON' | 'other shape' | 'busy' | 'endless'

/**
 * Trafikverket's open API, as much of it as answers who keeps a road: XML is posted, JSON comes back, records in
 * the order of their change numbers, refusals inside the result.
 */
export async function startTrafikverket({ key, atOnce = 2000 }: { key: string; atOnce?: number }) {
  const told: { change: bigint; record: RoadRecord }[] = []
  const networks = new Map<string, string>()
  const troubles: Trouble[] = []
  const asked: string[] = []
  let change = 7_426_311_386_101_186_000n

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const xml = await textOf(request)
    const objectType = attribute(xml, 'objecttype')
    if (objectType === 'Väghållare') asked.push(attribute(xml, 'changeid'))
    const trouble = troubles.shift()
    if (trouble === 'cut') return void request.socket.destroy()
    if (trouble === 'no JSON') return send(response, 200, '<html>Underhåll</html>')
    if (trouble === 'other shape') return send(response, 200, JSON.stringify({ RESPONSE: {} }))
    if (trouble === 'endless') return sendForEver(response)
    if (trouble === 'busy') return send(response, 503, '')
    if (trouble === 'error in 200') return refuse(response, 200, `Invalid query: ${xml}`)
    if (trouble === 'error in 400') return refuse(response, 400, 'Unable to parse filter')
    if (attribute(xml, 'authenticationkey') !== key) return refuse(response, 401, 'Invalid authentication')
    send(response, 200, JSON.stringify({ RESPONSE: { RESULT: [resultOf(xml, objectType)] } }))
  }

  function resultOf(xml: string, objectType: string): unknown {
    if (objectType === 'Vägtrafiknät') {
      const links = (/name="Element_Id" value="([^"]*)"/.exec(xml)?.[1] ?? '').split(',')
      return { Vägtrafiknät: links.flatMap(networkOf) }
    }
    const after = BigInt(attribute(xml, 'changeid'))
    const limit = Math.min(Number(attribute(xml, 'limit')), atOnce)
    const found = told.filter((one) => one.change > after).slice(0, limit)
    const last = found.at(-1)?.change ?? 0n
    return { Väghållare: found.map(({ record }) => record), INFO: { LASTCHANGEID: String(last) } }
  }

  const networkOf = (link: string) => {
    const type = networks.get(link)
    return type === undefined ? [] : [{ Element_Id: link, Nättyp: type }]
  }

  return {
    url: `http://127.0.0.1:${port}/v2/data.json`,
    /** The change numbers that were asked on from. */
    asked,
    /** A record made, changed or deleted: it is told of once more, with a higher number. */
    tell(record: RoadRecord, network?: string): void {
      const before = told.findIndex((one) => one.record.GID === record.GID)
      if (before >= 0) told.splice(before, 1)
      change += 17n
      told.push({ change, record })
      if (network) networks.set(record.Element_Id, network)
    },
    trouble: (...coming: Trouble[]) => void troubles.push(...coming),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const refuse = (response: ServerResponse, status: number, message: string) =>
  send(
    response,
    status,
    JSON.stringify({ RESPONSE: { RESULT: [{ ERROR: { SOURCE: 'Request', MESSAGE: message } }] } }),
  )

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(text)
}

/** Until the one who asked hangs up. */
function sendForEver(response: ServerResponse): void {
  const megabyte = Buffer.alloc(1_000_000, ' ')
  const send = () => {
    while (!response.destroyed && response.write(megabyte));
  }
  response.writeHead(200).on('drain', send)
  send()
}

const attribute = (xml: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(xml)?.[1] ?? ''

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
