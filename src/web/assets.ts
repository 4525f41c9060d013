import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { z } from 'zod'
import { paths } from '#paths.ts'

/** A file pages ask for, under an address that holds a hash of its content: it never changes. */
export type Asset = {
  path: string
  type: string
  bytes: Buffer<ArrayBuffer>
  /** Packed when first asked for, and remembered. */
  brotli(): Promise<Buffer<ArrayBuffer>>
  gzip(): Promise<Buffer<ArrayBuffer>>
}

export type Assets = {
  /** Another for each build whose files differ. */
  version: string
  /** By the name the source has: `style.css`. */
  named(name: string): Asset | undefined
  /** By the file name in its address: `style-1A2B3C4D.css`. */
  file(file: string): Asset | undefined
}

/** Nothing built: pages are plain but whole. */
export const noAssets: Assets = { version: '', named: () => undefined, file: () => undefined }

const manifest = z.record(z.string(), z.string())

/**
 * Reads what the build wrote: hashed files, and `manifest.json`, which maps each source's name to its file.
 * Files it doesn't name are served too: parts of scripts, and what pages still open in browsers ask for.
 */
export async function loadAssets(folder: string): Promise<Assets> {
  const written = await readFile(join(folder, 'manifest.json'), 'utf8')
  const names = manifest.parse(JSON.parse(written))
  const files = (await readdir(folder)).filter((file) => file !== 'manifest.json' && extname(file) in types)
  const assets = await Promise.all(files.map((file) => loadAsset(folder, file)))
  const byFile = new Map(assets.map((asset) => [asset.path, asset]))
  return {
    version: createHash('sha1').update(written).digest('hex').slice(0, 8),
    named: (name) => byFile.get(paths.asset(names[name] ?? '')),
    file: (file) => byFile.get(paths.asset(file)),
  }
}

async function loadAsset(folder: string, file: string): Promise<Asset> {
  const bytes = await readFile(join(folder, file))
  return {
    path: paths.asset(file),
    type: types[extname(file)] ?? '',
    bytes,
    brotli: once(async () => Buffer.from(await promisify(brotliCompress)(bytes))),
    gzip: once(async () => Buffer.from(await promisify(gzip)(bytes))),
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
