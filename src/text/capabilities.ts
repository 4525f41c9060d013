import { type Found, foundAt, replaceFound } from './found.ts'

/**
 * Our signed links, and the addresses our mails are answered to, let whoever holds them act, so they are taken
 * out of every text that is quoted or published. They are known by their shape alone, whichever host, path or
 * wrapping they come in.
 */
export function stripCapabilities(text: string, mask = ''): string {
  return replaceFound(text, findCapabilities(text), mask)
}

export function findCapabilities(text: string): Found[] {
  // Nearly every text holds none, and to see that takes the words alone, not where each came from.
  if (!mayHold(text) || !capability.test(asRead(text))) return []
  const unfolded = unfold(text)
  return Array.from(unfolded.text.matchAll(capabilities), ({ 0: match, 1: mailbox, index }) => {
    const last = unfolded.places[index + match.length - 1] ?? text.length
    const end = endOfCharacter(text, last)
    if (mailbox) return foundAt(text, unfolded.places[index] ?? 0, endOfAddress(text, end))
    return foundAt(text, startOfLink(text, unfolded, index), endOfLink(text, end))
  })
}

// The shortest has so many characters, and each a digit, however it is written.
const mayHold = (text: string): boolean => text.length >= 48 && /\d/.test(text)

const capability = /k\d+\.[\w-]{22}\.[\w-]{22}|((?:svar|studs)-[ld]\d+\.[a-z2-7]{46})/i
const capabilities = new RegExp(capability, 'gi')

/** A text as a machine would read it, each character with the place it came from. */
type Unfolded = { readonly text: string; readonly places: readonly number[] }

function unfold(text: string): Unfolded {
  const places = Array.from({ length: text.length }, (_, place) => place)
  return layers.reduce<Unfolded>((read, layer) => rewrite(read, layer), { text, places })
}

const asRead = (text: string): string =>
  layers.reduce((read, { pattern, replacement }) => read.replace(pattern, replacement), text)

type Layer = { pattern: RegExp; replacement: (match: string) => string }

const decoded = (code: string) => String.fromCharCode(Number.parseInt(code.slice(1), 16))
const percent: Layer = { pattern: /%[2-7][\dA-F]/gi, replacement: decoded }

// Mail programs wrap long links (soft breaks, quote marks), and link scanners encode them, sometimes twice.
// A break is looked for from the first blank before it: from each of many it would take minutes to find that there is none.
const layers: readonly Layer[] = [
  { pattern: /(?:=|(?<![ \t]))[ \t]*\r?\n[>|\s]*|[\u00ad\u200b-\u200d\u2060\ufeff]/g, replacement: () => '' },
  { pattern: /=(?:2[DEF]|3[AD]|5F|7E)/gi, replacement: decoded },
  ...[percent, percent, percent, percent],
]

function rewrite({ text, places }: Unfolded, { pattern, replacement }: Layer): Unfolded {
  const written: string[] = []
  const kept: number[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    written.push(text.slice(from, match.index))
    for (let place = from; place < match.index; place += 1) kept.push(places[place] ?? 0)
    const short = replacement(match[0])
    if (short) kept.push(places[match.index] ?? 0)
    written.push(short)
    from = match.index + match[0].length
  }
  written.push(text.slice(from))
  for (let place = from; place < text.length; place += 1) kept.push(places[place] ?? 0)
  return { text: written.join(''), places: kept }
}

const longestLink = 2000

// Of several addresses in a row, the last that begins a word: another may stand inside it, as a parameter.
function startOfLink(text: string, { text: unfolded, places }: Unfolded, token: number): number {
  const from = Math.max(0, token - longestLink)
  const link = /https?:\/\/[^\s<>"'()[\]]*$/i.exec(unfolded.slice(from, token))
  if (!link) return startOfPath(text, places[token] ?? 0)
  const schemes = Array.from(
    link[0].matchAll(/https?:\/\//gi),
    (scheme) => places[from + link.index + scheme.index] ?? 0,
  )
  return (
    schemes.findLast((place) => /^$|[\s<>"'()[\]]$/.test(text.slice(Math.max(0, place - 1), place))) ??
    schemes[0] ??
    0
  )
}

function startOfPath(text: string, token: number): number {
  // From its first character: from each of two thousand it would be looked for the end anew.
  const path = /(?<![\w.:~%/?&=-])[\w.:~%/?&=-]+\/$/.exec(text.slice(Math.max(0, token - longestLink), token))
  return token - (path?.[0].length ?? 0)
}

const endOfCharacter = (text: string, place: number) =>
  place + (/^(?:%(?:25)*[\dA-F]{2}|=[\dA-F]{2})/i.exec(text.slice(place, place + 16))?.[0].length ?? 1)

const endOfAddress = (text: string, place: number) =>
  place + (/^(?:@|%40|=40)[a-z\d-]+(?:\.[a-z\d-]+)*/i.exec(text.slice(place, place + 300))?.[0].length ?? 0)

function endOfLink(text: string, place: number): number {
  const rest = /^[/?&#][^\s<>"')\]]*/.exec(text.slice(place, place + longestLink))?.[0] ?? ''
  return place + rest.replace(/[.,;:!?]+$/, '').length
}
