import { languages, messagesIn } from '#i18n/messages.ts'

/** Whether a line is one of our letters', which some programs quote without a mark. */
export function isOurs(line: string): boolean {
  const words = normalized(line)
  if (words.length < shortest) return false
  return ourText.includes(words) || ourFragments.some((fragment) => words.includes(fragment))
}

/** A title or a fact of ours: too short to tell by itself, but not above something that is ours. */
export function isOurTitle(line: string): boolean {
  const words = normalized(line).replace(/:$/, '')
  return ourTitles.has(words) || ourFacts.some((name) => words.startsWith(`${name}: `))
}

// Short enough for half a line that a program broke, long enough that nobody writes just that.
const shortest = 20

const normalized = (words: string): string => words.replace(/\s+/g, ' ').trim().toLocaleLowerCase('sv')

/** Stands where a name or a number is put in. */
const gap = '\u0000'

function sentencesOf(messages: unknown): string[] {
  if (typeof messages === 'string') return [messages]
  if (isSentence(messages)) return sentencesOf(filled(messages))
  if (typeof messages === 'object' && messages !== null) return Object.values(messages).flatMap(sentencesOf)
  return []
}

const isSentence = (message: unknown): message is (...given: unknown[]) => unknown =>
  typeof message === 'function'

/** A sentence with gaps. Those that count, or ask more of what they are given, are left. */
function filled(sentence: (...given: unknown[]) => unknown): unknown {
  const told = { holder: gap, toHolder: gap, mainReport: gap, state: gap, hasWords: false, photos: 0 }
  const any = Object.assign(() => gap, told, { toString: () => gap })
  try {
    return String(sentence(any, any, any, any))
  } catch {
    return ''
  }
}

const sentences = languages
  .flatMap((language) => sentencesOf(messagesIn(language).letters))
  .map(normalized)
  .filter((sentence) => sentence !== '')
const ourText = sentences.join('\n')
const ourFragments = sentences
  .filter((sentence) => sentence.includes(gap))
  .flatMap((sentence) => sentence.split(gap))
  .map((fragment) => fragment.trim())
  .filter((fragment) => fragment.length >= shortest)
// A single word may be somebody's answer: "Åtgärdat" is a heading of ours too.
const ourTitles = new Set(sentences.filter((sentence) => sentence.length < 60 && sentence.includes(' ')))
const ourFacts = languages.flatMap((language) => {
  const { number, title, holder } = messagesIn(language).letters.news
  return [number, title, holder].map(normalized)
})
