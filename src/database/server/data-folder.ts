import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The major version that made a data folder, or null when there is no database in it yet. */
export async function majorOf(dataFolder: string): Promise<number | null> {
  const written = await readFile(join(dataFolder, 'PG_VERSION'), 'utf8').catch(() => null)
  return written === null ? null : Number.parseInt(written, 10)
}
