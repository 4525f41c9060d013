import { chown, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { majorOf } from './data-folder.ts'
import { claimUnfinished } from './leftovers.ts'
import type { Place } from './place-folder.ts'
import { runCommand } from './run-command.ts'

/** The only role: the socket lies in a folder that nobody else may enter. */
export const databaseUser = 'fixamingata'

/** Makes the data folder where there is none. Whole or not at all, however many try at once and whenever one dies. */
export async function initialise(place: Place, binaries: Binaries, durable: boolean): Promise<void> {
  if ((await majorOf(place.dataFolder)) !== null) return giveToUser(place)
  const unfinished = await claimUnfinished(`${place.dataFolder}.unfinished`)
  await mkdir(unfinished, { mode: 0o700 })
  if (place.user.ids !== null) await chown(unfinished, place.user.ids.uid, place.user.ids.gid)
  await initdb(unfinished, place, binaries, durable)
  await moveInto(place.dataFolder, unfinished)
}

async function initdb(folder: string, place: Place, binaries: Binaries, durable: boolean): Promise<void> {
  const words = [
    `--pgdata=${folder}`,
    `--username=${databaseUser}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=sv-SE',
    ...(durable ? [] : ['--no-sync']),
  ]
  const { code, output } = await runCommand(join(binaries.folder, 'initdb'), words, place.user.ids)
  if (code === 0) return
  await rm(folder, { recursive: true, force: true })
  throw new Error(
    `PostgreSQL ${binaries.version} could not make a database in ${place.dataFolder}:\n${output}`,
  )
}

/** A rename fails on a folder with something in it, so the first of two wins and the other uses its work. */
async function moveInto(dataFolder: string, unfinished: string): Promise<void> {
  try {
    await rename(unfinished, dataFolder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    if ((await majorOf(dataFolder)) === null) throw error
  }
  const parent = await open(dirname(dataFolder))
  await parent.sync().finally(() => parent.close())
}

/** Root may have copied the folder back from a backup, and then owns it. */
async function giveToUser({ dataFolder, user }: Place): Promise<void> {
  if (user.ids === null || (await stat(dataFolder)).uid === user.ids.uid) return
  await runCommand('chown', ['-hR', `${user.ids.uid}:${user.ids.gid}`, dataFolder])
}
