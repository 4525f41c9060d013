/** A stretch of a text that a detector points at: `text.slice(start, end)`. */
export type Found = { readonly start: number; readonly end: number; readonly text: string }

export function findAll(text: string, pattern: RegExp): Found[] {
  return Array.from(text.matchAll(pattern), (match) =>
    foundAt(text, match.index, match.index + match[0].length),
  )
}

export function foundAt(text: string, start: number, end: number): Found {
  return { start, end, text: text.slice(start, end) }
}

/** Puts `mask` in the place of everything found; overlapping finds become one mask. */
export function replaceFound(text: string, found: readonly Found[], mask: string): string {
  let written = ''
  let from = 0
  for (const { start, end } of [...found].sort((a, b) => a.start - b.start)) {
    if (start >= from) written += text.slice(from, start) + mask
    from = Math.max(from, end)
  }
  return written + text.slice(from)
}

/** Is the word before this place one of those the pattern (ending in `$`) knows? */
export function follows(text: string, place: number, cue: RegExp): boolean {
  return cue.test(text.slice(Math.max(0, place - 40), place))
}
