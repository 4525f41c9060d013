import type { HeaderLines } from 'mailparser'

const mostHeaders = 500
const longestHeader = 20_000

/** Each header by its name, unfolded: those that tell what kind of mail it is are plain ASCII. */
export function readHeaders(lines: HeaderLines): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>()
  for (const { key, line } of lines.slice(0, mostHeaders)) {
    const value = line
      .slice(line.indexOf(':') + 1, longestHeader)
      .replace(/\r?\n/g, '')
      .replace(/[^\S ]/g, ' ')
      .trim()
    headers.set(key, [...(headers.get(key) ?? []), value])
  }
  return headers
}
