import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
const plenty = 8 * 1024 ** 3

/**
 * A folder in memory for what a check throws away again, above all a database for each file of tests: on a disk, making and removing
 * those takes a fifth of the time of all tests. Where a machine has no such place, or little room in it, things lie where they always do.
 */
export function openMemoryFolder() {
  if (!hasRoom()) return { environment: {}, remove: () => undefined }
  const folder = mkdtempSync(join(memory, 'fixamingata-check-'))
  chmodSync(folder, 0o1777) // as root, another user serves the databases in it
  return {
    environment: { TMPDIR: folder },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  }
}

function hasRoom() {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return Math.min(bavail * bsize, freemem()) >= plenty
  } catch {
    return false
  }
}
