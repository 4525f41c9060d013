import { cleanLine, cleanText, lengthOf } from '#text/plain-text.ts'

/** What a description says, apart: a title and an address only where the sender has put them in it. */
export type Described = { title: string | null; description: string; link: string | null }

// What the old service, and those that run its program, put together of a report.
const fourBlocks =
  /^Titel: ?(?<title>[^\n]*)\n+Beskrivning: ?(?<words>[\s\S]*?)\n+Länk till ärendet: ?(?<link>\S*)\s*\n+Skickad via [^\n]*$/

export function readDescription(sent: string): Described {
  const text = cleanText(sent)
  const { title, words, link } = fourBlocks.exec(text)?.groups ?? {}
  if (title === undefined || words === undefined) return { title: null, description: text, link: null }
  return { title: cleanLine(title) || null, description: cleanText(words), link: link || null }
}

/** The first line, cut at a word where it is too long: for programs that know no titles. */
export function titleFrom(description: string, limit: number): string {
  const [first = ''] = description.split('\n')
  const line = cleanLine(first)
  if (lengthOf(line) <= limit) return line
  const cut = [...line].slice(0, limit - 1).join('')
  const words = cut.replace(/\s+\S*$/u, '')
  return `${words === '' ? cut : words}…`
}
