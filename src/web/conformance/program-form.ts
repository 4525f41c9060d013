import { z } from 'zod'
import type { Messages } from '#i18n/messages.ts'
import { cleanLine } from '#text/plain-text.ts'

type Mistake = keyof Messages['pages']['tryingPrograms']['form']['mistakes']
const named = (mistake: Mistake): Mistake => mistake

/** What is filled in for those who don't care; the command's own. */
export const usualJurisdiction = 'kit.example'

/** A trial of a program as it is asked for. */
export const programForm = z.object({
  program: z
    .string(named('program'))
    .default('')
    .transform(cleanLine)
    .refine((typed) => typed.length <= 60, named('program'))
    .transform((typed) => typed || null),
  jurisdiction: z
    .string(named('jurisdiction'))
    .trim()
    .regex(/^[\x21-\x7e]{1,60}$/, named('jurisdiction')),
})
