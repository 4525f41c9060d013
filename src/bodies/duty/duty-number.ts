import type { Hours } from '../exceptions/hours.ts'
import { isWithin } from '../exceptions/hours.ts'
import type { InBoth } from '../questions/question.ts'

/** Whom a body wants to be rung when it can't wait, and when. `sv` and `en` say who answers. */
export type DutyNumber = InBoth<string> & {
  body: string
  telephone: string
  /** Empty: every category. */
  categories: readonly string[]
  /** Null: always. */
  hours: Hours | null
}

type Asked = { body: string; category: string | null; at: Date }

/** The first of a body's numbers that answers about a category at a moment. */
export const dutyNumberAt = (
  numbers: readonly DutyNumber[],
  { body, category, at }: Asked,
): DutyNumber | undefined =>
  numbers.find(
    ({ body: of, categories, hours }) =>
      of === body &&
      (categories.length === 0 || (category !== null && categories.includes(category))) &&
      (!hours || isWithin(hours, at)),
  )
