import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { Target } from '#conformance/target.ts'
import { projectFolder } from '#database/project-folder.ts'
import { openTestDatabase } from '../database.ts'
import { at, field } from './fault.ts'
import { openOwnDoor } from './own-door.ts'

const { db } = await openTestDatabase()
const { bend, target } = await openOwnDoor(db)

/** The kit as a vendor runs it, in a process of its own. */
async function conformance(words: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/conformance.mjs', ...words], {
    ...{ cwd: projectFolder, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  })
  const [said, complained, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ])
  return { said, complained, code }
}

const wordsFor = ({ url, jurisdiction, service, place }: Target): string[] => [
  ...['--url', url, '--jurisdiction', jurisdiction ?? '', '--service', service ?? ''],
  ...['--place', `${place?.lat},${place?.long}`, '--updates', 'none'],
]
const key = target.key ?? ''

test('a server that keeps the rules is told so, with the date and how many', async () => {
  const words = [...wordsFor(target), '--level', 'standard', '--only', 'services,create']
  const { said, code } = await conformance(words, { CONFORMANCE_KEY: key })
  expect(said).toMatch(
    /^\d{4}-\d\d-\d\dT[\d:.]+Z http\S+\/open311\/v2: \d\d passed, 0 failed, 0 not tried\.\n$/,
  )
  expect(code).toBe(0)
})

test('a rule that is broken is told with what was asked and answered, and no key is in it', async () => {
  bend(at(/POST requests\./, field('service_request_id', key)))
  const words = [...wordsFor(target), '--key', key, '--only', 'create.readable-at-once,create.one-of-two']
  const { said, code } = await conformance(words)
  bend(null)
  expect(code).toBe(1)
  expect(said).toContain('Rule: A request with a number can be read by it.')
  expect(said).toContain('Found: ')
  expect(said).toMatch(/GET http\S+requests\/•••\.xml/)
  expect(said).not.toContain(key)
})

test('the result comes as JSON too', async () => {
  const { said, code } = await conformance([...wordsFor(target), '--only', 'tokens,discovery.type', '--json'])
  const told = JSON.parse(said)
  expect(told).toMatchObject({ of: target.url, isCancelled: false, counts: { passed: 1, failed: 0 } })
  expect(Date.now() - Date.parse(told.at)).toBeLessThan(60_000)
  expect(told.results.at(0)).toMatchObject({ id: 'discovery.type', level: 'standard', verdict: 'passed' })
  expect(told.results.at(-1)).toMatchObject({ area: 'tokens', verdict: 'skipped', why: expect.any(String) })
  expect(code).toBe(0)
})

test.each([
  [[], /Give one of --url, --listen and --list/],
  [['--url', 'example.org'], /--url is an address/],
  [['--url', 'http://127.0.0.1:9'], /could not be tried: connect ECONNREFUSED/],
  [['--url', 'http://a.example', '--place', 'here'], /--place is LAT,LONG/],
  [['--url', 'http://a.example', '--updates', 'all'], /--updates is move, words or none/],
  [['--url', 'http://a.example', '--level', 'high'], /--level is standard or profile/],
  [['--nonsense'], /nonsense/],
])('%j is told to be unclear, or out of reach', async (words, sentence) => {
  const { complained, code, said } = await conformance(words)
  expect(complained).toMatch(sentence)
  expect([code, said]).toEqual([2, ''])
})

test('a program is told where to ask, and judged by what it has asked when somebody ends it', async () => {
  const child = spawn(process.execPath, ['scripts/conformance.mjs', '--listen', '0', '--json'], {
    ...{ cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] },
  })
  const said = text(child.stdout)
  let told = ''
  for await (const chunk of child.stderr) {
    told += chunk
    if (told.includes('Ctrl-C')) break
  }
  const [, url = '', key = ''] = /ask (\S+)\nwith the key (\S+)/.exec(told) ?? []
  const body = new URLSearchParams({
    api_key: key,
    jurisdiction_id: 'kit.example',
    service_code: 'Hål i väg',
  })
  await fetch(`${url}/services.json?jurisdiction_id=kit.example`)
  await fetch(`${url}/requests.json`, { method: 'POST', body })
  child.kill('SIGINT')
  const { results } = JSON.parse(await said)
  const verdict = (id: string) => results.find((one: { id: string }) => one.id === id)
  expect(verdict('client-reads.jurisdiction').verdict).toBe('passed')
  expect(verdict('client-reports.service')).toMatchObject({
    verdict: 'failed',
    what: expect.stringContaining('Hål i väg'),
  })
  expect(verdict('client-tells.id').verdict).toBe('skipped')
  expect(await said).not.toContain(key)
  expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(1)
})
