import type { Db } from '#database/database.ts'
import { saysSomething, searchedNumber, searchWords } from '#text/search-words.ts'
import { alikeWords } from './alike-words.ts'
import { categoriesNamed } from './categories-named.ts'
import { type KnownWord, knownWords } from './known-words.ts'
import { nameMunicipality } from './name-municipality.ts'
import { namePlace } from './name-place.ts'
import type { Sought } from './sought.ts'

type Where = {
  /** The municipality that is looked at anyhow; its own name need not be in a report. */
  within?: string | null
  /** Names of municipalities and places are words like all others. */
  everywhere?: boolean
}

/** Reads what somebody typed to search for. Null where that is nothing. */
export async function findSought(
  db: Db,
  typed: string,
  { within = null, everywhere = false }: Where = {},
): Promise<Sought | null> {
  const words = searchWords(typed)
  if (words.length === 0 && typed.trim() === '') return null
  const number = searchedNumber(typed)
  if (number !== null) return { ...nothing, number }
  const named = everywhere ? { ...nothing, left: words } : whereIn(words, within)
  const telling = named.left.filter(saysSomething)
  const known = await knownWords(db, telling)
  const alike = await alikeWords(db, known)
  const categories = await categoriesNamed(db)
  const municipality = within ?? named.municipality
  const parts = [
    ...known.map((word) => ways(word, alike.get(word.typed) ?? [], categories.get(word.stem) ?? [])),
    ...(municipality !== null && (known.length > 0 || within === null) ? [lexeme(`m:${municipality}`)] : []),
  ]
  return {
    number: null,
    place: named.place,
    alike: named.alike,
    municipality: within === null ? named.municipality : null,
    query: parts.length > 0 ? parts.join(' & ') : null,
    words: telling,
    mistyped: known.filter(({ typed }) => alike.has(typed)).map(({ typed }) => typed),
  }
}

const nothing: Sought = {
  number: null,
  municipality: null,
  place: null,
  alike: [],
  query: null,
  words: [],
  mistyped: [],
}

function whereIn(words: readonly string[], within: string | null) {
  const { municipality, left } = nameMunicipality(words, within)
  return { municipality, ...namePlace(left, within ?? municipality) }
}

/** From so many letters on a word is also found as the beginning of a longer one, or as its end. */
const letters = { beginning: 4, end: 3 } as const

/** All that a word is found by. */
function ways({ typed, stem }: KnownWord, alike: readonly string[], categories: readonly string[]): string {
  const found = [
    lexeme(stem),
    ...[stem, typed, ...alike].filter(({ length }) => length >= letters.beginning).map(beginning),
    ...[stem, ...alike]
      .filter(({ length }) => length >= letters.end)
      .map((word) => beginning(`<${backwards(word)}`)),
    ...alike.map(lexeme),
    ...categories.map((code) => lexeme(`c:${code}`)),
  ]
  return `(${[...new Set(found)].join(' | ')})`
}

const beginning = (word: string): string => `${lexeme(word)}:*`

/** Quoted: whatever stands in it is letters to PostgreSQL. */
const lexeme = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

const backwards = (word: string): string => [...word].reverse().join('')
