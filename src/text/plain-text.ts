/** One line, safe in a subject or a header: no controls, no bidi overrides, NFC, single spaces, trimmed. */
export function cleanLine(text: string): string {
  return withoutHiddenCharacters(text.replace(lineBreaks, ' ').replace(/\t/g, ' '))
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Several lines: LF only, no controls, no bidi overrides, NFC, at most one blank line in a row, trimmed. */
export function cleanText(text: string): string {
  return withoutHiddenCharacters(text.replace(lineBreaks, '\n').replace(/\t/g, ' '))
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Length as people count it in a limit: code points, so that an emoji is not two. */
export function lengthOf(text: string): number {
  return [...text].length
}

/** At most `limit` code points, with an ellipsis where something is left out; never half an emoji. */
export function shorten(text: string, limit: number): string {
  if (lengthOf(text) <= limit) return text
  let kept = ''
  let length = 0
  for (const { segment } of graphemes.segment(text)) {
    length += lengthOf(segment)
    if (length > limit - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' })

const lineBreaks = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g

// Controls but LF, halves of pairs, invisible spaces, marks that turn the reading direction, and what XML can't hold.
// The joiners U+200C and U+200D stay: emoji and several scripts need them.
const hidden =
  /[\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|(?!\n)\p{Cc}/gu

// More marks on one letter than Unicode's stream-safe texts have: they are put in order one by one past all the others,
// which takes minutes where there are a hundred thousand.
const heapOfMarks = /(\p{M}{30})\p{M}+/gu

function withoutHiddenCharacters(text: string): string {
  return text.replace(hidden, '').replace(heapOfMarks, '$1').normalize('NFC')
}
