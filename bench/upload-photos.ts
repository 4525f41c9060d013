import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import type { Db } from '#database/database.ts'
import { paths } from '#paths.ts'
import { atRate, percentile } from './load.ts'
import type { Service } from './service.ts'

type Uploading = { pages: readonly string[]; seconds: number }
type Uploaded = { pagesP99: number; keptP95: number; lost: number; readyAfter: number }

const photosPerSecond = 5
const pagesPerSecond = 20

/**
 * Photos as browsers send them, 2 048 points wide, five a second, while others read pages at a steady pace: how long
 * pages and photos take, whether all photos were kept, and how long after the last the copies of all were made.
 */
export async function uploadPhotos(
  service: Service,
  withDatabase: <T>(act: (db: Db) => Promise<T>) => Promise<T>,
  { pages, seconds }: Uploading,
): Promise<Uploaded> {
  const photos = await Promise.all([20, 30, 40, 50].map(aPhoto))
  const ids = Array.from({ length: photosPerSecond * seconds }, () => randomUUID())
  const [kept, read] = await Promise.all([
    atRate({ perSecond: photosPerSecond, times: ids.length }, (turn) =>
      send(service.url, ids[turn] ?? '', photos[turn % photos.length] ?? Buffer.of()),
    ),
    atRate({ perSecond: pagesPerSecond, times: pagesPerSecond * seconds }, async (turn) => {
      const answer = await fetch(service.url + pages[turn % pages.length])
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`a page answered ${answer.status}`)
    }),
  ])
  const ended = performance.now()
  const lost = await withDatabase((db) => untilMade(db, ids))
  return {
    pagesP99: percentile(read, 99),
    keptP95: percentile(kept, 95),
    lost,
    readyAfter: (performance.now() - ended) / 1000,
  }
}

/** As grainy as a photo from a telephone, some 700 kB. */
const aPhoto = (sigma: number): Promise<Buffer> =>
  sharp({
    create: {
      width: 2048,
      height: 1536,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma },
    },
  })
    .blur(1.2)
    .jpeg({ quality: 82 })
    .toBuffer()

async function send(url: string, id: string, photo: Buffer): Promise<void> {
  const body = new FormData()
  body.append('id', id)
  body.append('photo', new File([new Uint8Array(photo)], 'photo.jpg', { type: 'image/jpeg' }))
  const answer = await fetch(url + paths.apiPhotos(randomUUID()), {
    method: 'POST',
    body,
    headers: { origin: url },
  })
  if (answer.status !== 201) throw new Error(`a photo was answered ${answer.status}: ${await answer.text()}`)
}

/** How many of them are not there, when none waits any more. */
async function untilMade(db: Db, ids: readonly string[]): Promise<number> {
  for (;;) {
    const rows = await db
      .selectFrom('photos')
      .select('state')
      .where('id', 'in', [...ids])
      .execute()
    if (rows.every(({ state }) => state !== 'stored'))
      return ids.length - rows.filter(({ state }) => state === 'ready').length
    await pause(200)
  }
}
