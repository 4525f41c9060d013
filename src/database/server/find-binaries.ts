import { access, constants, readdir, realpath } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { type Binaries, type BinariesKind, oldestMajor } from './binaries.ts'
import { npmBinaries } from './npm-binaries.ts'
import { runCommand } from './run-command.ts'

const systemFolders = [
  '/usr/lib/postgresql/*/bin', // Debian, Ubuntu
  '/usr/lib64/pgsql/bin',
  '/usr/libexec/postgresql*', // Alpine
  '/usr/pgsql-*/bin', // the project's own packages for Red Hat
  '/opt/homebrew/opt/postgresql*/bin',
  '/usr/local/opt/postgresql*/bin',
  '/Applications/Postgres.app/Contents/Versions/*/bin',
  '/usr/local/pgsql/bin',
]

/** What can be used here, in the order of preference: the system's newest first, then npm's. */
export async function findBinaries(wanted: BinariesKind | 'any'): Promise<Binaries[]> {
  const system = wanted === 'npm' ? [] : await systemBinaries()
  const fromNpm = wanted === 'system' ? null : await npmBinaries()
  const npm = fromNpm === null ? null : await examine('npm', fromNpm)
  return [...system, ...(npm === null ? [] : [npm])].filter((found) => found.major >= oldestMajor)
}

async function systemBinaries(): Promise<Binaries[]> {
  const expanded = await Promise.all([...systemFolders.map(expand), fromPgConfig()])
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'))
  const folders = await Promise.all([...expanded.flat(), ...onPath].map(withBothPrograms))
  const distinct = [...new Set(folders.filter((folder) => folder !== null))]
  const found = await Promise.all(distinct.map((folder) => examine('system', folder)))
  return found.filter((binaries) => binaries !== null).sort(newestFirst)
}

const newestFirst = (a: Binaries, b: Binaries) => b.version.localeCompare(a.version, 'en', { numeric: true })

/** One `*` in one part of the path, which is all the list above needs. */
async function expand(pattern: string): Promise<string[]> {
  const parts = pattern.split('/')
  const starred = parts.findIndex((part) => part.includes('*'))
  if (starred < 0) return [pattern]
  const above = parts.slice(0, starred).join('/')
  const beginning = (parts[starred] ?? '').replace('*', '')
  const names = await readdir(above).catch(() => [])
  return names
    .filter((name) => name.startsWith(beginning))
    .map((name) => join(above, name, ...parts.slice(starred + 1)))
}

async function fromPgConfig(): Promise<string[]> {
  const { code, output } = await runCommand(process.env['PG_CONFIG'] ?? 'pg_config', ['--bindir'])
  return code === 0 ? [output] : []
}

/** The real folder of `postgres`: on PATH stand links, and `initdb` looks for its neighbours where it really is. */
async function withBothPrograms(folder: string): Promise<string | null> {
  try {
    await access(join(folder, 'initdb'), constants.X_OK)
    await access(join(folder, 'postgres'), constants.X_OK)
    return join(await realpath(join(folder, 'postgres')), '..')
  } catch {
    return null
  }
}

/** Only what runs counts: npm's binaries for glibc are also unpacked on a system with musl. */
async function examine(kind: BinariesKind, folder: string): Promise<Binaries | null> {
  const { code, output } = await runCommand(join(folder, 'postgres'), ['--version'])
  const version = /\d+(\.\d+)?/.exec(output)?.[0]
  if (code !== 0 || version === undefined) return null
  return { kind, folder, version, major: Number.parseInt(version, 10) }
}
