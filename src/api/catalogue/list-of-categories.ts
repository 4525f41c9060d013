import { z } from 'zod'
import { type Category, categories, categoryGroups } from '#bodies/catalogue.ts'
import { type Question, questionKinds } from '#bodies/questions/question.ts'
import { answerTagged } from '../answer-tagged.ts'
import { municipalityCode } from '../codes.ts'
import { readQuestion } from '../read-question.ts'
import type { ApiAsk } from '../rooms.ts'
import { inBothLanguages, named } from '../schemas.ts'

const question = named(
  'Question',
  z.object({
    code: z.string(),
    kind: z.enum(questionKinds),
    label: inBothLanguages,
    hint: inBothLanguages.nullable(),
    required: z.boolean(),
    isPrivate: z.boolean().describe('Its answer is for the body alone.'),
    least: z.number().nullable(),
    most: z.number().nullable(),
    options: z.array(
      z.object({
        code: z.string(),
        label: inBothLanguages,
        isUrgent: z.boolean(),
        stop: inBothLanguages.nullable(),
      }),
    ),
  }),
)
export const categoriesAnswer = named(
  'Categories',
  z.object({
    groups: z.array(z.object({ code: z.string(), name: inBothLanguages })),
    categories: z.array(
      z.object({
        code: z.string(),
        group: z.string(),
        name: inBothLanguages,
        icon: z.string(),
        isUrgent: z.boolean(),
        oldNames: z.array(z.string()).describe('What the service before this one called it.'),
        questions: z.array(question),
      }),
    ),
  }),
)
export const categoriesQuestion = z.strictObject({
  municipality: municipalityCode
    .optional()
    .describe('Whose questions: the code of SCB. Without it the national ones.'),
})

/** `GET /api/v1/categories`: the national catalogue, and what is asked about each. */
export function listOfCategories(ask: ApiAsk): Response {
  const read = readQuestion(ask.c, categoriesQuestion)
  if (!read.ok) return read.answer
  const { municipality = '' } = read.asked
  const { questions } = ask.rooms.tables().guidance
  const answer = {
    groups: categoryGroups.map(({ code, sv, en }) => ({ code, name: { sv, en } })),
    categories: categories.map((category) =>
      showCategory(category, questions.askedBy(municipality, category.code)),
    ),
  }
  return answerTagged(ask, answer, { maxAge: 300 })
}

const showCategory = (
  { code, group, sv, en, icon, priority, aliases }: Category,
  questions: readonly Question[],
) => ({
  ...{ code, group, icon },
  name: { sv, en },
  isUrgent: priority === 'urgent',
  oldNames: aliases,
  questions: questions.map(showQuestion),
})

const showQuestion = ({ code, kind, sv, en, required, least, most, options, ...asked }: Question) => ({
  ...{ code, kind, required, least, most },
  label: { sv: sv.label, en: en?.label ?? null },
  hint: sv.hint === null ? null : { sv: sv.hint, en: en?.hint ?? null },
  isPrivate: asked.private,
  options: options.map((option) => ({
    code: option.code,
    label: { sv: option.sv, en: option.en },
    isUrgent: option.urgent,
    stop: option.stop,
  })),
})
