import type { Language } from '#i18n/messages.ts'
import type { Said } from './read-html.ts'

/** Words that hardly a sentence does without, and that the other language does not have. */
const telling: Readonly<Record<Language, ReadonlySet<string>>> = {
  sv: new Set(
    `och det att som på är av för med till den har inte om ett vi du kan från när eller vid ditt din här
    detta denna efter också sedan mer ska får hos vad vem vår vårt någon något inget ingen bara redan varje
    vidare ärende felanmälan rapport bevaka sök skicka spara läs`.split(/\s+/),
  ),
  en: new Set(
    `the and of to is that this with are was were been you your yours our we they it its not from what
    when where which who has have had will would should could about here there these those their them than
    because only also please click read more send sent save report reports search`.split(/\s+/),
  ),
}

const other = { sv: 'en', en: 'sv' } as const

/** Words of the other language in what is written in this one. */
const foreignWords = (language: Language, text: string): string[] =>
  wordsOf(text).filter((word) => telling[other[language]].has(word.toLowerCase()))

/** What a program leaves in a text when something went wrong: entities, lost values, gaps that nobody filled. */
const leftovers = (text: string): string[] =>
  Array.from(
    text.matchAll(
      /&(?:amp|lt|gt|quot|apos|nbsp|#x?\w+);|\bundefined\b|\bnull\b|\bNaN\b|\[object \w+\]|Invalid Date|\$\{|\{\{|%s|\blorem\b|\bTODO\b|\bTBD\b|\bXXX\b/gi,
    ),
    ([found]) => found,
  )

/** Björnsson's measure: words a sentence, and how many of a hundred words have more than six letters. */
function lix(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsOf)
  if (words.length === 0) return 0
  const long = words.filter((word) => word.replace(/[^\p{L}]/gu, '').length > 6).length
  return words.length / sentences.length + (100 * long) / words.length
}

/** A paragraph's sentences. Whatever stands alone, a heading or a label, is one. */
const sentencesOf = (paragraphs: readonly string[]): string[] =>
  paragraphs
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?:…])["”’)]*\s+(?=["“”(]?[\p{Lu}\d])/u))
    .filter((sentence) => wordsOf(sentence).length > 0)

/** But for addresses. */
const wordsOf = (text: string): string[] =>
  text.replace(/https?:\S+|\S+@\S+/g, '').match(/\p{L}[\p{L}’'-]*/gu) ?? []

const readable = 40

/** All that is wrong with a text for residents, in words; nothing, where it is plain. */
export function faultsOf(language: Language, said: readonly Said[]): string[] {
  const own = said.filter(({ lang }) => lang === language)
  const running = own.filter(({ isRunning }) => isRunning).map(({ text }) => text)
  const hard = lix(sentencesOf(running))
  return [
    ...own.flatMap(({ text }) =>
      foreignWords(language, text).map((word) => `"${word}" is foreign in: ${text}`),
    ),
    ...said.flatMap(({ text }) => leftovers(text).map((left) => `"${left}" is left in: ${text}`)),
    ...(hard > readable ? [`it is hard to read: LIX ${hard.toFixed(0)}`] : []),
  ]
}
