import { findPersonalNumbers } from '#text/personal-number.ts'
import { cleanLine, lengthOf } from '#text/plain-text.ts'
import { type Answer, fieldOf, type Question } from './question.ts'

/** What may be wrong with an answer: names of sentences in the form's catalogue. */
export type AnswerMistake =
  | 'missing'
  | 'tooLong'
  | 'personalNumber'
  | 'number'
  | 'bounds'
  | 'date'
  | 'option'
  | 'stopped'

export type ReadAnswers = {
  answers: Answer[]
  /** By the field of the question. */
  mistakes: Record<string, AnswerMistake>
}

type Fields = Readonly<Record<string, string>>
type Read = { value: Answer['value'] | null } | { mistake: AnswerMistake }

const longestAnswer = 200

/** Reads what was answered to the questions of a category. Zero is an answer. */
export function readAnswers(questions: readonly Question[], fields: Fields): ReadAnswers {
  const answers: Answer[] = []
  const mistakes: ReadAnswers['mistakes'] = {}
  for (const question of questions) {
    const read = readers[question.kind](question, fields)
    if ('mistake' in read) mistakes[fieldOf(question)] = read.mistake
    else if (read.value !== null)
      answers.push({ body: question.body, code: question.code, value: read.value })
    else if (question.required) mistakes[fieldOf(question)] = 'missing'
  }
  return { answers, mistakes }
}

const readers: Record<Question['kind'], (question: Question, fields: Fields) => Read> = {
  text: (question, fields) => {
    const value = typed(question, fields)
    if (lengthOf(value) > longestAnswer) return { mistake: 'tooLong' }
    return findPersonalNumbers(value).length > 0 ? { mistake: 'personalNumber' } : { value: value || null }
  },
  number: (question, fields) => {
    const written = typed(question, fields)
    if (written === '') return { value: null }
    if (!/^[+-]?\d{1,9}(?:[.,]\d{1,6})?$/.test(written)) return { mistake: 'number' }
    const value = Number(written.replace(',', '.'))
    const isWithin = value >= (question.least ?? 0) && value <= (question.most ?? Number.POSITIVE_INFINITY)
    return isWithin ? { value } : { mistake: 'bounds' }
  },
  date: (question, fields) => {
    const value = typed(question, fields)
    return value === '' || isDay(value) ? { value: value || null } : { mistake: 'date' }
  },
  one: (question, fields) => {
    const value = typed(question, fields)
    const chosen = question.options.find(({ code }) => code === value)
    if (!chosen) return value === '' ? { value: null } : { mistake: 'option' }
    return chosen.stop ? { mistake: 'stopped' } : { value }
  },
  many: (question, fields) => {
    const chosen = question.options.filter(({ code }) => Object.hasOwn(fields, fieldOf(question, code)))
    if (chosen.some(({ stop }) => stop)) return { mistake: 'stopped' }
    return { value: chosen.length > 0 ? chosen.map(({ code }) => code) : null }
  },
  notice: ({ stops }) => (stops ? { mistake: 'stopped' } : { value: null }),
}

const typed = (question: Question, fields: Fields): string => cleanLine(fields[fieldOf(question)] ?? '')

function isDay(words: string): boolean {
  const at = Date.parse(`${words}T12:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(words) && at > 0 && new Date(at).toISOString().startsWith(words)
}
