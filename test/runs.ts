import { sql } from 'kysely'
import { askForRun } from '#bodies/conformance/ask-for-run.ts'
import { beginTrial } from '#bodies/conformance/begin-trial.ts'
import { keepResults } from '#bodies/conformance/keep-results.ts'
import type { AskedRun } from '#bodies/conformance/run.ts'
import { doorOf } from '#bodies/conformance/run-queries.ts'
import { takeRuns } from '#bodies/conformance/take-runs.ts'
import { questionOf } from '#conformance/as-client/question.ts'
import type { Db } from '#database/database.ts'
import { alingsas } from './reports.ts'

export const askedRun = (changes: Partial<AskedRun> = {}): AskedRun => ({
  ...{ body: alingsas, address: 'https://test.example/open311/v2', jurisdiction: null, level: null },
  ...{ key: null, updates: 'move', service: null, place: null },
  ...{ discovery: null, readsByKey: false, batchKey: null, batchService: null, only: null },
  ...changes,
})

const result = {
  ...{ area: 'create', level: 'standard', title: 'Svaret är <b>XML</b>', rule: 'The answer is XML.' },
  reference: 'GeoReport v2',
}

/**
 * A run under way that has found one of each: another that the body has under way is left out, and its others are of the
 * day before. Returns its id.
 */
export async function aRun(db: Db, changes: Partial<AskedRun> = {}): Promise<string> {
  const asked = askedRun(changes)
  await db
    .deleteFrom('conformance_runs')
    .where('body', '=', asked.body)
    .where('state', '=', 'waiting')
    .execute()
  await db
    .updateTable('conformance_runs')
    .set({ asked_at: sql<Date>`asked_at - interval '1 day'` })
    .where('body', '=', asked.body)
    .execute()
  const begun = await askForRun(db, asked)
  const taken = (await takeRuns(db, 100)).find((one) => begun.ok && one.id === begun.id)
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

/** A trial of a program that is open, with what opens it; the body's others are gone. */
export async function aTrial(db: Db, { body = alingsas, program = 'Vaktmästaren' } = {}) {
  await db.deleteFrom('conformance_runs').where('body', '=', body).execute()
  return anotherTrial(db, { body, program })
}

/** One more beside the body's others. */
export async function anotherTrial(db: Db, { body = alingsas, program = 'Vaktmästaren' } = {}) {
  const begun = await beginTrial(db, {
    ...{ body, program, jurisdiction: 'kit.example', address: 'http://localhost/prov' },
  })
  const door = begun.ok ? await doorOf(db, body, begun.id) : undefined
  if (!begun.ok || !door) throw new Error('it was not begun')
  return { id: begun.id, ...door }
}

/** What any program might ask. */
export const aQuestion = questionOf(
  {
    ...{ at: 0, method: 'GET', url: '/open311/v2/services.json?jurisdiction_id=kit.example' },
    ...{ headers: {}, body: Buffer.alloc(0) },
  },
  new URLSearchParams(),
)
