import { handling } from '#i18n/sv/pages/handling.ts'
import { photos } from '#i18n/sv/pages/photos.ts'

const sentences: Readonly<Record<string, string>> = { ...photos.mistakes, ...handling.mistakes }

/** The sentence for a mistake's name. */
export const sentenceOf = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : sentences[name]
