import { contactDetail, disclaimers, farewell, programSigns, slashName, warnings } from './signature-lines.ts'

type Trimmed = { lines: string[]; isSure: boolean }

/** Without what a program, an organisation or a habit has added above and below what somebody wrote. */
export function withoutSignature(given: readonly string[]): Trimmed {
  const written = withoutDelimited(withoutParagraphs(given).filter((line) => !matches(programSigns, line)))
  const tail = Math.max(0, written.length - longestTail)
  const ends = written.flatMap((line, at) => (at >= tail && isFarewell(line) ? [at] : []))
  const end = ends.find((at) => isSignature(written.slice(at + 1)))
  if (end !== undefined) return { lines: written.slice(0, end), isSure: true }
  return {
    lines: withoutCard(written),
    isSure: ends.length === 0 || written.length - (ends.at(-1) ?? 0) > mostLines,
  }
}

const matches = (patterns: readonly RegExp[], line: string): boolean =>
  patterns.some((pattern) => pattern.test(plain(line)))

const plain = (line: string): string =>
  line
    .replace(/<(?:https?|mailto):[^<>]{1,2000}>/gi, '')
    .replace(/[*_]{1,3}/g, '')
    .trim()

const isFarewell = (line: string): boolean => farewell.test(plain(line)) || slashName.test(plain(line))

/** Disclaimers to the end of their paragraph, and warnings likewise. */
function withoutParagraphs(lines: readonly string[]): string[] {
  let isLeftOut = false
  return lines.filter((line) => {
    if (line.trim() === '') isLeftOut = false
    else isLeftOut ||= matches(disclaimers, line) || matches(warnings, line)
    return !isLeftOut
  })
}

/** The line of two dashes and a space that signatures have begun with since Usenet. */
function withoutDelimited(lines: readonly string[]): string[] {
  const at = lines.findIndex(
    (line, place) =>
      line === '-- ' || (/^(?:--|—|_{3,})$/.test(line.trim()) && isSignature(lines.slice(place + 1))),
  )
  return at === -1 ? [...lines] : lines.slice(0, at)
}

const longestTail = 100
const mostLines = 16
const longestLine = 100

/** Names, titles, numbers: short lines, none of which is a sentence. */
function isSignature(lines: readonly string[]): boolean {
  const written = lines.map(plain).filter((line) => line !== '')
  return (
    written.length <= mostLines && written.every((line) => line.length <= longestLine && !isSentence(line))
  )
}

const isSentence = (line: string): boolean =>
  !contactDetail.test(line) &&
  (/\?$/.test(line) ||
    /^p\.?\s?s\b/i.test(line) ||
    (/[.!]$/.test(line) && line.split(/\s+/).length >= 4) ||
    line.split(/\s+/).length >= 9)

/** A last paragraph that begins with somebody's name and goes on with where they are found. */
function withoutCard(lines: readonly string[]): string[] {
  const end = lines.findLastIndex((line) => line.trim() !== '') + 1
  const begin = lines.slice(0, end).findLastIndex((line) => line.trim() === '') + 1
  const card = lines.slice(begin, end).map(plain)
  const isCard =
    begin > 0 &&
    card.length >= 2 &&
    /^\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}.'-]+){1,3},?$/u.test(card[0] ?? '') &&
    isSignature(card) &&
    card.some((line) => contactDetail.test(line))
  return lines.slice(0, isCard ? begin : end)
}
