import { z } from 'zod'
import { formatPlannedDay } from '#i18n/formats.ts'
import type { Language } from '#i18n/messages.ts'
import type { Questions } from './asked-questions.ts'
import { type Answer, inWords, languageOf, type Question } from './question.ts'

/** An answer beside its question, in words, and what each is said in; null, what the reporter writes in. */
export type SaidAnswer = {
  code: string
  question: string
  questionIn: Language
  answer: string
  answerIn: Language | null
  /** By its code, for programs. */
  value: Answer['value']
  isPrivate: boolean
}

/** As answers are kept; what another version of the program wrote otherwise is left out. */
export const storedAnswers = z
  .array(
    z.object({
      body: z.string().nullable(),
      code: z.string(),
      value: z.union([z.string(), z.number(), z.array(z.string())]),
    }),
  )
  .catch([])

/** In words of today; a question or an option that is gone altogether shows as its code. */
export const sayAnswers = (
  questions: Questions,
  answers: readonly Answer[],
  language: Language,
): SaidAnswer[] =>
  answers.map((answer) => {
    const question = questions.of(answer)
    return {
      code: answer.code,
      question: question ? inWords(question, language).label : answer.code,
      questionIn: question ? languageOf(question, language) : language,
      answer: sayValue(question, answer.value, language),
      answerIn: languageOfValue(question, answer.value, language),
      value: answer.value,
      isPrivate: question?.private ?? true,
    }
  })

/** Those that everybody may read: what nobody knows the question of is not. */
export const publicAnswers = (questions: Questions, answers: readonly Answer[]): Answer[] =>
  answers.filter((answer) => questions.of(answer)?.private === false)

function sayValue(question: Question | undefined, value: Answer['value'], language: Language): string {
  if (Array.isArray(value)) return value.map((code) => sayOption(question, code, language)).join(', ')
  if (typeof value === 'number')
    return new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB').format(value)
  if (question?.kind === 'one') return sayOption(question, value, language)
  return question?.kind === 'date' ? formatPlannedDay(value, language) : value
}

function languageOfValue(
  question: Question | undefined,
  value: Answer['value'],
  language: Language,
): Language | null {
  if (typeof value === 'number' || question?.kind === 'date') return language
  const [code] = Array.isArray(value) ? value : [value]
  const option = question?.options.find((one) => one.code === code)
  if (option) return languageOf(option, language)
  return Array.isArray(value) || question?.kind === 'one' ? language : null
}

function sayOption(question: Question | undefined, code: string, language: Language): string {
  const option = question?.options.find((one) => one.code === code)
  return option ? inWords(option, language) : code
}
