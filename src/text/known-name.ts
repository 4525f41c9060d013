import { type Found, findAll } from './found.ts'

/**
 * Where a text names somebody whose name is known: the whole of it or any part, also as "Adas". A part must begin
 * with a capital letter in the text; rather a word too many, where the name is one of a place too.
 */
export function findKnownName(text: string, name: string): Found[] {
  const parts = name.normalize('NFC').match(/[\p{L}\d]{2,}/gu) ?? []
  if (parts.length === 0) return []
  const part = `(?:${parts.map(escaped).join('|')})s?`
  const whole = new RegExp(`(?<![\\p{L}\\d])${part}(?:[\\s.-]{1,3}${part})*(?![\\p{L}\\d])`, 'giu')
  return findAll(text, whole).filter(
    ({ text: found }) => /^\p{Lu}/u.test(found) || (parts.length > 1 && sameName(found, name)),
  )
}

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

const sameName = (found: string, name: string): boolean => wordsOf(found) === wordsOf(name)
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .split(/[\s.-]+/u)
    .join(' ')
    .trim()
