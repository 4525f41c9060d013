import { z } from 'zod'
import { categoryByCode } from '../catalogue.ts'
import { wordsField } from '../list-fields.ts'
import { type ReadList, readList } from '../read-list.ts'
import { placeholders, unknownPlaceholders } from './placeholders.ts'
import { type ResponseTemplate, templateActs } from './template.ts'

const known = placeholders.map((name) => `{${name}}`).join(', ')

const template = z.strictObject({
  act: z
    .enum(templateActs, `is none of ${templateActs.join(', ')}`)
    .nullish()
    .transform((act) => act ?? null),
  category: z
    .string('is no text')
    .refine((code) => categoryByCode(code) !== undefined, 'is no category of the catalogue')
    .nullish()
    .transform((code) => code ?? null),
  title: wordsField(80),
  words: wordsField(2000).superRefine((words, { addIssue }) => {
    for (const one of unknownPlaceholders(words))
      addIssue({ code: 'custom', message: `has ${one}, which nobody can fill in: it may have ${known}` })
  }),
})

/** Reads `{ "templates": […] }`, in the order they are offered: all of them, or every fault. */
export function readTemplates(json: string): ReadList<ResponseTemplate> {
  const read = readList(json, { list: 'templates', row: 'Template', schema: template })
  if (!read.ok) return read
  const faults = alike(read.rows)
  return faults.length > 0 ? { ok: false, faults } : read
}

/** Two that are offered together are chosen by their titles. */
const alike = (rows: readonly ResponseTemplate[]): string[] =>
  rows.flatMap((row, place) =>
    rows.slice(0, place).some((other) => isOfferedWith(row, other) && other.title === row.title)
      ? [`Template ${place + 1}, title: another one that is offered with it has it too.`]
      : [],
  )

const isOfferedWith = (one: ResponseTemplate, other: ResponseTemplate): boolean =>
  one.act === other.act &&
  (one.category === null || other.category === null || one.category === other.category)
