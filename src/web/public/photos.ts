import { setTimeout as pause } from 'node:timers/promises'
import type { Link } from '#people/links/links.ts'
import { heldPhoto } from '#reports/photos/held-photo.ts'
import { fileOf, isRendition, type Photo, type Rendition, renditions } from '#reports/photos/photo.ts'
import { isPublicPhoto } from '#reports/photos/photo-queries.ts'
import { isSandboxPhoto } from '#reports/sandbox/sandbox-photo.ts'
import type { Ask } from '../ask.ts'
import { notFoundPage } from './kind-pages.tsx'

// What is hidden is gone from caches this soon; until then they ask by the tag.
const keptForSeconds = 300

/** A photo that everybody may see. Missing, private, hidden and not yet ready are the same: not there. */
export async function publicPhoto(ask: Ask): Promise<Response> {
  const { address = '', size = '' } = ask.c.req.param()
  const isAsked = /^[0-9a-f]{32}$/.test(address) && isRendition(size)
  if (!isAsked || !(await isToBeSeen(ask, address))) return notFoundPage(ask)
  const tag = `"${address}-${size}"`
  // Pages of others may show what everybody may see: the APIs tell of it.
  ask.c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  ask.c.header('Cache-Control', `public, max-age=${keptForSeconds}`)
  ask.c.header('ETag', tag)
  if (ask.c.req.header('if-none-match') === tag) return ask.c.body(null, 304)
  const bytes = await ask.rooms.photos.read(fileOf(address, size))
  if (bytes) return sendPhoto(ask, bytes, renditions[size].type)
  ask.c.header('ETag', undefined)
  ask.c.header('Cache-Control', 'no-cache')
  return notFoundPage(ask)
}

/** What vendors try is for whoever has its address, and nobody is to find it. */
async function isToBeSeen({ c, rooms: { db } }: Ask, address: string): Promise<boolean> {
  if (await isPublicPhoto(db, address)) return true
  c.header('X-Robots-Tag', 'noindex')
  return isSandboxPhoto(db, address)
}

/** A photo of a report nobody has confirmed, small, for whoever has its link. */
export const draftPhoto = (ask: Ask, { draft }: Link): Promise<Response> =>
  answerHeld(ask, 'small', (id) => heldPhoto(ask.rooms.db, id, { form: draft ?? '' }))

/** The same for what waits with "Jag ser också detta", for whoever has the letter. */
export const contributionPhoto = (ask: Ask, { support }: Link): Promise<Response> =>
  answerHeld(ask, 'small', (id) => heldPhoto(ask.rooms.db, id, { form: support ?? '' }))

/** For whoever handles the case, or has reported it: public or not. */
export const photoOfReport = (ask: Ask, { report, case_id }: Link): Promise<Response> =>
  answerHeld(ask, sizeAsked(ask), (id) =>
    heldPhoto(ask.rooms.db, id, report === null ? { case: case_id ?? 0 } : { report }),
  )

function sizeAsked({ c }: Ask): Rendition {
  const size = c.req.query('size') ?? ''
  return isRendition(size) ? size : 'large'
}

type Find = (id: string) => Promise<Photo | undefined>

/** It may be asked for before it is made: a moment is waited, then a quiet drawing stands in for it. */
async function answerHeld(ask: Ask, size: Rendition, find: Find): Promise<Response> {
  const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.exec(ask.c.req.param('photo') ?? '')?.[0]
  const photo = id ? await whenMade(() => find(id)) : undefined
  if (!photo) return notFoundPage(ask)
  const bytes = photo.state === 'ready' ? await ask.rooms.photos.read(fileOf(photo.address, size)) : null
  return bytes
    ? sendPhoto(ask, bytes, renditions[size].type)
    : sendPhoto(ask, placeholderOf(photo), 'image/svg+xml')
}

const lookAgainMs = 250
const longestWaitMs = 4_000

async function whenMade(find: () => Promise<Photo | undefined>): Promise<Photo | undefined> {
  const until = Date.now() + longestWaitMs
  let photo = await find()
  while (photo?.state === 'stored' && Date.now() < until) {
    await pause(lookAgainMs)
    photo = await find()
  }
  return photo
}

function sendPhoto({ c }: Ask, bytes: Uint8Array, type: string): Response {
  c.header('Content-Type', type)
  c.header('Content-Disposition', 'inline')
  return c.body(new Uint8Array(bytes))
}

const placeholderOf = ({ width, height }: Photo): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#dde4e2"/></svg>`,
  )
