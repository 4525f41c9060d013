import { handling } from '#i18n/sv/pages/handling.ts'

const sentences: Readonly<Record<string, string>> = handling.mistakes

/** The sentence for a mistake's name. */
export const sentenceOf = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : sentences[name]
