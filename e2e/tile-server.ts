import { once } from 'node:events'
import { createServer } from 'node:http'
import sharp from 'sharp'

export type TileServer = {
  /** For MAP_TILES_URL: pictures, and a style that shows the same. */
  url: string
  styleUrl: string
  /** What was asked for, and who was said to ask. */
  asked: { path: string; referer: string | undefined }[]
  /** How it answers; a style can be had when its pictures can't. */
  manner: 'answers' | 'has no pictures' | 'refuses' | 'is silent'
  stop(): Promise<void>
}

/** All of one colour: enough for a picture. */
const picture = { width: 256, height: 256, channels: 3, background: '#dfe7d8' } as const

/** Somebody else's server of map tiles, on another origin than ours. */
export async function startTileServer(): Promise<TileServer> {
  const tile = await sharp({ create: picture }).png().toBuffer()
  const server = createServer(({ url = '', headers }, answer) => {
    tiles.asked.push({ path: url, referer: headers.referer })
    const isStyle = url === '/style.json'
    const isRefused = tiles.manner === 'refuses' || (tiles.manner === 'has no pictures' && !isStyle)
    if (tiles.manner === 'is silent') return
    const type = isStyle ? 'application/json' : 'image/png'
    answer
      .writeHead(isRefused ? 503 : 200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' })
      .end(isRefused ? '' : isStyle ? JSON.stringify(styleOf(tiles.url)) : tile)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  const origin = `http://127.0.0.1:${address.port}`
  const tiles: TileServer = {
    url: `${origin}/{z}/{x}/{y}.png`,
    styleUrl: `${origin}/style.json`,
    asked: [],
    manner: 'answers',
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return tiles
}

const styleOf = (url: string) => ({
  version: 8,
  sources: { streets: { type: 'raster', tiles: [url], tileSize: 256 } },
  layers: [{ id: 'streets', type: 'raster', source: 'streets' }],
})
