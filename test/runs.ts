import { askForRun } from '#bodies/conformance/ask-for-run.ts'
import { keepResults } from '#bodies/conformance/keep-results.ts'
import type { AskedRun } from '#bodies/conformance/run.ts'
import { takeRuns } from '#bodies/conformance/take-runs.ts'
import type { Db } from '#database/database.ts'
import { alingsas } from './reports.ts'

export const askedRun = (changes: Partial<AskedRun> = {}): AskedRun => ({
  ...{ body: alingsas, address: 'https://test.example/open311/v2', jurisdiction: null, level: null },
  ...{ key: null, updates: 'move', service: null, place: null },
  ...changes,
})

const result = {
  ...{ area: 'create', level: 'standard', title: 'Svaret är <b>XML</b>', rule: 'The answer is XML.' },
  reference: 'GeoReport v2',
}

/** A run under way that has found one of each: another that the body has under way is left out. Returns its id. */
export async function aRun(db: Db, changes: Partial<AskedRun> = {}): Promise<string> {
  const asked = askedRun(changes)
  await db
    .deleteFrom('conformance_runs')
    .where('body', '=', asked.body)
    .where('state', '=', 'waiting')
    .execute()
  const id = await askForRun(db, asked)
  const taken = (await takeRuns(db, 100)).find((one) => one.id === id)
  if (!taken) throw new Error('it was not taken')
  await keepResults(db, taken, {
    ...{ from: 0, total: 4 },
    results: [
      { ...result, rule_id: 'create.whole', verdict: 'passed', found: null, exchange: null },
      {
        ...result,
        rule_id: 'create.seen',
        verdict: 'skipped',
        found: 'There is <i>none</i>.',
        exchange: null,
      },
      {
        ...{ ...result, rule_id: 'create.xml', verdict: 'failed', found: 'It is "<script>".' },
        exchange: 'GET https://test.example/open311/v2/requests.xml\n\n200\n\n<script>alert(1)</script>',
      },
    ],
  })
  return taken.id
}
