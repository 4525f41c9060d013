import { once } from 'node:events'
import { createServer } from 'node:http'
import sharp from 'sharp'

export type TileServer = {
  /** For MAP_TILES_URL. */
  url: string
  /** What was asked for, and who was said to ask. */
  asked: { path: string; referer: string | undefined }[]
  stop(): Promise<void>
}

/** All of one colour: enough for a picture. */
const picture = { width: 256, height: 256, channels: 3, background: '#dfe7d8' } as const

/** Somebody else's server of map tiles, on another origin than ours. */
export async function startTileServer(): Promise<TileServer> {
  const tile = await sharp({ create: picture }).png().toBuffer()
  const asked: TileServer['asked'] = []
  const server = createServer(({ url = '', headers }, answer) => {
    asked.push({ path: url, referer: headers.referer })
    answer.writeHead(200, { 'Content-Type': 'image/png', 'Access-Control-Allow-Origin': '*' }).end(tile)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/{z}/{x}/{y}.png`,
    asked,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
