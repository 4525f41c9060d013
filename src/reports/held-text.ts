import { categoryName } from '#bodies/catalogue.ts'
import { namesSomebody } from '#text/person-name.ts'
import { publishedByResident } from './publish-text.ts'
import type { Language } from './report.ts'

type Written = { title: string; description: string; category: string; language: Language }

/** Whether what a resident wrote names somebody else, and waits for a person before everybody may read it. */
export const mustBeHeld = ({ title, description }: Pick<Written, 'title' | 'description'>): boolean =>
  namesSomebody(title) || namesSomebody(description)

/** What everybody reads meanwhile: of what kind it is, and nothing of what was written. */
export const textWhileHeld = ({ category, language }: Pick<Written, 'category' | 'language'>) => ({
  title: categoryName(category, language),
  description: '',
})

/** What everybody reads of a text that is not held, by the automatic rule. */
export const publishedText = ({ title, description }: Pick<Written, 'title' | 'description'>) => ({
  title: publishedByResident(title),
  description: publishedByResident(description),
})
