import { z } from 'zod'
import { categoriesField, wordsField } from '../list-fields.ts'
import { type Question, questionKinds } from './question.ts'

const code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'is no code: small letters a-z, digits and _')

const said = z
  .strictObject({ label: wordsField(200), hint: wordsField(400).nullish() })
  .transform(({ label, hint }) => ({ label, hint: hint ?? null }))

const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => (value === undefined ? null : value))

const option = z.strictObject({
  code,
  sv: wordsField(120),
  en: optional(wordsField(120)),
  urgent: z.boolean('is neither true nor false').default(false),
  stop: optional(z.strictObject({ sv: wordsField(400), en: optional(wordsField(400)) })),
})

type Written = Omit<Question, 'body' | 'isRetired'>

/** A question as a file tells it, or as it is kept. */
export const writtenQuestion = z
  .strictObject({
    code,
    categories: categoriesField,
    kind: z.enum(questionKinds, `is none of ${questionKinds.join(', ')}`),
    sv: said,
    en: optional(said),
    required: z.boolean('is neither true nor false').default(false),
    private: z.boolean('is neither true nor false').default(false),
    plate: z.boolean('is neither true nor false').default(false),
    stops: z.boolean('is neither true nor false').default(false),
    least: optional(z.number('is no number')),
    most: optional(z.number('is no number')),
    options: z.array(option).max(12, 'has more than 12 options').default([]),
  })
  .superRefine((question, { addIssue }) => {
    for (const [path, message] of objectionsTo(question)) addIssue({ code: 'custom', path: [path], message })
  })

/** What fits together in the table of kinds, and what does not. */
function objectionsTo({ kind, options, least, most, ...question }: Written): [string, string][] {
  const isChoice = kind === 'one' || kind === 'many'
  const codes = options.map((one) => one.code)
  const objections: [boolean, string, string][] = [
    [isChoice && options.length < 2, 'options', 'a choice needs two at least'],
    [!isChoice && options.length > 0, 'options', 'only one and many have options'],
    [new Set(codes).size < codes.length, 'options', 'a code is used more than once'],
    [kind !== 'number' && (least !== null || most !== null), 'least', 'only a number has bounds'],
    [least !== null && most !== null && least > most, 'most', 'is below least'],
    [kind === 'notice' && question.required, 'required', 'a notice can’t be answered'],
    [kind !== 'notice' && question.stops, 'stops', 'only a notice ends it; elsewhere an option has stop'],
    [question.plate && kind !== 'text', 'plate', 'a plate is a text'],
    [question.plate && !question.private, 'plate', 'a plate is private'],
  ]
  return objections.flatMap(([holds, path, message]) => (holds ? [[path, message] as [string, string]] : []))
}
