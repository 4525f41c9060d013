import { categoryByCode } from '#bodies/catalogue.ts'
import type { Answer, Question } from '#bodies/questions/question.ts'
import { type Danger, dangersIn } from '#text/emergency.ts'

/** Why a report may be urgent: what its words speak of, its category, or what was answered. */
export type Urgency = Danger | 'category' | 'answer'

type Written = {
  /** All that was written, in any order. */
  words: string
  category: string | null
  answers: readonly Answer[]
  asked: readonly Question[]
}

/** Every reason, each once. None stops anybody: whoever has read whom to ring may go on. */
export function urgencyOf({ words, category, answers, asked }: Written): Urgency[] {
  const isUrgentCategory = category !== null && categoryByCode(category)?.priority === 'urgent'
  return [
    ...dangersIn(words),
    ...(isUrgentCategory ? ['category' as const] : []),
    ...(answers.some((answer) => isUrgent(answer, asked)) ? ['answer' as const] : []),
  ]
}

function isUrgent({ code, value }: Answer, asked: readonly Question[]): boolean {
  const question = asked.find((one) => one.code === code)
  const chosen = Array.isArray(value) ? value : [value]
  return question?.options.some((option) => option.urgent && chosen.includes(option.code)) ?? false
}
