import { type Answer, fieldOf, type Question } from '#bodies/questions/question.ts'
import { type AnswerMistake, readAnswers } from '#bodies/questions/read-answers.ts'
import { type MistakeCode, Open311Mistake } from './mistake.ts'
import { attribute, type Posted } from './posted.ts'

type ReadAttributes = { answers: readonly Answer[]; mistakes: readonly Open311Mistake[] }

/** `attribute[CODE]` as answers to the questions of a category; each that is missing or wrong is told of, by its code. */
export function readAttributes(questions: readonly Question[], posted: Posted): ReadAttributes {
  const unknown = questions.flatMap((question) => unknownOptions(question, posted))
  const { answers, mistakes } = readAnswers(
    questions,
    Object.fromEntries(questions.flatMap((question) => fieldsOf(question, posted))),
  )
  const wrong = questions.flatMap((question) => {
    const mistake = mistakes[fieldOf(question)]
    return mistake ? [new Open311Mistake(codes[mistake], question.code)] : []
  })
  return { answers, mistakes: [...wrong, ...unknown] }
}

const codes: Readonly<Record<AnswerMistake, MistakeCode>> = {
  missing: 'attribute_missing',
  tooLong: 'attribute_unreadable',
  personalNumber: 'personal_number',
  number: 'attribute_unreadable',
  bounds: 'attribute_unreadable',
  date: 'attribute_unreadable',
  option: 'attribute_unreadable',
  stopped: 'attribute_stopped',
}

function fieldsOf(question: Question, posted: Posted): [string, string][] {
  const values = attribute(posted, question.code)
  if (question.kind === 'many') return values.map((option) => [fieldOf(question, option), '1'])
  const value = values.at(-1)
  if (value === undefined) return []
  // Open311 has moments where we ask for a day.
  return [[fieldOf(question), question.kind === 'date' ? value.replace(/T.*$/s, '') : value]]
}

/** Among several to choose, one that is none of them is a mistake of the program's, not somebody's silence. */
function unknownOptions(question: Question, posted: Posted): Open311Mistake[] {
  if (question.kind !== 'many') return []
  const known = new Set(question.options.map(({ code }) => code))
  const isKnown = attribute(posted, question.code).every((option) => known.has(option))
  return isKnown ? [] : [new Open311Mistake('attribute_unreadable', question.code)]
}
