import { z } from 'zod'
import { categoryByCode } from './catalogue.ts'
import { parseHours } from './exceptions/hours.ts'

/** Fields that the lists of bodies share, as their files write them. */
export const codeField = z
  .string()
  .regex(/^[a-z0-9åäö_-]{1,60}$/, 'is no code: small letters, digits, - and _')

export const wordsField = (most: number) =>
  z.string().trim().min(1, 'is empty').max(most, `is longer than ${most} characters`)

/** Empty: every category. */
export const categoriesField = z
  .array(z.string())
  .default([])
  .refine(
    (codes) => codes.every((code) => categoryByCode(code) !== undefined),
    'names a category that is not in the catalogue',
  )

/** "mån-fre 16:00-07:00; lör-sön 00:00-24:00"; left out: always. */
export const hoursField = z
  .string()
  .default('')
  .transform((words, context) => {
    const hours = words === '' ? null : parseHours(words)
    if (words !== '' && !hours)
      context.addIssue('is not written as "mån-fre 16:00-07:00; lör-sön 00:00-24:00"')
    return hours
  })
