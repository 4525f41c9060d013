import table from '../../data/category-words.json' with { type: 'json' }
import { isSlip } from './slip.ts'

/** How much a word tells of its category. */
const weights = { strong: 3, words: 1.5, weak: 0.5 } as const
const enough = 1.4
const mostSuggested = 3
/** What is this much less likely than the likeliest is not worth reading. */
const share = 0.45
/** A longer word is a more certain one. */
const perLetter = 0.02
/** One wrong letter in a word this long is a slip. */
const longEnoughToMistype = 5
const mistyped = 0.6
/** Headings come first, and say more than what is told after. */
const firstWords = 8
const ofFirstWords = 1.3

type Stem = { category: string; parts: readonly Part[]; weight: number }
/** `hål` begins a word, `*lamp` stands anywhere in one, `=is` is the whole of it. */
type Part = { letters: string; at: 'start' | 'within' | 'whole' }
export type Suggestable = {
  /** Somebody is still typing: the last word may be the beginning of one. */
  isTyping?: boolean
  atMost?: number
}

/** The categories that a text speaks of, the likeliest first; none when nothing is clear. */
export function suggestCategories(
  text: string,
  { isTyping, atMost = mostSuggested }: Suggestable = {},
): string[] {
  const words = wordsOf(text)
  const scores = new Map<string, number>()
  for (const [place, stemsHere] of stemsIn(words, isTyping ?? false).entries())
    for (const [category, weight] of stemsHere)
      scores.set(category, (scores.get(category) ?? 0) + weight * (place < firstWords ? ofFirstWords : 1))
  const ranked = [...scores].sort(([, one], [, other]) => other - one)
  const best = ranked[0]?.[1] ?? 0
  if (best < enough) return []
  return ranked
    .filter(([, score]) => score >= best * share)
    .slice(0, atMost)
    .map(([category]) => category)
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .match(/[\p{L}\d]+(?:-\p{L}+)*/gu) ?? []

/** At each word, how much it says for which category; what has been said once counts less when it is said again. */
function stemsIn(words: readonly string[], isTyping: boolean): Map<string, number>[] {
  const said = new Set<Stem>()
  return words.map((_, place) => {
    const best = new Map<string, number>()
    for (const stem of stems) {
      const match = matchAt(words, place, stem, isTyping)
      if (match === 0 || said.has(stem)) continue
      said.add(stem)
      const weight = stem.weight * match
      if (weight > (best.get(stem.category) ?? 0)) best.set(stem.category, weight)
    }
    return best
  })
}

/** 1 where the stem stands, less where it is mistyped or only begun, 0 where it does not stand. */
function matchAt(words: readonly string[], place: number, { parts }: Stem, isTyping: boolean): number {
  let match = 1
  for (const [step, part] of parts.entries()) {
    const word = words[place + step]
    if (word === undefined) return 0
    const isLast = isTyping && place + step === words.length - 1
    match = Math.min(match, matchOf(word, part, isLast))
    if (match === 0) return 0
  }
  return match
}

function matchOf(word: string, { letters, at }: Part, isBegun: boolean): number {
  if (at === 'whole' ? word === letters : at === 'start' ? word.startsWith(letters) : word.includes(letters))
    return 1
  if (isBegun && word.length >= 2 && letters.startsWith(word)) return mistyped
  if (word[0] !== letters[0] || letters.length < longEnoughToMistype || word.length < longEnoughToMistype)
    return 0
  const written = at === 'whole' ? word : word.slice(0, letters.length + 1)
  return isSlip(written, letters, at !== 'whole') ? mistyped : 0
}

const stems: readonly Stem[] = Object.entries(table).flatMap(([category, { strong, words, weak }]) => [
  ...strong.map((written) => stemOf(category, written, weights.strong)),
  ...words.map((written) => stemOf(category, written, weights.words)),
  ...weak.map((written) => stemOf(category, written, weights.weak)),
])

function stemOf(category: string, written: string, weight: number): Stem {
  return { category, weight: weight + written.length * perLetter, parts: written.split(' ').map(partOf) }
}

function partOf(written: string): Part {
  if (written.startsWith('*')) return { letters: written.slice(1), at: 'within' }
  return written.startsWith('=')
    ? { letters: written.slice(1), at: 'whole' }
    : { letters: written, at: 'start' }
}
