import { Refused } from '#errors.ts'
import { logOnlyTrouble } from '#log.ts'
import { readOptions } from '../../bench/options.ts'
import { runBench } from '../../bench/run-bench.ts'
import { runDeliveries } from '../../bench/run-deliveries.ts'
import { runLetters } from '../../bench/run-letters.ts'
import { runMails } from '../../bench/run-mails.ts'
import { say } from '../command.ts'

logOnlyTrouble()
try {
  const options = readOptions(process.argv.slice(2))
  if (options.mails !== null) await runMails(options.mails, say)
  else if (options.letters !== null) await runLetters(options.letters, say)
  else if (options.deliveries !== null)
    await runDeliveries({ ...options.deliveries, write: options.write }, say)
  else await runBench(options, say)
} catch (error) {
  if (!(error instanceof Refused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
