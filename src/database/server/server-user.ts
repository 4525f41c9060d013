import { stat } from 'node:fs/promises'
import { type Ids, runCommand } from './run-command.ts'

/** Who runs PostgreSQL. It refuses root, so root borrows somebody with fewer rights; `ids` is null for ourselves. */
export type ServerUser = { name: string; ids: Ids }

const ourselves: ServerUser = { name: 'this user', ids: null }

/** The owner of a data folder that exists, so that root can go on with anybody's; else `postgres`, else `nobody`. */
export async function chooseServerUser(dataFolder: string): Promise<ServerUser> {
  const owner = await stat(dataFolder).catch(() => null)
  if (process.getuid?.() !== 0) {
    if (owner !== null && owner.uid !== process.getuid?.()) {
      throw new Error(
        `The database folder ${dataFolder} belongs to another user (uid ${owner.uid}). Start as that user or as root, or choose another DATA_DIR.`,
      )
    }
    return ourselves
  }
  if (owner !== null && owner.uid !== 0) {
    return { name: `uid ${owner.uid}`, ids: { uid: owner.uid, gid: owner.gid } }
  }
  const user = (await userNamed('postgres')) ?? (await userNamed('nobody'))
  if (user === null) {
    throw new Error('PostgreSQL may not run as root, and there is neither a user "postgres" nor "nobody".')
  }
  return user
}

async function userNamed(name: string): Promise<ServerUser | null> {
  const [uid, gid] = await Promise.all([runCommand('id', ['-u', name]), runCommand('id', ['-g', name])])
  if (uid.code !== 0 || gid.code !== 0) return null
  return { name, ids: { uid: Number(uid.output), gid: Number(gid.output) } }
}

/** Asks the kernel, as that user: mode bits of the folder alone say nothing about the folders above it. */
export async function canEnter(user: ServerUser, folder: string): Promise<boolean> {
  const { code } = await runCommand('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], user.ids)
  return code === 0
}
