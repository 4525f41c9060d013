// What the check consists of: one line a step, in the order of the answer's price.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium, howToGetChromium } from './chromium.mjs'
import { vitest } from './vitest.mjs'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const chromium = findChromium()

export const isBuildServer = process.env.CI === 'true'
export const testData = resolve(projectFolder, process.env.FMG_TEST_DATA ?? '../shared/data')
export const hasTestData = existsSync(join(testData, 'municipalities.topojson'))

const tool = (path, ...words) => [process.execPath, `node_modules/${path}`, ...words]
const own = (name, ...words) => [process.execPath, 'scripts/run.mjs', name, '--', ...words]

/** What is said over sockets, or by pages that browsers walk on npm's PostgreSQL: long, and the same whichever keeps it. */
const sameOnAny = [
  'src/web/**',
  'src/open311/hostile*.test.ts',
  'test/conformance/**',
  'src/integrations/**',
  'src/jobs/connections/**',
  'src/inbound/smtp/**',
  'src/inbound/imap/**',
  'src/jobs/conformance/**',
  'src/jobs/*letter*.test.ts',
  ...['killed', 'spoofing', 'work-on-mails', 'fuzzed-mails', 'mixed-mails'].map(
    (name) => `src/inbound/${name}.test.ts`,
  ),
]

/** Cheap, of one core, and strangers to each other: two at a time. */
export const readings = [
  { name: 'types', run: tool('typescript-native/bin/tsc', '--noEmit') },
  { name: 'lint and format', run: tool('@biomejs/biome/bin/biome', 'ci', '--colors=off') },
  {
    name: 'direction of imports',
    run: tool('dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--config', 'dependency-rules.mjs'),
  },
  { name: 'unused code', run: tool('knip/bin/knip.js') },
]

/** One after the other: each takes all the cores there are. */
export const trials = [
  { name: 'generated row types are current', run: own('database-types', '--check') },
  {
    name: isBuildServer ? "tests, on the system's PostgreSQL" : 'tests',
    run: vitest('unit'),
    isVitest: true,
    minutes: 16,
    environment: { FMG_TEST_POSTGRES: isBuildServer ? 'system' : 'any' },
  },
  {
    name: "database tests, on npm's PostgreSQL",
    run: vitest('unit', { only: ['test/database.ts'], words: sameOnAny.map((one) => `--exclude=${one}`) }),
    isVitest: true,
    minutes: 12,
    environment: { FMG_TEST_POSTGRES: 'npm' },
  },
  {
    name: isBuildServer ? "browser journeys, on npm's PostgreSQL" : 'browser journeys',
    run: vitest('e2e'),
    isVitest: true,
    minutes: 26,
    environment: { CHROMIUM_PATH: chromium ?? '', ...(isBuildServer && { FMG_POSTGRES: 'npm' }) },
    lacks: chromium === null ? `no Chromium was found. ${howToGetChromium}` : null,
  },
]

/** They wait more than they work: two at a time, and what they tell of is shown when they have ended. */
export const losses = [
  {
    name: 'replay of 60 real reports, with chaos',
    run: own(
      'replay',
      join(testData, 'fixamingata-goteborg-2017.json'),
      '--areas',
      join(testData, 'municipalities.topojson'),
      '--sample',
      '60',
      '--chaos',
    ),
    minutes: 6,
    lacks: hasTestData ? null : `there is no test data in ${testData}.`,
  },
  { name: 'seven systems that fail, with the program killed', run: own('chaos', '--short'), minutes: 6 },
]
