import { chown, lstat, mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Place, shortHash } from './place-folder.ts'
import { canEnter, type ServerUser } from './server-user.ts'

export const socketPort = 5432
const longestSocketPath = process.platform === 'darwin' ? 103 : 107

/** A folder for the socket that only the server's user (and root) may enter: it is the lock on the door. */
export async function prepareSocketFolder({ dataFolder, user }: Place): Promise<string> {
  const name = `fixamingata-${shortHash(dataFolder)}`
  const parent = (await suits(tmpdir(), name, user)) ? tmpdir() : '/tmp'
  const folder = join(parent, name)
  await mkdir(folder, { mode: 0o700 }).catch(() => undefined)
  if (await madeByUs(folder, user)) return folder
  // Somebody else holds the name: take one they cannot foresee. Others find it by postmaster.pid.
  const unforeseen = await mkdtemp(`${folder}-`)
  await madeByUs(unforeseen, user)
  return unforeseen
}

async function suits(parent: string, name: string, user: ServerUser): Promise<boolean> {
  const socket = join(parent, name, `.s.PGSQL.${socketPort}`)
  return Buffer.byteLength(socket) <= longestSocketPath && (await canEnter(user, parent))
}

async function madeByUs(folder: string, user: ServerUser): Promise<boolean> {
  const found = await lstat(folder)
  if (!found.isDirectory() || (found.mode & 0o077) !== 0) return false
  const owner = user.ids?.uid ?? process.getuid?.()
  if (found.uid === owner) return true
  if (user.ids === null || found.uid !== 0) return false
  await chown(folder, user.ids.uid, user.ids.gid)
  return true
}
