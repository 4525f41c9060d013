import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isAlive } from './processes.ts'

/** A name for an unfinished folder that tells whose it is: `path-<pid>`. Removes those of processes that died. */
export async function claimUnfinished(path: string): Promise<string> {
  const beginning = `${basename(path)}-`
  for (const name of await readdir(dirname(path))) {
    const owner = Number(name.slice(beginning.length))
    if (!name.startsWith(beginning) || !(owner > 0)) continue
    if (owner === process.pid || !(await isAlive(owner))) {
      await rm(join(dirname(path), name), { recursive: true, force: true })
    }
  }
  return `${path}-${process.pid}`
}
