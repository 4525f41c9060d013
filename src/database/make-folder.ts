import { access, constants, lstat, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refused } from '../errors.ts'
import { whyOf } from '../log.ts'

/** Makes DATA_DIR and what is missing above it, or says in one sentence why it can't be used. */
export async function makeFolder(folder: string): Promise<void> {
  // Node's own way to make several levels never ends where a folder stands that takes none, as /proc.
  for (const level of await missingLevels(folder, folder)) await makeLevel(folder, level)
  await access(folder, constants.W_OK | constants.X_OK).catch((error: unknown) => {
    throw unusable(folder, folder, reasonFor(error))
  })
}

/** The levels that are not there, the highest first. */
async function missingLevels(folder: string, level: string): Promise<string[]> {
  const found = await standsAt(level).catch((error: unknown) => {
    throw unusable(folder, level, reasonFor(error))
  })
  if (found === 'folder') return []
  if (found === 'file') throw unusable(folder, level, 'is a file, not a folder')
  if (found === 'loose link') throw unusable(folder, level, 'stands on a link that leads nowhere')
  return [...(await missingLevels(folder, dirname(level))), level]
}

/** Others may walk through it, or the database's own user could not reach its part. */
async function makeLevel(folder: string, level: string): Promise<void> {
  try {
    await mkdir(level, { mode: 0o755 })
  } catch (error) {
    // Another process of ours may have made it meanwhile.
    if (codeOf(error) !== 'EEXIST') throw unusable(folder, level, reasonFor(error))
  }
}

async function standsAt(path: string): Promise<'folder' | 'file' | 'loose link' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file'
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ELOOP') return 'loose link'
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error
    const link = await lstat(path).catch(() => null)
    return link ? 'loose link' : 'nothing'
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EROFS: 'may not be written by this user',
  ENOENT: "can't be made: the folder above it takes no folders",
}

const reasonFor = (error: unknown): string => reasons[codeOf(error) ?? ''] ?? `can't be used: ${whyOf(error)}`

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

const unusable = (folder: string, level: string, reason: string): Refused =>
  new Refused(`DATA_DIR=${folder}${level === folder ? '' : `: ${level}`} ${reason}.`)
