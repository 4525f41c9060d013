import { questionsOf } from '#bodies/questions/asked-questions.ts'
import type { Answer } from '#bodies/questions/question.ts'
import { allQuestions } from '#bodies/questions/question-queries.ts'
import { publicAnswers } from '#bodies/questions/say-answers.ts'
import type { Db } from '#database/database.ts'
import { publishedByResident } from './publish-text.ts'

/** The answers everybody may read, by the same rule as the rest of what a resident wrote. */
export async function publishedAnswers(tx: Db, answers: readonly Answer[]): Promise<Answer[]> {
  const [first] = answers
  if (!first) return []
  const questions = questionsOf(first.body === null ? [] : await allQuestions(tx, first.body))
  return publicAnswers(questions, answers).map((answer) => ({ ...answer, value: published(answer.value) }))
}

const published = (value: Answer['value']): Answer['value'] =>
  typeof value === 'string' ? publishedByResident(value) : value
