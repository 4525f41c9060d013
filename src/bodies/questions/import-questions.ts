import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { requireBody } from '../require-body.ts'
import { retireOthers } from '../retire-others.ts'
import { soundRows } from '../sound-rows.ts'
import { readQuestions, type WrittenQuestion } from './read-questions.ts'

type File = { body: string; json: string }

/**
 * Makes a file's questions the body's own, in its order: known ones are changed, what the file lacks is retired
 * and still shows with the answers it has got. All of it or nothing.
 */
export async function importQuestions(
  db: Db,
  { body, json }: File,
): Promise<{ imported: number; retired: number }> {
  const questions = soundRows(readQuestions(json))
  return inTransaction(db, async (tx) => {
    await requireBody(tx, body)
    for (const [position, question] of questions.entries()) await store(tx, { body, position, question })
    const kept = questions.map(({ code }) => code)
    return { imported: questions.length, retired: await retireOthers(tx, 'questions', { body, kept }) }
  })
}

type Placed = { body: string; position: number; question: WrittenQuestion }

async function store(tx: Db, { body, position, question }: Placed): Promise<void> {
  const { code, kind, categories, ...asked } = question
  const row = {
    position,
    kind,
    categories: [...categories],
    asked: JSON.stringify(asked),
    imported_at: new Date(),
    retired_at: null,
  }
  await tx
    .insertInto('questions')
    .values({ body, code, ...row })
    .onConflict((conflict) => conflict.columns(['body', 'code']).doUpdateSet(row))
    .execute()
}
