import { createHash } from 'node:crypto'
import type { Question } from '../questions/question.ts'
import { readQuestions, type WrittenQuestion } from '../questions/read-questions.ts'
import type { AskedThere, AskingService } from './asked-there.ts'

/** What becomes of a body's questions if what a service asks is made its own. */
export type QuestionPlan = {
  added: WrittenQuestion[]
  changed: { before: Question; after: WrittenQuestion }[]
  same: WrittenQuestion[]
  /** Asked until now, and by the service no more. */
  dropped: Question[]
  /** The service's, by the codes they get here. */
  asked: AskedThere
  /** All the body asks then, in its order. */
  questions: WrittenQuestion[]
  /** Why it can't be done. */
  faults: readonly string[]
}

type Planning = {
  service: AskingService
  /** Ours that are sent as the service. */
  categories: readonly string[]
  /** All the body's, those that are retired too. */
  own: readonly Question[]
}

/**
 * Pure. What was made of the service before is replaced; a code that a question of the body's own has is left to it, and the
 * service's gets another. The same definition comes to the same codes, so that kept answers stay answers.
 */
export function planQuestions({ service, categories, own }: Planning): QuestionPlan {
  const before = own.filter((question) => isOf(service, categories, question))
  const others = own.filter((question) => !before.includes(question))
  const asked = recoded(service, others)
  const questions = asked.questions.map((question) => ({ ...question, categories: [...categories] }))
  const standing = before.filter(({ isRetired }) => !isRetired)
  const known = (code: string) => standing.find((question) => question.code === code)
  const after = inOrder({ own, before, questions })
  const read = readQuestions(JSON.stringify({ questions: after }))
  return {
    added: questions.filter(({ code }) => !known(code)),
    changed: questions.flatMap((question) => {
      const was = known(question.code)
      return was && !isSame(was, question) ? [{ before: was, after: question }] : []
    }),
    same: questions.filter((question) => {
      const was = known(question.code)
      return was !== undefined && isSame(was, question)
    }),
    dropped: standing.filter(({ code }) => !questions.some((question) => question.code === code)),
    ...{ asked: { ...asked, questions }, questions: after, faults: read.ok ? [] : read.faults },
  }
}

/** Stands for a plan and for what it is made of: whoever carries it out names by it what they have read. */
export const markOfPlan = (plan: QuestionPlan): string =>
  createHash('sha256').update(JSON.stringify(plan)).digest('base64url').slice(0, 16)

/** Made of the service before, or by a file from the same definition. */
function isOf(
  { asks, imported }: AskingService,
  categories: readonly string[],
  { code, kind, sv, isRetired, categories: about }: Question,
): boolean {
  if (imported?.questions.some((question) => question.code === code)) return true
  const told = asks.questions.find((question) => question.code === code)
  const isAlike = told?.kind === kind && told.sv.label === sv.label
  const isWithin = about.length > 0 && about.every((category) => categories.includes(category))
  return isAlike && (isRetired || isWithin)
}

/** By the code that an attribute got last time, else its own, numbered where that is taken. */
function recoded({ asks, imported }: AskingService, others: readonly Question[]): AskedThere {
  const taken = new Set(others.map(({ code }) => code))
  const former = new Map(
    Object.entries(imported?.answers ?? {}).map(([code, { attribute }]) => [attribute, code] as const),
  )
  const codes = new Map<string, string>()
  for (const { code: own } of asks.questions) {
    const attribute = asks.answers[own]?.attribute
    const code = (attribute && former.get(attribute)) || free(own, taken)
    taken.add(code)
    codes.set(own, code)
  }
  const codeOf = (code: string) => codes.get(code) ?? code
  return {
    ...asks,
    questions: asks.questions.map((question) => ({ ...question, code: codeOf(question.code) })),
    answers: Object.fromEntries(Object.entries(asks.answers).map(([code, told]) => [codeOf(code), told])),
  }
}

function free(own: string, taken: ReadonlySet<string>): string {
  let code = own
  for (let number = 2; taken.has(code); number += 1) code = `${own.slice(0, 36)}_${number}`
  return code
}

type Ordering = {
  own: readonly Question[]
  before: readonly Question[]
  questions: readonly WrittenQuestion[]
}

/** Where the first of them stood, else last. */
function inOrder({ own, before, questions }: Ordering): WrittenQuestion[] {
  const standing = own.filter(({ isRetired }) => !isRetired)
  const first = standing.findIndex((question) => before.includes(question))
  const kept = standing.map((question) => (before.includes(question) ? [] : [asWritten(question)]))
  const place = first === -1 ? kept.length : first
  return [...kept.slice(0, place).flat(), ...questions, ...kept.slice(place).flat()]
}

const asWritten = ({ body: _body, isRetired: _isRetired, ...question }: Question): WrittenQuestion => ({
  ...question,
  categories: [...question.categories],
  options: [...question.options],
})

const isSame = (one: Question, other: WrittenQuestion): boolean =>
  inOneOrder(asWritten(one)) === inOneOrder(other)

const inOneOrder = (question: WrittenQuestion): string => {
  const { code, categories, kind, sv, en, required, private: isPrivate, plate, stops, ...more } = question
  const { least, most, options } = more
  const said = options.map((option) => [option.code, option.sv, option.en, option.urgent, option.stop])
  const whole = [code, [...categories].sort(), kind, sv.label, sv.hint, en, required, isPrivate, plate, stops]
  return JSON.stringify([...whole, least, most, said])
}
