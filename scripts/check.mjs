// npm run check: all that the build server asks, whatever fails on the way. The last line is the sum.
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { hasTestData, isBuildServer, losses, readings, testData, trials } from './check-steps.mjs'
import { openMemoryFolder } from './memory-folder.mjs'
import { endSteps, runStep } from './run-step.mjs'
import { ensureInstalled } from './setup.mjs'
import { readResults } from './vitest.mjs'

const onePassed = { passed: 1, failed: 0, remarks: [] }

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    endSteps()
    process.exit(1)
  })
}

await ensureInstalled({ developing: true })
console.log(`Node.js ${process.version}, test data in ${testData}`)
if (!hasTestData) warnOfTestData()

const quick = openMemoryFolder()
process.on('exit', quick.remove)
const sums = [
  ...(await inPairs(readings)),
  await buildOnce(),
  ...(await inTurn(trials)),
  ...(await inPairs(losses, { isTold: true })),
]
report(sums)

async function inPairs(steps, how = {}) {
  const waiting = [...steps]
  const done = []
  const next = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift())
      done.push(await perform({ ...step, ...how }))
  }
  await Promise.all([next(), next()])
  return done
}

async function buildOnce() {
  const begun = Date.now()
  const error = await build().then(
    () => null,
    (reason) => reason,
  )
  return conclude('build', begun, error ? { passed: 0, failed: 1, output: String(error) } : onePassed)
}

async function inTurn(steps) {
  const done = []
  for (const step of steps) done.push(await perform({ live: true, ...step }))
  return done
}

async function perform({
  name,
  run,
  lacks = null,
  isVitest = false,
  live = false,
  isTold = false,
  minutes = 3,
  environment,
}) {
  const begun = Date.now()
  if (lacks !== null) return conclude(name, begun, skipped(lacks))
  const file = join(tmpdir(), `fixamingata-results-${process.pid}-${begun}.json`)
  const words = isVitest ? ['--reporter=default', '--reporter=json', `--outputFile=${file}`] : []
  if (live) console.log(`\n── ${name}`)
  const ended = await runStep([...run, ...words], {
    ...{ minutes, live },
    environment: { ...quick.environment, ...environment },
  })
  const counted = isVitest ? countTests(file, ended) : countOne(ended)
  rmSync(file, { force: true })
  const late = ended.isLate ? [`it took longer than ${minutes} minutes and was ended`] : []
  const { output } = ended
  return conclude(name, begun, { ...counted, output, isTold, remarks: [...late, ...counted.remarks] })
}

function countOne({ code }) {
  return code === 0 ? onePassed : { passed: 0, failed: 1, remarks: [] }
}

/** Skipped tests are failures on the build server, where nothing excuses them. */
function countTests(file, { code }) {
  const { passed, failed, skipped: left, remarks } = readResults(file)
  const unwanted = isBuildServer ? left.length : 0
  const unexplained = failed === 0 && (code !== 0 || passed === 0) ? 1 : 0
  const told = left.map((test) => `skipped: ${test}`)
  return { passed, failed: failed + unwanted + unexplained, remarks: [...remarks, ...told] }
}

function skipped(lacks) {
  return { passed: 0, failed: isBuildServer ? 1 : 0, remarks: [`SKIPPED: ${lacks}`] }
}

/** Shows how a step went, and what it said when that matters and was not seen. */
function conclude(name, begun, { passed, failed, output = '', isTold = false, remarks = [] }) {
  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  const line = `${failed === 0 ? '✓' : '✗'} ${name} (${seconds} s): ${passed} passed, ${failed} failed`
  console.log([line, ...remarks.map((remark) => `    ${remark}`)].join('\n'))
  if ((failed > 0 || isTold) && output !== '') console.log(output)
  return { line, remarks, passed, failed }
}

function warnOfTestData() {
  const frame = '!'.repeat(100)
  console.log(
    [
      frame,
      `There is no test data in ${testData}.`,
      'Tests that need real polygons and reports are SKIPPED. Set FMG_TEST_DATA to the folder that has them.',
      isBuildServer ? 'On the build server that is a failure.' : '',
      frame,
    ].join('\n'),
  )
}

function report(sums) {
  const total = (key) => sums.reduce((sum, step) => sum + step[key], 0)
  console.log(`\n${sums.map(({ line }) => line).join('\n')}`)
  console.log(`${total('passed')} passed, ${total('failed')} failed`)
  process.exitCode = total('failed') === 0 ? 0 : 1
}
