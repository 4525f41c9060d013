import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))

/** The words that run a project of vitest.config.ts; with `only`, just the tests that depend on those files. */
export function vitest(project, { only = [], words = [] } = {}) {
  const verb = only.length > 0 ? ['related', '--run', ...only] : ['run']
  return [process.execPath, program, ...verb, '--project', project, ...words]
}

/** What vitest's JSON reporter counted, with the names of the tests that were skipped. */
export function readResults(file) {
  const results = readJson(file)
  if (results === null) return { passed: 0, failed: 1, skipped: [], remarks: ['vitest left no results'] }
  const tests = results.testResults.flatMap((suite) =>
    suite.assertionResults.map(({ status, fullName }) => ({ status, name: `${suite.name} > ${fullName}` })),
  )
  const named = (wanted) => tests.filter(({ status }) => wanted.includes(status)).map(({ name }) => name)
  // A file that cannot be loaded, or whose preparations fail, has no failed test to count.
  const broken = results.testResults.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some(({ status }) => status === 'failed'),
  )
  return {
    passed: named(['passed']).length,
    failed: named(['failed']).length + broken.length,
    skipped: named(['skipped', 'pending', 'todo', 'disabled']),
    remarks: tests.length === 0 ? ['no test ran'] : [],
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
