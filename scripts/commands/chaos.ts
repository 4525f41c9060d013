import { Refused } from '#errors.ts'
import { logOnlyTrouble } from '#log.ts'
import { readOptions } from '../chaos/options.ts'
import { runChaos } from '../chaos/run-chaos.ts'

logOnlyTrouble()
try {
  process.exit((await runChaos(readOptions(process.argv.slice(2)))) ? 0 : 1)
} catch (error) {
  if (!(error instanceof Refused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
