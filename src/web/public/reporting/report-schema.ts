import { z } from 'zod'
import { categoryByCode } from '#bodies/catalogue.ts'
import { email, line, text } from '#http/fields.ts'
import { lengths } from '#reports/report.ts'
import type { Mistake } from './form-field.ts'

/** The form of a report. The place and its municipality are read apart: see form-place.ts. */
export const reportForm = z.object({
  category: z
    .string()
    .default('')
    .refine((code) => categoryByCode(code) !== undefined, 'category' satisfies Mistake),
  title: line<Mistake>({
    limit: lengths.title,
    missing: 'title',
    tooLong: 'titleLong',
    personalNumber: 'personalNumber',
  }),
  description: text<Mistake>({
    limit: lengths.description,
    missing: 'description',
    tooLong: 'descriptionLong',
    personalNumber: 'personalNumber',
  }),
  place: line<Mistake>({
    limit: lengths.placeWords,
    tooLong: 'placeLong',
    personalNumber: 'personalNumber',
  }),
  email: email<Mistake>({ limit: lengths.email, missing: 'email', wrong: 'emailWrong' }),
  name: line<Mistake>({ limit: lengths.name, tooLong: 'nameLong', personalNumber: 'personalNumberName' }),
})

/** Where only the town is known, the words have to say where in it. */
export const reportInTown = reportForm.extend({
  place: line<Mistake>({
    limit: lengths.placeWords,
    missing: 'placeNeeded',
    tooLong: 'placeLong',
    personalNumber: 'personalNumber',
  }),
})
