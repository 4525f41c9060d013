import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { z } from 'zod'
import { currentBorders } from '#bodies/current-borders.ts'
import { compactLine } from '#geo/map/compact-line.ts'
import { isKnownTag } from '#http/tag.ts'
import { readQuestion } from '../read-question.ts'
import type { ApiAsk } from '../rooms.ts'

/** `GET /api/v1/borders`: the imported municipalities' borders, drawn simply; lines as those of roads. */
export async function borders({ c, rooms }: ApiAsk): Promise<Response> {
  const read = readQuestion(c, z.strictObject({}))
  if (!read.ok) return read.answer
  const { set, lines } = await currentBorders(rooms.db)
  const tag = `"borders-${set}"`
  c.header('Cache-Control', 'public, max-age=3600')
  c.header('ETag', tag)
  c.header('Vary', 'Accept-Encoding')
  if (isKnownTag(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  const body = await packed(lines)
  c.header('Content-Type', 'application/json')
  if (!/\bbr\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(body.plain)
  c.header('Content-Encoding', 'br')
  return c.body(body.brotli)
}

type Packed = { plain: string; brotli: Buffer<ArrayBuffer> }
type Lines = Awaited<ReturnType<typeof currentBorders>>['lines']
const packings = new WeakMap<Lines, Packed>()

/** Packed once for each set of areas: packing takes longer than all the rest. */
async function packed(lines: Lines): Promise<Packed> {
  const known = packings.get(lines)
  if (known) return known
  const plain = JSON.stringify({ lines: lines.map(compactLine) })
  const made = { plain, brotli: Buffer.from(await promisify(brotliCompress)(plain)) }
  packings.set(lines, made)
  return made
}
