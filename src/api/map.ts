import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { z } from 'zod'
import { categoryGroups } from '#bodies/catalogue.ts'
import { currentBorders } from '#bodies/current-borders.ts'
import type { Db } from '#database/database.ts'
import { readInTime } from '#database/read-in-time.ts'
import { compactLine } from '#geo/map/compact-line.ts'
import type { Narrowing } from '#reports/lists/narrowing.ts'
import { pinsInView } from '#reports/map/pins-in-view.ts'
import { type ShownGroup, shownGroups } from '#reports/map/shown-groups.ts'
import { findSought } from '#reports/search/find-sought.ts'
import { states } from '#reports/states.ts'
import { readQuestion, view } from './read-question.ts'
import type { ApiAsk } from './rooms.ts'

export const pinsQuestion = z.object({
  bbox: view,
  zoom: z.coerce.number().min(0).max(24),
  group: z
    .string()
    .default('open')
    .transform((words) => words.split(','))
    .pipe(z.array(z.enum(shownGroups)).max(shownGroups.length))
    .transform((groups): readonly ShownGroup[] => [...new Set(groups)]),
  category: z.enum(categoryGroups.map(({ code }) => code)).optional(),
  days: z.coerce.number().int().min(1).max(3650).optional(),
  photo: z.literal('1').optional(),
  words: z.string().max(200).default(''),
  everywhere: z.literal('1').optional(),
})

/**
 * `GET /api/v1/pins?bbox=west,south,east,north&zoom=12&group=open,fixed`: the public's reports in a view; by a group
 * of categories, `days` at most, with `photo=1` or by `words` where those are given. While they are few `pins` has
 * each as `[number, lon, lat, state]`, a state by its place in `states`; else `clusters` has
 * `[lon, lat, open, fixed, closed]`: how many reports lie there. `since` is null, or the time before which reports
 * are left out because there are too many to look through.
 */
export async function pins({ c, rooms }: ApiAsk): Promise<Response> {
  const read = readQuestion(c, pinsQuestion)
  if (!read.ok) return read.answer
  const { bbox, zoom, group } = read.asked
  const narrowing = await narrowingOf(rooms.db, read.asked)
  const asked = { view: bbox, zoom, groups: group, narrowing }
  const found = await readInTime(rooms.db, (tx) => pinsInView(tx, asked))
  return c.json({
    states,
    since: found.since,
    pins: found.pins.map(({ number, lon, lat, state }) => [
      number,
      short(lon),
      short(lat),
      states.indexOf(state),
    ]),
    clusters: found.clusters.map(({ lon, lat, open, fixed, closed }) => [
      short(lon),
      short(lat),
      open,
      fixed,
      closed,
    ]),
  })
}

async function narrowingOf(db: Db, asked: z.output<typeof pinsQuestion>): Promise<Narrowing> {
  const { category, days, photo, words, everywhere } = asked
  const group = categoryGroups.find(({ code }) => code === category)
  return {
    categories: group?.categories.map(({ code }) => code) ?? null,
    days: days ?? null,
    hasPhoto: photo !== undefined,
    sought: words === '' ? null : await findSought(db, words, { everywhere: everywhere !== undefined }),
  }
}

const short = (degrees: number) => Math.round(degrees * 1e5) / 1e5

const mostRoads = 3000
const widest = 0.25

export const roadsQuestion = z.object({
  bbox: view.refine(
    ({ west, south, east, north }) => east - west <= widest && north - south <= widest,
    `at most ${widest} degrees each way`,
  ),
})

/**
 * `GET /api/v1/roads?bbox=…`: the imported roads of a small view, to be drawn: `[network, name, line]`, a line in
 * hundred thousandths of degrees, lon and lat, each corner from the one before.
 */
export function roads({ c, rooms }: ApiAsk): Response {
  const read = readQuestion(c, roadsQuestion)
  if (!read.ok) return read.answer
  const { west, south, east, north } = read.asked.bbox
  const found = rooms.tables().roads?.within([west, south, east, north], mostRoads) ?? []
  c.header('Cache-Control', 'public, max-age=600')
  return c.json({
    roads: found.map(({ network, name, number, line }) => [network, name ?? number ?? '', compactLine(line)]),
  })
}

/** `GET /api/v1/borders`: the imported municipalities' borders, drawn simply; lines as those of roads. */
export async function borders({ c, rooms }: ApiAsk): Promise<Response> {
  const { set, lines } = await currentBorders(rooms.db)
  const tag = `"borders-${set}"`
  c.header('Cache-Control', 'public, max-age=3600')
  c.header('ETag', tag)
  c.header('Vary', 'Accept-Encoding')
  if (c.req.header('if-none-match') === tag) return c.body(null, 304)
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
