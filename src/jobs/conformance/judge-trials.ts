import { endTrial } from '#bodies/conformance/end-trial.ts'
import { heardIn } from '#bodies/conformance/heard.ts'
import { type TakenTrial, takeTrials } from '#bodies/conformance/take-trials.ts'
import { judgeTrial } from '#conformance/as-client/judge-trial.ts'
import { keysSent } from '#conformance/without-persons.ts'
import type { Db } from '#database/database.ts'
import { type LeasedWork, recordAnyway } from '#database/leased-work.ts'
import { log } from '../../log.ts'
import { toKeep } from './to-keep.ts'

const mostTries = 3
const secondMs = 1_000

/** Trials whose doors have closed: programs of others judged by what they have asked. */
export const trialsToJudge = (db: Db): LeasedWork<TakenTrial> => ({
  table: 'conformance_runs',
  atOnce: 1,
  take: (limit) => takeTrials(db, limit),
  async send(trial) {
    const results = trial.attempt > mostTries ? null : await resultsOf(db, trial)
    log('info', 'program judged', { run: trial.id, judged: results !== null })
    await recordAnyway(() => endTrial(db, trial, results))
  },
})

async function resultsOf(db: Db, { id, key, token, jurisdiction }: TakenTrial) {
  const heard = await heardIn(db, id)
  const { results } = await judgeTrial({ heard, key, jurisdiction, secondMs })
  const keys = [key, token, ...keysSent(heard)]
  return results.map((result) => toKeep(result, { keys, isAskedByOthers: true }))
}
