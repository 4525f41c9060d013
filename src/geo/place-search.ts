import type { Point } from './browser/point.ts'
import { bearing, beginningWith, type Named, tidy } from './place-names.ts'

/** Something built in that bears the name somebody typed. */
export type PlaceHit = {
  /** A municipality is shown at its seat. */
  kind: 'place' | 'municipality'
  name: string
  municipality: { code: string; official: string }
  point: Point
  /** All that was typed, since it may say more than the name: "Storgatan 5, Alingsås". */
  description: string
}

const longestWords = 200
const longestName = 4

/**
 * Places whose name is or begins as what was typed, or else the place named in it, the last one first
 * ("Storgatan 5, Alingsås"). All that share a name are given: only the asker knows which was meant.
 */
export function searchPlaces(words: string, limit = 10): PlaceHit[] {
  const description = words.trim().replace(/\s+/g, ' ').slice(0, longestWords)
  const typed = tidy(description)
  if (typed.length < 2) return []
  const whole = [...new Set([...bearing(typed), ...beginningWith(typed)])]
  const found = whole.length > 0 ? whole : lastNamedIn(typed.split(' '))
  return found.slice(0, limit).map((named) => toHit(named, description))
}

function lastNamedIn(words: readonly string[]): readonly Named[] {
  for (let end = words.length; end > 0; end--) {
    for (let start = Math.max(0, end - longestName); start < end; start++) {
      const name = words.slice(start, end).join(' ')
      const found = name.length < 2 ? [] : bearing(name)
      if (found.length > 0) return found
    }
  }
  return []
}

const toHit = ({ kind, name, code, municipality, point }: Named, description: string): PlaceHit => ({
  kind,
  name,
  municipality: { code, official: municipality },
  point,
  description,
})
