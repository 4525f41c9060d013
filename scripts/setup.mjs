// Runs on a bare Node, before anything is installed, and on one that is too old: hence only what old ones know.
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { oneAtATime } from './one-at-a-time.mjs'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const offline = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED)\b/
const unwritable = /\b(EACCES|EPERM|EROFS)\b/

/** Sees to it that Node is new enough and that what package-lock.json names is installed; else ends in a sentence. */
export async function ensureInstalled({ developing = false } = {}) {
  checkNode()
  if (isInstalled(developing)) return
  await oneAtATime('installing', async () => {
    if (!isInstalled(developing)) await install(developing)
  })
}

/** Ends the program: for what the person at the keyboard has to mend. */
export function giveUp(sentence) {
  console.error(sentence)
  process.exit(1)
}

function checkNode() {
  const oldest = readJson('package.json').engines.node.replace('>=', '')
  const [major, minor] = oldest.split('.').map(Number)
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number)
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return
  giveUp(
    `This needs Node.js ${oldest} or later, and here is ${process.versions.node}. See https://nodejs.org/`,
  )
}

// npm keeps its own account of what it has installed, and writes it last: comparing takes 3 ms.
function isInstalled(developing) {
  if (!existsSync(join(projectFolder, 'node_modules/.package-lock.json'))) return false
  const installed = readJson('node_modules/.package-lock.json').packages
  return Object.entries(readJson('package-lock.json').packages).every(([path, wanted]) => {
    const found = installed[path]
    const isForDevelopers = wanted.dev || wanted.devOptional
    const mayBeAbsent = path === '' || wanted.optional || (isForDevelopers && !developing)
    return found === undefined ? mayBeAbsent : found.version === wanted.version
  })
}

async function install(developing) {
  console.error('Installing what is missing …')
  // Not everything is for everybody: an operator may have left the tools of developers out.
  const tools = developing || process.env.NODE_ENV !== 'production' ? ['--include=dev'] : []
  const words = ['ci', '--no-audit', '--no-fund', '--prefer-offline', ...tools, ...cacheElsewhere()]
  const { code, output } = await runNpm(words)
  if (code === 0) return
  console.error(output)
  giveUp(`Could not install what is missing: ${reasonOf(output)} Nothing was started.`)
}

/** npm keeps what it fetches under the user's home; a service's user may have none that can be written. */
function cacheElsewhere() {
  if (process.env.npm_config_cache && mayWrite(process.env.npm_config_cache)) return []
  return mayWrite(homedir()) ? [] : ['--cache', mkdtempSync(join(tmpdir(), 'fixamingata-npm-'))]
}

function mayWrite(folder) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function reasonOf(output) {
  if (offline.test(output)) return 'the package registry cannot be reached. Is there a network?'
  if (unwritable.test(output)) return `npm may not write there. May you write in ${projectFolder}?`
  if (/ENOSPC/.test(output)) return 'the disk is full.'
  return 'npm ci failed, and above is what it said.'
}

function runNpm(words) {
  const [command, ...first] = npmCommand()
  return new Promise((done) => {
    const child = spawn(command, [...first, ...words], {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const hear = (chunk) => {
      output += chunk
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', () => done({ code: 1, output: 'npm was not found. It comes with Node.js.' }))
    child.on('close', (code) => done({ code, output: output.trim() }))
  })
}

/** The npm that runs us, on the Node that runs us: there may be others on PATH. */
function npmCommand() {
  const running = process.env.npm_execpath ?? ''
  return /npm-cli\.c?js$/.test(running) ? [process.execPath, running] : ['npm']
}

function readJson(file) {
  return JSON.parse(readFileSync(join(projectFolder, file), 'utf8'))
}
