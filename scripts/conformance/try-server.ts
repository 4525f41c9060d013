import { runConformance } from '#conformance/run-conformance.ts'
import { plainExchange } from './plain-exchange.ts'
import { exitCodeOf, printJson, printOutcome, printResult } from './print-outcome.ts'
import type { ServerGiven } from './read-given.ts'

/** Tries a server, and tells of each rule as it is broken. */
export async function tryServer(given: ServerGiven, signal: AbortSignal): Promise<number> {
  const { target, chosen, isJson } = given
  const keys = [target.key ?? '', target.batch?.key ?? '']
  const outcome = await runConformance({
    ...{ exchange: plainExchange, target, signal, ...chosen },
    ...(!isJson && { tell: (result) => printResult(result, keys) }),
  })
  if (isJson) printJson(outcome, target.url, keys)
  else if (outcome.results.length > 0) printOutcome(outcome, target.url)
  if (outcome.trouble !== null)
    process.stderr.write(`${target.url} could not be tried: ${outcome.trouble}.\n`)
  return exitCodeOf(outcome)
}
