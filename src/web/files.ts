import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '#database/project-folder.ts'
import type { Ask } from './ask.ts'
import type { Asset } from './assets.ts'
import { codingFor } from './packed.ts'
import { notFoundPage } from './public/kind-pages.tsx'

const year = 'public, max-age=31536000, immutable'
const hour = 'public, max-age=3600'

/** Scripts and styles: their addresses hold a hash, so a browser never needs to ask twice. */
export function assetFile(ask: Ask): Promise<Response> | Response {
  const asset = ask.rooms.assets.file(ask.c.req.param('file') ?? '')
  return asset ? answerAsset(ask, asset, year) : notFoundPage(ask)
}

export function favicon(ask: Ask): Promise<Response> | Response {
  const icon = ask.rooms.assets.named('favicon.svg')
  return icon ? answerAsset(ask, icon, hour) : notFoundPage(ask)
}

async function answerAsset(ask: Ask, asset: Asset, caching: string): Promise<Response> {
  const { c } = ask
  c.header('Content-Type', asset.type)
  c.header('Cache-Control', caching)
  c.header('Vary', 'Accept-Encoding')
  const coding = codingFor(ask)
  if (!coding) return c.body(asset.bytes)
  c.header('Content-Encoding', coding)
  return c.body(await (coding === 'br' ? asset.brotli() : asset.gzip()))
}

/** The published schema of the machine-readable part of a delivery. */
export const caseSchema = (ask: Ask): Promise<Response> => answerSchema(ask, 'arende.schema.json')
/** The published schema of what a person fetches of all that is kept of them. */
export const mineSchema = (ask: Ask): Promise<Response> => answerSchema(ask, 'mina-uppgifter.schema.json')

async function answerSchema({ c }: Ask, file: string): Promise<Response> {
  c.header('Content-Type', 'application/schema+json')
  c.header('Cache-Control', hour)
  return c.body(await readFile(join(projectFolder, 'docs', file), 'utf8'))
}

export const robots = ({ c }: Ask): Response =>
  c.text('User-agent: *\nDisallow: /anmal\nDisallow: /sok\nDisallow: /en/anmal\nDisallow: /en/sok\n')

/** Ready to answer pages. A proxy or a start script asks. */
export async function health({ c, rooms }: Ask): Promise<Response> {
  const ok = await rooms.ready()
  return c.json({ ok }, ok ? 200 : 503)
}

/** The process lives, whatever its database does. */
export const healthLive = ({ c }: Ask): Response => c.json({ ok: true })
