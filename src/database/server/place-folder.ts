import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { majorOf } from './data-folder.ts'
import { canEnter, chooseServerUser, type ServerUser } from './server-user.ts'

/** Where the data lies, who serves it, and a folder that this user is sure to reach (made when needed). */
export type Place = { dataFolder: string; user: ServerUser; refuge: string }

type Say = (line: string) => void

/** The data folder in DATA_DIR, or outside it when the server's user may not walk there. */
export async function placeFolder(folder: string, say: Say): Promise<Place> {
  const wanted = resolve(folder, 'postgres')
  await mkdir(resolve(folder), { recursive: true })
  const user = await chooseServerUser(wanted)
  const refuge = `/var/lib/fixamingata-${shortHash(wanted)}`
  if (user.ids === null || (await canEnter(user, resolve(folder))))
    return { dataFolder: wanted, user, refuge }
  if ((await majorOf(wanted)) !== null) {
    throw new Error(
      `There is a database in ${wanted}, but PostgreSQL, which may not run as root, cannot reach it as ${user.name}. Let that user pass the folders above it (chmod o+x), or move it.`,
    )
  }
  const moved = join(refuge, 'postgres')
  await mkdir(refuge, { recursive: true, mode: 0o755 })
  say(
    `The database lies in ${moved}, as PostgreSQL may not run as root and ${user.name} may not enter ${resolve(folder)}.`,
  )
  return { dataFolder: moved, user: await chooseServerUser(moved), refuge }
}

/** Names a folder in a name short enough for a socket's path. */
export function shortHash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}
