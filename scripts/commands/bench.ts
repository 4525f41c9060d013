import { Refused } from '#errors.ts'
import { logOnlyTrouble } from '#log.ts'
import { readOptions } from '../../bench/options.ts'
import { runBench } from '../../bench/run-bench.ts'
import { say } from '../command.ts'

logOnlyTrouble()
try {
  await runBench(readOptions(process.argv.slice(2)), say)
} catch (error) {
  if (!(error instanceof Refused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
