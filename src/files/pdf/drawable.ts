import type { Face } from './faces.ts'

/** Stands where a font has no sign. */
export const unknownSign = '□'

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' })
const unseen = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu

/** Words as a font can draw them: letters composed, what is not seen left out, one sign for each it doesn't have. */
export function drawable(words: string, face: Face): string {
  const composed = words.normalize('NFC').replace(/\r\n?|\u2028|\u2029/g, '\n')
  const seen = seenIn(composed)
  if (isDrawn(seen, face)) return seen
  // What joins signs into one is unseen too, so it goes last.
  return Array.from(graphemes.segment(composed), ({ segment }) => {
    const sign = seenIn(segment)
    return isDrawn(sign, face) ? sign : unknownSign
  }).join('')
}

const seenIn = (words: string): string =>
  words.replace(unseen, (sign) => (sign === '\n' ? sign : sign === '\t' ? ' ' : ''))

const isDrawn = (text: string, face: Face): boolean =>
  Array.from(text).every((sign) => sign === '\n' || face.has(sign.codePointAt(0) ?? 0))
