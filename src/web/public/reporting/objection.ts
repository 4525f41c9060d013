import { z } from 'zod'
import type { Fields } from '#http/form.ts'
import type { Chosen } from '#responsibility/answer.ts'

const objection = z.object({
  recipient: z.string().min(1),
  objection: z.enum(['keeper', 'told', 'other']).default('other'),
})

/** Whom the resident wants instead of the one we said, if anybody. */
export function readObjection(fields: Fields): Chosen | undefined {
  const { success, data } = objection.safeParse(fields)
  return success ? { body: data.recipient, why: data.objection } : undefined
}
