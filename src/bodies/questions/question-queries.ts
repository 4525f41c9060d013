import type { Db } from '#database/database.ts'
import type { Question } from './question.ts'
import { writtenQuestion } from './question-schema.ts'

/** Every question that has been asked, in the order of its body; of one body or all. */
export async function allQuestions(db: Db, body: string | null = null): Promise<Question[]> {
  const rows = await db
    .selectFrom('questions')
    .select(['body', 'code', 'categories', 'kind', 'asked', 'retired_at'])
    .$if(body !== null, (query) => query.where('body', '=', body))
    .orderBy('body')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ body: by, code, categories, kind, asked, retired_at }) => ({
    ...writtenQuestion.parse({ ...(asked as object), code, categories, kind }),
    body: by,
    isRetired: retired_at !== null,
  }))
}
