// npm test: everything that can be tested here. npm test -- WORDS: what vitest finds by those words.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findChromium, howToGetChromium } from './chromium.mjs'
import { prepare } from './prepare.mjs'
import { vitest } from './vitest.mjs'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const words = process.argv.slice(2)

await prepare({ developing: true })
if (words.length > 0) process.exit(run(words.some(isJourney) ? 'e2e' : 'unit') ? 0 : 1)

const chromium = findChromium()
const passed = run('unit')
if (chromium === null) {
  console.log(`\nThe browser journeys were SKIPPED: no Chromium was found.\n${howToGetChromium}`)
  process.exit(passed ? 0 : 1)
}
process.exit(run('e2e') && passed ? 0 : 1)

function run(project) {
  const [node, ...rest] = vitest(project, { words })
  const environment = { ...process.env, CHROMIUM_PATH: findChromium() ?? '' }
  return spawnSync(node, rest, { cwd: projectFolder, env: environment, stdio: 'inherit' }).status === 0
}

function isJourney(word) {
  return /^(\.\/)?e2e\b/.test(word)
}
