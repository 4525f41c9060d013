import type { Language } from '#i18n/messages.ts'
import type { RenderedLetter } from '../letter.ts'
import type { SampleWords } from './sample-words.ts'

/** To whom a letter goes, or what it is about: how samples are listed. */
export type SampleGroup =
  | 'confirmations'
  | 'news'
  | 'bodies'
  | 'places'
  | 'moderation'
  | 'person'
  | 'operators'

/** One letter as it may look. */
export type Sample = {
  group: SampleGroup
  /** The letter's kind, or "delivery" for what goes to bodies. */
  kind: string
  name: string
  letter: RenderedLetter
}

/** Some letters with their names, in one language. */
export type Samples = (language: Language, words: SampleWords) => readonly [string, RenderedLetter][]
