import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const here = fileURLToPath(new URL('..', import.meta.url))

/** A small project with our scripts, one command and a page's style. */
function newProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fixamingata-scripts-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const file of readdirSync(join(here, 'scripts')).filter((name) => name.endsWith('.mjs'))) {
    cpSync(join(here, 'scripts', file), join(folder, 'scripts', file))
  }
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(join(here, file), join(folder, file))
  }
  write(folder, 'scripts/commands/echo.ts', "import { say } from '#say.ts'\nsay(process.argv.slice(2))\n")
  write(folder, 'src/say.ts', 'export const say = (words: string[]) => console.log(words.join(" "))\n')
  write(folder, 'src/web/styles/style.css', '@import "./ink.css";\n')
  write(folder, 'src/web/styles/ink.css', 'body { color: black }\n')
  write(folder, 'src/web/static/mark.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>\n')
  return folder
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(join(folder, file, '..'), { recursive: true })
  writeFileSync(join(folder, file), text)
}

function withPackages(folder: string): string {
  symlinkSync(join(here, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

function run(folder: string, words: string[], environment: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', ...words], {
    cwd: folder,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  })
  return { status, said: stdout.trim(), complained: stderr.trim() }
}

/** A program that stands in for npm, which is not ours. */
function npmThat(folder: string, program: string): NodeJS.ProcessEnv {
  write(folder, 'npm-cli.cjs', program)
  return { npm_execpath: join(folder, 'npm-cli.cjs') }
}

test('a command is built on its first run and gets the words it was given', () => {
  const folder = withPackages(newProject())
  expect(run(folder, ['echo', '--', 'where', '--file', 'x'])).toMatchObject({
    said: 'where --file x',
    status: 0,
  })
  expect(run(folder, ['echo', 'again', '--'])).toMatchObject({ said: 'again --', status: 0 })
})

test('one who reads only the first lines of a long answer gets them, and no complaint', () => {
  const folder = withPackages(newProject())
  const lines = 'for (let line = 1; line <= 200_000; line += 1) console.log(line)'
  write(
    folder,
    'scripts/commands/many.ts',
    `${lines}\nsetTimeout(() => process.stdout.write('last\\n'), 50)\n`,
  )
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', '{ "$0" scripts/run.mjs many; echo "ended with $?" >&2; } | head -n 1', process.execPath],
    { cwd: folder, encoding: 'utf8' },
  )
  expect([stdout.trim(), stderr.trim()]).toEqual(['1', 'ended with 0'])
})

test('a change in the source is seen by the next run, and what runs still finds its old pieces', () => {
  const folder = withPackages(newProject())
  run(folder, ['echo', 'a'])
  const before = readdirSync(join(folder, 'dist/public'))
  write(folder, 'src/say.ts', 'export const say = (words: string[]) => console.log("changed", ...words)\n')
  write(folder, 'src/web/styles/ink.css', 'body { color: navy }\n')
  expect(run(folder, ['echo', 'a']).said).toBe('changed a')
  const after = readdirSync(join(folder, 'dist/public'))
  expect(after).toEqual(expect.arrayContaining(before))
  expect(after).toHaveLength(before.length + 1)
  expect(before.some((name) => /^style-\w{8}\.css$/.test(name))).toBe(true)
})

test('a command that was removed is not run from an old build', () => {
  const folder = withPackages(newProject())
  write(folder, 'scripts/commands/old.ts', 'console.log("old")\n')
  run(folder, ['old'])
  rmSync(join(folder, 'scripts/commands/old.ts'))
  expect(run(folder, ['old'])).toMatchObject({
    status: 1,
    complained: 'There is no command old. There are: echo.',
  })
  run(folder, ['echo'])
  expect(existsSync(join(folder, 'dist/commands/old.js'))).toBe(false)
})

test('a mistake in the source is shown where it stands, without a stack', () => {
  const folder = withPackages(newProject())
  write(folder, 'src/say.ts', 'export const say = (\n')
  const { status, complained } = run(folder, ['echo'])
  expect(status).toBe(1)
  expect(complained).toContain('src/say.ts:2')
  expect(complained).not.toMatch(/^\s+at /m)
})

test('what is missing is installed first, once', () => {
  const folder = newProject()
  const npm = npmThat(
    folder,
    `require('node:fs').symlinkSync(${JSON.stringify(join(here, 'node_modules'))}, 'node_modules')`,
  )
  const first = run(folder, ['echo', 'hello'], npm)
  expect(first).toMatchObject({ said: 'hello', complained: 'Installing what is missing …' })
  expect(run(folder, ['echo', 'hello'], npm)).toMatchObject({ said: 'hello', complained: '' })
})

test('without a network it says so, and starts nothing', () => {
  const folder = newProject()
  const npm = npmThat(folder, "console.error('npm error code ENOTFOUND'); process.exitCode = 1")
  const { status, complained } = run(folder, ['echo'], npm)
  expect(status).toBe(1)
  expect(complained).toMatch(/the package registry cannot be reached. Is there a network\?/)
})

test('an old Node is told which one is needed', () => {
  const folder = newProject()
  write(folder, 'package.json', '{ "type": "module", "engines": { "node": ">=99.1" } }')
  const { status, complained } = run(folder, ['echo'])
  expect(status).toBe(1)
  expect(complained).toBe(
    `This needs Node.js 99.1 or later, and here is ${process.versions.node}. See https://nodejs.org/`,
  )
})
