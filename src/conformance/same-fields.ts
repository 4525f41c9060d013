import { type Fields, isFields, type Neutral } from './read-rows.ts'

/** Where two say different things: the name of the first field that does, or null. Missing, empty and no list are alike. */
export function sameFields(one: Fields, other: Fields): string | null {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return names.find((name) => !isSame(one[name] ?? null, other[name] ?? null)) ?? null
}

export function isSame(one: Neutral, other: Neutral): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other)
  if (typeof one === 'string' || typeof other === 'string') return isSameWord(one, other)
  if (isFields(one) || isFields(other))
    return isFields(one) && isFields(other) && sameFields(one, other) === null
  return one.length === other.length && one.every((each, place) => isSame(each, other[place] ?? null))
}

const isNothing = (value: Neutral): value is null =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** 12.50 is 12.5, and a line ends as it may. */
function isSameWord(one: Neutral, other: Neutral): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false
  const plain = (words: string) => words.replaceAll('\r\n', '\n')
  if (plain(one) === plain(other)) return true
  return /^-?\d+\.\d+$/.test(one) && /^-?\d+(?:\.\d+)?$/.test(other) && Number(one) === Number(other)
}
