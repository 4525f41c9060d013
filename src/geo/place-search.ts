import type { Point } from './browser/point.ts'
import { municipalityByCode } from './municipalities.ts'
import { bearing, beginningWith, type Named, tidy } from './place-names.ts'

/** Something that bears the name somebody typed. */
export type PlaceHit = {
  /** A municipality is shown at its seat. */
  kind: 'place' | 'municipality' | 'address' | 'street' | 'landmark'
  name: string
  /** As it is shown: "Alingsås", "Storgatan 5, Alingsås". */
  label: string
  municipality: { code: string; official: string; county: string; seat: string }
  point: Point
  /** Words worth keeping as a description of the place: all that was typed, or the address that was found. */
  description: string
}

/** How what was typed names a place: as a whole, by its beginning, by its last words, or by some of its words. */
export type NamedBy = 'whole' | 'beginning' | 'last' | 'within' | 'nothing'

export type BuiltIn = { by: NamedBy; hits: readonly PlaceHit[] }

const longestWords = 200
const longestName = 4
const mostHits = 8

/**
 * The built-in places whose name is what was typed, else begins with it, or else is part of it, the last one
 * first ("Storgatan 5, Alingsås"). All that share a name are given: only the asker knows which was meant.
 */
export function searchPlaces(words: string): BuiltIn {
  const description = words.trim().replace(/\s+/g, ' ').slice(0, longestWords)
  const { by, found } = namedIn(tidy(description))
  return { by, hits: found.slice(0, mostHits).map((named) => toHit(named, description)) }
}

type NamedPlaces = { by: NamedBy; found: readonly Named[] }

function namedIn(typed: string): NamedPlaces {
  if (typed.length < 2) return { by: 'nothing', found: [] }
  const whole = bearing(typed)
  if (whole.length > 0) return { by: 'whole', found: whole }
  const begun = beginningWith(typed)
  return begun.length > 0 ? { by: 'beginning', found: begun } : lastNamedIn(typed.split(' '))
}

function lastNamedIn(words: readonly string[]): NamedPlaces {
  for (let end = words.length; end > 0; end--) {
    for (let start = Math.max(0, end - longestName); start < end; start++) {
      const name = words.slice(start, end).join(' ')
      const found = name.length < 2 ? [] : bearing(name)
      if (found.length > 0) return { by: end === words.length ? 'last' : 'within', found }
    }
  }
  return { by: 'nothing', found: [] }
}

const toHit = ({ kind, name, code, point }: Named, description: string): PlaceHit => ({
  kind,
  name,
  label: name,
  municipality: municipalityOf(code),
  point,
  description,
})

/** What tells places of one name apart. */
export function municipalityOf(code: string): PlaceHit['municipality'] {
  const { official = '', county = '', seat = '' } = municipalityByCode(code) ?? {}
  return { code, official, county, seat }
}
