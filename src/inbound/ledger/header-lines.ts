/** A header and what it says, unfolded; the name in lower case. */
export type HeaderLine = { name: string; value: string }

const longestHead = 256 * 1024

/** The headers of a message in their order, and where its body begins. Never throws: what is no header is passed over. */
export function readHead(raw: Buffer): { lines: HeaderLine[]; bodyAt: number } {
  const { end, bodyAt } = endOfHead(raw)
  const unfolded = raw
    .subarray(0, end)
    .toString('utf8')
    .replace(/\r?\n[ \t]+/g, ' ')
  const lines = unfolded.split(/\r?\n/).flatMap((line) => {
    const colon = line.indexOf(':')
    if (colon < 1) return []
    return [{ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() }]
  })
  return { lines, bodyAt }
}

export const valuesOf = (lines: readonly HeaderLine[], name: string): string[] =>
  lines.filter((line) => line.name === name).map(({ value }) => value)

function endOfHead(raw: Buffer): { end: number; bodyAt: number } {
  const head = raw.subarray(0, longestHead).toString('latin1')
  if (/^\r?\n/.test(head)) return { end: 0, bodyAt: 0 }
  const blank = /\r?\n\r?\n/.exec(head)
  // Without a blank line all of it may be body.
  if (!blank) return { end: head.length, bodyAt: 0 }
  return { end: blank.index, bodyAt: blank.index + blank[0].length }
}
