import { reviewing } from '#i18n/sv/pages/reviewing.ts'

const sentences: Readonly<Record<string, string>> = reviewing.mistakes

/** The sentence for a mistake's name. */
export const sentenceOf = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : sentences[name]
