import { judgeTrial } from '#conformance/as-client/judge-trial.ts'
import { type OpenedTrial, openTrial } from '#conformance/as-client/open-trial.ts'
import { areAllDone, steps } from '#conformance/as-client/scenario.ts'
import { exitCodeOf, printJson, printOutcome, printResult } from './print-outcome.ts'
import type { ClientGiven } from './read-given.ts'

/** Opens a server, says what a program should do with it, and judges when all is done, time is up, or somebody ends it. */
export async function tryClient(given: ClientGiven, signal: AbortSignal): Promise<number> {
  const { port, host, jurisdiction, minutes, chosen, isJson } = given
  let hear = () => {}
  const trial = await openTrial({ port, host, jurisdiction, hear: () => hear() })
  try {
    sayWhatToDo(trial)
    await new Promise<void>((end) => {
      const done = new Set<number>()
      signal.addEventListener('abort', () => end())
      setTimeout(end, minutes * 60_000).unref()
      hear = () => {
        tellSteps(trial, done)
        // A moment more: what is sent once too often comes after.
        if (areAllDone(trial)) setTimeout(end, 3000)
      }
    })
  } finally {
    await trial.close()
  }
  const outcome = await judgeTrial(trial, chosen)
  const keys = [trial.key]
  if (isJson) printJson(outcome, 'a program that asks', keys)
  else for (const result of outcome.results) printResult(result, keys)
  if (!isJson) printOutcome(outcome, 'a program that asks')
  return exitCodeOf(outcome)
}

/** Beside the result, which may be piped on. */
function sayWhatToDo({ url, key, jurisdiction }: OpenedTrial): void {
  const lines = [
    `Let your program ask ${url}`,
    `with the key ${key} and the jurisdiction ${jurisdiction}, and do this:`,
    ...steps.map(({ say }, place) => `  ${place + 1}. ${say}`),
    'It is judged when all is done, or when you press Ctrl-C. What your program can not do, leave out.',
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}

function tellSteps({ heard }: OpenedTrial, done: Set<number>): void {
  for (const [place, step] of steps.entries()) {
    if (done.has(place) || !step.isDone(heard)) continue
    done.add(place)
    process.stderr.write(`✓ ${place + 1} is done\n`)
  }
}
