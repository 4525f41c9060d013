import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, parse, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publish } from './build-output.mjs'
import { iconFiles } from './icon-files.mjs'
import { mapFiles } from './map-files.mjs'
import { oneAtATime } from './one-at-a-time.mjs'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const inDist = (...parts) => join(projectFolder, 'dist', ...parts)
const inWeb = (...parts) => join(projectFolder, 'src/web', ...parts)
const sources = [
  'src',
  'scripts',
  'bench',
  'e2e',
  'test',
  'data',
  'docs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const isTest = (name) => /\.test\.tsx?$/.test(name)

/** Builds src into dist, unless what is there was made from just these sources. */
export async function build() {
  if (isCurrent()) return
  await oneAtATime('building', async () => {
    const made = fingerprint() // before reading: what changes meanwhile is built next time
    if (builtFrom() !== made) await buildFrom(made)
  })
}

const isCurrent = () => builtFrom() === fingerprint()

function builtFrom() {
  return existsSync(inDist('built-from')) ? readFileSync(inDist('built-from'), 'utf8') : null
}

/** Names, sizes and times of all sources: an older file put in place counts as a change, and so does a missing one. */
function fingerprint() {
  const hash = createHash('sha1')
  for (const source of sources) {
    for (const file of filesUnder(join(projectFolder, source))) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file} ${size} ${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

async function buildFrom(made) {
  const esbuild = await import('esbuild')
  try {
    const [program, browser, worker, icons] = await Promise.all([
      esbuild.build(programOptions()),
      esbuild.build(browserOptions()),
      esbuild.build(workerOptions()),
      iconFiles(projectFolder),
    ])
    const served = browserFiles([browser, worker], icons)
    publish(inDist(), [...program.outputFiles, ...served, fileOf('built-from', made)])
  } finally {
    await esbuild.stop() // else it stays, a process as large as ours
  }
}

const shared = {
  absWorkingDir: projectFolder,
  bundle: true,
  format: 'esm',
  splitting: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  write: false,
  logLevel: 'warning',
}

function programOptions() {
  const entries = [
    ...optional(join(projectFolder, 'src/main.ts')).map((file) => ({ in: file, out: 'main' })),
    ...optional(join(projectFolder, 'src/inbound/inspect/inspect-process.ts')).map((file) => ({
      in: file,
      out: 'inspect-mail',
    })),
    ...entriesIn('scripts/commands', 'commands'),
    ...entriesIn('bench', 'bench'),
  ]
  return {
    ...shared,
    entryPoints: entries,
    outdir: inDist(),
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
  }
}

// The colours also alone, for pages that show one of the two whatever the reader prefers.
const styles = ['map.css', 'maplibre.css', 'style.css', 'gallery.css', 'light.css', 'dark.css']

const forBrowsers = {
  ...shared,
  outdir: inDist('public'),
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.svg': 'file', '.woff2': 'file' },
  platform: 'browser',
  target: 'es2022',
  minify: true,
  metafile: true,
}

function browserOptions() {
  const islands = existing(inWeb('islands')).filter((file) => /\.tsx?$/.test(file))
  return {
    ...forBrowsers,
    entryPoints: [...islands, ...styles.flatMap((name) => optional(inWeb('styles', name)))],
  }
}

/** In one piece: a service worker that imports is not yet understood everywhere. */
function workerOptions() {
  return {
    ...forBrowsers,
    splitting: false,
    entryPoints: optional(inWeb('islands/offline/service-worker.ts')),
  }
}

/** Scripts, styles and files that are served as they are, and the manifest that tells their names by the plain ones. */
function browserFiles(builds, icons) {
  const drawings = filesUnder(inWeb('static')).map((file) => ({
    plain: relative(inWeb('static'), file).split(sep).join('/'),
    contents: readFileSync(file),
  }))
  const statics = [...[...drawings, ...icons].map(hashed), ...mapFiles(projectFolder)]
  const outputs = builds.flatMap(({ metafile }) => Object.entries(metafile.outputs))
  const built = outputs.flatMap(([output, { entryPoint }]) =>
    entryPoint ? [[plainName(entryPoint), parse(output).base]] : [],
  )
  const names = Object.fromEntries([...built, ...statics.map(({ plain, name }) => [plain, name])].sort())
  const manifest = fileOf('public/manifest.json', `${JSON.stringify(names, null, 2)}\n`)
  return [
    ...builds.flatMap(({ outputFiles }) => outputFiles),
    ...statics.map(({ name, contents }) => fileOf(join('public', name), contents)),
    manifest,
  ]
}

function hashed({ plain, contents }) {
  const { dir, name, ext } = parse(plain)
  const hash = createHash('sha1').update(contents).digest('hex').slice(0, 8).toUpperCase()
  return { plain, name: `${dir && `${dir}/`}${name}-${hash}${ext}`, contents }
}

const plainName = (entryPoint) => parse(entryPoint).base.replace(/\.tsx?$/, '.js')

function fileOf(name, contents) {
  return { path: inDist(name), contents: Buffer.from(contents) }
}

function entriesIn(folder, out) {
  return existing(join(projectFolder, folder))
    .filter((file) => file.endsWith('.ts') && !isTest(file))
    .map((file) => ({ in: file, out: `${out}/${parse(file).name}` }))
}

const optional = (file) => (existsSync(file) ? [file] : [])

/** The files of a folder, without those further in; none when there is no such folder. */
function existing(folder) {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map((entry) => join(folder, entry.name)).filter((file) => !isTest(file))
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !isTest(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isFile() ? [join(path, entry.name)] : filesUnder(join(path, entry.name))))
}
