import { randomUUID } from 'node:crypto'
import type { FileEntryWithStats, Stats } from 'ssh2'
import { type FilePlace, isPartOf, NotDone, partName } from '../file-place.ts'
import { ask, Denied, have, Lost, status } from './ask-there.ts'
import { mayRead, writeThere } from './contents.ts'
import { moveOver } from './move-over.ts'
import type { Session } from './sign-in.ts'

/** A file that is written over where the server can't do that in one step stands aside by this name meanwhile. */
const asideName = (name: string): string => `.${name}.before`

/** A folder at a server, as a place to leave files. */
export function placeAt(session: Session, folder: string, longestMs: number): FilePlace {
  const { sftp } = session
  const at = (name: string): string => `${folder.replace(/\/$/, '')}/${name}`
  const remove = (name: string) =>
    unless(
      status.noSuchFile,
      have(session, (done) => sftp.unlink(at(name), done)),
    )

  return {
    read: (name) => mayRead(session, at(name)),
    async put(name, content, by) {
      const part = partName(name, by)
      if (!(await begin(part)))
        throw new NotDone({ outcome: 'later', answer: 'another try writes there', isWell: true })
      try {
        await writeThere(session, at(part), content, 'w')
      } catch (error) {
        await remove(part).catch(() => undefined)
        throw error
      }
      try {
        await moveOver(session, { from: at(part), to: at(name), aside: at(asideName(name)) })
      } catch (error) {
        if (error instanceof Lost) throw mayHaveMoved(error)
        // What could not step back is known by what was to take its place.
        if (!(await isThere(asideName(name)))) await remove(part).catch(() => undefined)
        throw error
      }
    },
    make,
    rename,
    settle,
    async remove(name) {
      await remove(name)
    },
    ageMs,
    longestMs,
  }

  function rename(name: string, to: string): Promise<void> {
    return have(session, (done) => sftp.rename(at(name), at(to), done))
  }

  /**
   * What stands aside is what the file was while a half written one waits to take its place. Without one it has taken it, and
   * may have been fetched: what was before must not come back then.
   */
  async function settle(name: string): Promise<void> {
    const aside = asideName(name)
    if (!(await isThere(aside))) return
    if ((await isThere(name)) || !(await hasPart(name))) await remove(aside)
    else await rename(aside, name)
  }

  async function hasPart(name: string): Promise<boolean> {
    const there = await ask<FileEntryWithStats[]>(session, (done) => sftp.readdir(folder, done))
    return there.some(({ filename }) => isPartOf(name, filename))
  }

  async function isThere(name: string): Promise<boolean> {
    return (await modifiedAt(session, at(name))) !== null
  }

  async function make(name: string, content: string): Promise<boolean> {
    try {
      await writeThere(session, at(name), content, 'wx')
      return true
    } catch (error) {
      // That it is there already has no code of its own.
      if (error instanceof Denied && (await isThere(name))) return false
      throw error
    }
  }

  /** Two tries of the same must not write in one file: one would give the other's half its name. Who has died is not waited for. */
  async function begin(part: string): Promise<boolean> {
    if (await make(part, '')) return true
    const age = await ageMs(part)
    if (age !== null && age < longestMs) return false
    await remove(part)
    return make(part, '')
  }

  async function ageMs(name: string): Promise<number | null> {
    const then = await modifiedAt(session, at(name))
    return then && (await clockThere()) - then
  }

  /** Theirs may be wrong, and files have their times by it. */
  async function clockThere(): Promise<number> {
    const name = `.tid-${randomUUID()}`
    await writeThere(session, at(name), '', 'wx')
    const now = await modifiedAt(session, at(name))
    await remove(name)
    return now ?? Date.now()
  }
}

const modifiedAt = async (session: Session, path: string): Promise<number | null> => {
  const found = await unless(
    status.noSuchFile,
    ask<Stats>(session, (done) => session.sftp.stat(path, done)),
  )
  return found && found.mtime * 1000
}

async function unless<T>(expected: number, doing: Promise<T>): Promise<T | null> {
  try {
    return await doing
  } catch (error) {
    if (error instanceof Denied && error.code === expected) return null
    throw error
  }
}

const mayHaveMoved = (cause: Lost): NotDone =>
  new NotDone({ outcome: 'unknown', answer: 'the line was cut before it was answered' }, { cause })
