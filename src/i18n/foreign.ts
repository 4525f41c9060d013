import type { Language } from './messages.ts'

/** The `lang` of words in another language than the page or letter they stand in (WCAG 3.1.2); nothing where it is the same. */
export const foreign = (words: Language, around: Language): { lang?: Language } =>
  words === around ? {} : { lang: words }
