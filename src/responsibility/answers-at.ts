import { categories } from '#bodies/catalogue.ts'
import type { Answer, Asked } from './answer.ts'
import { responsibleFor } from './responsible-for.ts'
import type { Tables } from './tables.ts'

/** The answer for each category at a place, in the catalogue's order; none outside Sweden. */
export function answersAt(asked: Omit<Asked, 'category' | 'chosen'>, tables: Tables): Map<string, Answer> {
  const answers = categories.flatMap(({ code }): [string, Answer][] => {
    const answer = responsibleFor({ ...asked, category: code }, tables)
    return answer.found ? [[code, answer]] : []
  })
  return new Map(answers)
}
