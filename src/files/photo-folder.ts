import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PhotoStore } from './photo-store.ts'

/** Photos in a folder, spread over 256 others. A file is flushed before it gets its name, and its name before we say so. */
export async function photoFolder(folder: string): Promise<PhotoStore> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  return {
    incoming,
    async keep(name, from) {
      await flush(from)
      await moveIn(from, placeOf(folder, name))
    },
    async put(name, bytes) {
      const from = join(incoming, randomUUID())
      await writeFlushed(from, bytes)
      await moveIn(from, placeOf(folder, name))
    },
    read: (name) => readFile(placeOf(folder, name)).catch(nullIfAbsent),
    remove: (name) => rm(placeOf(folder, name), { force: true }),
    list: () => filesIn(folder),
  }
}

const shape = /^([0-9a-f]{2})[0-9a-f]{30}\.[a-z]+(?:\.[a-z]+)?$/

function placeOf(folder: string, name: string): string {
  const [, shelf] = shape.exec(name) ?? []
  if (!shelf) throw new Error('that is no name of a photo')
  return join(folder, shelf, name)
}

async function moveIn(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await rename(from, to)
  await flush(dirname(to))
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync().finally(() => file.close())
}

function nullIfAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

async function* filesIn(folder: string): AsyncGenerator<{ name: string; at: Date }> {
  for (const shelf of await readdir(folder)) {
    if (!/^[0-9a-f]{2}$/.test(shelf)) continue
    for (const name of await readdir(join(folder, shelf))) {
      const found = await stat(join(folder, shelf, name)).catch(nullIfAbsent)
      if (found && shape.test(name)) yield { name, at: found.mtime }
    }
  }
}
