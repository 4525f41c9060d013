import { categories } from '#bodies/catalogue.ts'
import type { Answer, Asked } from './answer.ts'
import { answerIn } from './responsible-for.ts'
import { findMunicipality } from './steps/find-municipality.ts'
import type { Tables } from './tables.ts'

/** The answer for each category at a place, in the catalogue's order; none outside Sweden. */
export function answersAt(asked: Omit<Asked, 'category' | 'chosen'>, tables: Tables): Map<string, Answer> {
  const home = findMunicipality(tables, asked.place, asked.municipality)
  if (!home.found) return new Map()
  return new Map(categories.map(({ code }) => [code, answerIn(home, { ...asked, category: code }, tables)]))
}
