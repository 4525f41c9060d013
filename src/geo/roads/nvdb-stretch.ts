/** Where a road lies in the national road database: a link, and the share of its length from its beginning. */
export type NvdbStretch = { link: string; from: number; to: number }

/** "13645:12425@0.7379-1", the id of a road that has no better one. */
export const stretchId = ({ link, from, to }: NvdbStretch): string => `${link}@${from}-${to}`

// A share near nought is written 1e-7.
const share = '([\\d.]+(?:e-\\d+)?)'
const spelling = new RegExp(`^(.+)@${share}-${share}(?:#\\d+)?$`)

/** The stretch an id names, also where it is one of several lines; null for other sources' ids. */
export function stretchOf(id: string): NvdbStretch | null {
  const match = spelling.exec(id)
  if (!match) return null
  const [, link = '', from, to] = match
  return { link, from: Number(from), to: Number(to) }
}
