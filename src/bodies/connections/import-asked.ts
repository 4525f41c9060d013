import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { importQuestions } from '../questions/import-questions.ts'
import { allQuestions } from '../questions/question-queries.ts'
import { categoriesSentAs, withAnswers } from './asked-settings.ts'
import { type AskingService, askingServices } from './asked-there.ts'
import { categoriesOf } from './categories-of.ts'
import { changeConnection } from './change-connection.ts'
import { type Connection, connectionById } from './connection.ts'
import { markOfPlan, planQuestions, type QuestionPlan } from './question-plan.ts'
import { ChangedMeanwhile } from './seen.ts'

/** What a service asks, and what would become of the body's questions. */
export type Planned = { service: AskingService; categories: string[]; plan: QuestionPlan; mark: string }

/** Of every service that asks something and that categories of ours are sent as. */
export async function plannedQuestions(db: Db, { id, body, settings }: Connection): Promise<Planned[]> {
  const [services, own, taken] = [
    await askingServices(db, id),
    await allQuestions(db, body),
    await categoriesOf(db, id),
  ]
  return services.flatMap((service) => {
    const categories = categoriesSentAs(settings, service.code, taken)
    const plan = planQuestions({ service, categories, own })
    return categories.length > 0 ? [{ service, categories, plan, mark: markOfPlan(plan) }] : []
  })
}

type Importing = {
  connection: string
  service: string
  /** Of the plan that somebody has read. */
  mark: string
  /** The kind's own schema. */
  parse(settings: object): object
}

/**
 * Makes what a service asks the body's own questions, as it was shown, and has the answers sent. What it asked before and asks
 * no more is retired. `ChangedMeanwhile` where anything it was made of is another by now. Returns how many questions.
 */
export function importAsked(
  db: Db,
  { connection: id, service: code, mark, parse }: Importing,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const connection = await lockedConnection(tx, id)
    await sql`select from bodies where code = ${connection.body} for no key update`.execute(tx)
    const found = (await plannedQuestions(tx, connection)).find(({ service }) => service.code === code)
    if (!found || found.mark !== mark) throw new ChangedMeanwhile('what it asks has changed')
    const { plan, service } = found
    if (plan.faults.length > 0) throw new Conflict('the body can’t ask so much')
    await importQuestions(tx, { body: connection.body, json: JSON.stringify({ questions: plan.questions }) })
    const asked = { service: code, before: service.imported, after: plan.asked }
    await changeConnection(tx, { id, settings: parse(withAnswers(connection.settings, asked)) })
    await tx
      .updateTable('connection_services')
      .set({ imported: JSON.stringify(plan.asked) })
      .where('connection', '=', id)
      .where('code', '=', code)
      .execute()
    return plan.asked.questions.length
  })
}

async function lockedConnection(tx: Db, id: string): Promise<Connection> {
  await tx.selectFrom('connections').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  const connection = await connectionById(tx, id)
  if (!connection) throw new NotFound('no such connection')
  return connection
}
