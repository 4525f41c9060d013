import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { partName } from './file-place.ts'

/**
 * Puts a file in its place whole or not at all: whoever fetches files from the folder never sees half of one, and neither
 * does anybody after a power cut. A try that ended on the way leaves a hidden file, which the next one writes over.
 */
export async function putFile(
  folder: string,
  name: string,
  content: string | Buffer,
  by: string,
): Promise<void> {
  const part = join(folder, partName(name, by))
  try {
    await written(part, content)
    await rename(part, join(folder, name))
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  await withFile(folder, 'r', (opened) => opened.sync())
}

const written = (file: string, content: string | Buffer): Promise<void> =>
  withFile(file, 'w', async (opened) => {
    await opened.writeFile(content)
    await opened.sync()
  })

async function withFile(
  file: string,
  flags: string,
  work: (opened: FileHandle) => Promise<void>,
): Promise<void> {
  const opened = await open(file, flags, 0o640)
  try {
    await work(opened)
  } finally {
    await opened.close()
  }
}
