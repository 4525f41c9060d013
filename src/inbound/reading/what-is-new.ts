import { stripCapabilities } from '#text/capabilities.ts'
import { cleanText } from '#text/plain-text.ts'
import { isOurs, isOurTitle } from './our-words.ts'
import { findQuoteHead, nextWritten, type QuoteHead } from './quote-heads.ts'
import { withoutSignature } from './without-signature.ts'

export type NewWords = {
  words: string
  /** What the program says is older: what somebody forwards stands there. */
  quoted: string
  /** Where it is not, more may be kept than the person wrote: show it to somebody before it is published. */
  isSure: boolean
}

const longest = 200_000
// Letters that are shown in another order than they stand.
const turned = /[\u202d\u202e]/
const mostLines = 5000

/** What a person wrote in a reply: no quotes, no signature, no capability. When in doubt it is kept. */
export function whatIsNew(text: string): NewWords {
  const lines = linesOf(text)
  const own = withoutQuotes(lines)
  const signed = withoutSignature(own.lines)
  return {
    words: cleaned(signed.lines),
    quoted: cleaned(quotedIn(lines)),
    isSure: own.isSure && signed.isSure && !turned.test(text.slice(0, longest)),
  }
}

// Patterns that look for the end of a line take long over very many spaces.
const linesOf = (text: string): string[] =>
  text
    .slice(0, longest)
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[^\S\n]{100,}/g, ' ')
    .replace(/\u00a0/g, ' ')
    .split('\n', mostLines)

const cleaned = (lines: readonly string[]): string =>
  cleanText(stripCapabilities(withoutReplyAddresses(cleanText(lines.join('\n')))))

function quotedIn(lines: readonly string[]): string[] {
  const head = findQuoteHead(lines.map(withoutMark))
  const below = head ? lines.slice(head.at + head.length) : lines.filter(isMarked)
  return below.map(withoutMark)
}

export const withoutMark = (line: string): string => line.replace(/^(?:\s{0,3}>){1,9} ?/, '')

type Own = { lines: string[]; isSure: boolean }

function withoutQuotes(lines: readonly string[]): Own {
  const head = findQuoteHead(lines.map(unlessMarked))
  if (head && !isMarkedAfter(lines, head)) return above(lines, head)
  if (lines.some(isMarked)) return unmarked(lines)
  return withoutOurLetter(lines)
}

const unlessMarked = (line: string): string => (isMarked(line) ? '' : line)

const isMarked = (line: string): boolean => /^\s{0,3}>(?!>> .+>>>$)/.test(line)

function isMarkedAfter(lines: readonly string[], { at, length }: QuoteHead): boolean {
  const next = nextWritten(lines, at + length)
  return next !== null && isMarked(lines[next] ?? '')
}

/** Outlook's way: all that stands under the head is old, unless the answers stand in it. */
function above(lines: readonly string[], head: QuoteHead): Own {
  const own = lines.slice(0, head.at).filter((line) => !isMarked(line))
  const isEmpty = withoutSignature(own).lines.every((line) => line.trim() === '')
  if (!isEmpty && !own.some((line) => answersBelow.test(line))) return { lines: own, isSure: true }
  const rest = withoutOurLetter(lines.slice(head.at + head.length)).lines
  return { lines: [...own, '', ...rest], isSure: false }
}

const answersBelow =
  /\b(?:svar|svarar|kommentar(?:er)?|se|see|answers?|replies|comments?|reply)\b.{0,40}\b(?:nedan|nedanför|i texten|inline|below|med rött|i rött|röd text|blå text|i blått)\b/i

/** What has no mark before it, and no head of a quote above those that have. */
function unmarked(lines: readonly string[]): Own {
  const left = lines.map(unlessMarked)
  const kept: string[] = []
  let from = 0
  for (let head = findQuoteHead(left, from); head; head = findQuoteHead(left, from)) {
    kept.push(...left.slice(from, head.at))
    from = head.at + head.length
  }
  return withoutOurLetter([...kept, ...left.slice(from)])
}

/** Some programs put the letter under the answer and mark nothing: it is known by our own sentences. */
function withoutOurLetter(lines: readonly string[]): Own {
  const ours = lines.flatMap((line, at) => (isOurs(line) || isBroken(line, lines[at + 1]) ? [at] : []))
  const [first] = ours
  const last = ours.at(-1)
  if (first === undefined || last === undefined) return { lines: [...lines], isSure: true }
  const begin = withTitles(lines, first)
  const own = [...lines.slice(0, begin), '', ...lines.slice(last + 1)]
  const isEmpty = own.every((line) => line.trim() === '')
  return { lines: isEmpty ? [...lines] : own, isSure: ours.length > 1 && !isEmpty }
}

/** Half a sentence of ours, whose other half a program has put on the next line. */
const isBroken = (line: string, next = ''): boolean =>
  line.length > 50 && next !== '' && !isOurs(next) && isOurs(`${line} ${next}`)

/** Further up, where there are titles of ours right above. */
function withTitles(lines: readonly string[], first: number): number {
  let begin = first
  for (let at = first - 1; at >= 0; at -= 1) {
    if (isOurTitle(lines[at] ?? '')) begin = at
    else if (!/^\s*(?:-+|https?:\S+)?\s*$/.test(lines[at] ?? '')) return begin
  }
  return begin
}

/** Addresses with a token in them act as links do. */
const withoutReplyAddresses = (words: string): string =>
  words.replace(/[^\s@]{0,200}@[\w.-]{1,200}/g, (address) =>
    address.replace(/(?:mailto:)?[\w.%-]{1,64}[+=][\w.+=%-]{16,120}@[\w.-]+/g, ''),
  )
