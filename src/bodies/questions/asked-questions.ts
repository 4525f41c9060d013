import questions from '../../../data/questions.json' with { type: 'json' }
import type { Answer, Question } from './question.ts'
import { readQuestions } from './read-questions.ts'

/** Questions in memory, found by whom and about what they are asked. */
export type Questions = {
  /** What is asked about a category: the body's own questions, else the national catalogue's. */
  askedBy(body: string, category: string): readonly Question[]
  /** The question an answer was given to, asked today or not. */
  of(answer: Pick<Answer, 'body' | 'code'>): Question | undefined
}

export function questionsOf(own: readonly Question[]): Questions {
  const byKey = new Map([...national, ...own].map((question) => [keyOf(question), question]))
  const open = own.filter(({ isRetired }) => !isRetired)
  return {
    askedBy(body, category) {
      const ofBody = open.filter((question) => question.body === body && concerns(question, category))
      return ofBody.length > 0 ? ofBody : national.filter((question) => concerns(question, category))
    },
    of: (answer) => byKey.get(keyOf(answer)),
  }
}

const keyOf = ({ body, code }: Pick<Answer, 'body' | 'code'>): string => `${body ?? ''} ${code}`

const concerns = ({ categories }: Question, category: string): boolean =>
  categories.length === 0 || categories.includes(category)

const national: readonly Question[] = nationalQuestions()

function nationalQuestions(): Question[] {
  const read = readQuestions(JSON.stringify(questions))
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return read.rows.map((question) => ({ ...question, body: null, isRetired: false }))
}
