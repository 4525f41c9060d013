import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outcome } from '../receiver.ts'
import { type AtPlace, type FilePlace, NotDone } from './file-place.ts'
import { putFile } from './put-file.ts'

/** A folder on this machine, made when it is not there. */
export const atFolder =
  (folder: string): AtPlace =>
  async (work) => {
    try {
      await mkdir(folder, { recursive: true })
      return await work(placeIn(folder))
    } catch (error) {
      throw codeOf(error) === '' ? error : new NotDone(outcomeOf(codeOf(error)), { cause: error })
    }
  }

const placeIn = (folder: string): FilePlace => ({
  read: (name) => unless('ENOENT', readFile(join(folder, name), 'utf8')),
  put: (name, content, by) => putFile(folder, name, content, by),
  make: async (name, content) =>
    (await unless(
      'EEXIST',
      writeFile(join(folder, name), content, { flag: 'wx' }).then(() => true),
    )) ?? false,
  rename: (name, to) => rename(join(folder, name), join(folder, to)),
  // Nothing steps aside here: a file gets its name in one step.
  settle: async () => undefined,
  remove: (name) => rm(join(folder, name), { force: true }),
  async ageMs(name) {
    const found = await unless('ENOENT', stat(join(folder, name)))
    return found && Date.now() - found.mtimeMs
  },
  longestMs: 10 * 60_000,
})

async function unless<T>(expected: string, doing: Promise<T>): Promise<T | null> {
  try {
    return await doing
  } catch (error) {
    if (codeOf(error) === expected) return null
    throw error
  }
}

/** Of what the system said alone. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && 'syscall' in error ? String(error.code) : ''

/** A file is put in its place whole or not at all, so nothing has come of what went wrong. */
function outcomeOf(code: string): Outcome {
  // A person must give us the folder; a full disk may have room again.
  const isClosed = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'EEXIST'].includes(code)
  return { outcome: isClosed ? 'refused' : 'later', answer: `the folder: ${code}` }
}
