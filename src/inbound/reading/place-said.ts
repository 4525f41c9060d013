import type { Point } from '#geo/browser/point.ts'
import { parseCoordinates } from '#geo/coordinates.ts'
import { bearing, tidy } from '#geo/place-names.ts'
import { whereIsIt } from '#geo/sweden.ts'

/** Where a mail says that something is: to the metre by its numbers or a map's link, else in words to search for. */
export type PlaceSaid = {
  point: Point | null
  /** A street, with its town where that is said; or the town alone; or nothing. */
  words: string
}

/** `town` is what is meant where none is named: the one whose contact centre has sent it on. */
export function placeSaid(text: string, town = ''): PlaceSaid {
  const read = text.slice(0, longestRead)
  return { point: pointIn(read), words: wordsIn(read, town).slice(0, longestWords).trim() }
}

const longestRead = 10_000
const longestWords = 200

function pointIn(text: string): Point | null {
  const written = [
    ...matches(text, link),
    ...matches(text, decimals),
    ...matches(text, degrees),
    ...matches(text, metres),
  ]
  const points = written.flatMap((words) => parseCoordinates(words) ?? [])
  return points.find((point) => whereIsIt(point) === 'sweden') ?? null
}

const matches = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([found]) => found.replace(/[.,;)>\]]+$/, '')).slice(0, mostTried)

const mostTried = 20
const link = /(?:https?:\/\/|geo:)[^\s<>"]{5,1500}/gi
const decimals = /-?\d{1,2}[.,]\d{3,15}°?\s?[NÖOE]?[,;/\s]{1,3}-?\d{1,2}[.,]\d{3,15}°?\s?[NÖOE]?/g
const degrees =
  /[NÖOE]?\s?\d{1,2}°\s?\d{1,2}(?:[.,]\d+)?['′’](?:\s?\d{1,2}(?:[.,]\d+)?["″”])?\s?[NÖOE]?[,;/\s]{1,3}[NÖOE]?\s?\d{1,2}°\s?\d{1,2}(?:[.,]\d+)?['′’](?:\s?\d{1,2}(?:[.,]\d+)?["″”])?\s?[NÖOE]?/g
const metres = /\b[67]\d{6}(?:[.,]\d+)?[,;/\s]{1,3}\d{6}(?:[.,]\d+)?\b/g

function wordsIn(text: string, town: string): string {
  const labelled = label.exec(text)?.[1]?.trim()
  if (labelled) return labelled
  const street = firstStreet(text)
  const named = (street && townAt(text.slice(street.end, street.end + 80), behind)) || townAt(text, beside)
  if (!street) return named || town
  return [street.words, named || town].filter((words) => words !== '').join(', ')
}

const label =
  /^[^\S\n]{0,9}(?:plats|adress|address|location|place|ställe)[^\S\n]?:[^\S\n]*(\S[^\n]{2,199})$/imu

const adjectives =
  'Norra|Södra|Östra|Västra|Gamla|Nya|Stora|Lilla|Lugna|Korta|Långa|Breda|Smala|Övre|Nedre|Inre|Yttre'
const endings =
  'gatan|gata|vägen|väg|gränden|gränd|stigen|stig|allén|allé|torget|torg|platsen|plats|plan|backen|backe|leden|kajen|kaj|esplanaden|promenaden|stråket|slingan|ringen|kroken|bron|parken|rondellen|lunden|hamnen'
const compound = `(?:(?:${adjectives})\\s)?\\p{Lu}[\\p{L}'-]{0,40}(?:${endings})`
const inAnyCase = endings.replace(
  /(^|\|)(\p{L})/gu,
  (_, bar, first) => `${bar}[${first.toUpperCase()}${first}]`,
)
const ofTwo = `(?:(?:${adjectives})|\\p{Lu}\\p{L}{1,30}s)\\s(?:${inAnyCase})`
const street = new RegExp(
  `(?<![\\p{L}\\d])(?:${compound}|${ofTwo})(?![\\p{L}])(?:\\s\\d{1,4}(?:\\s?[A-Za-h](?![\\p{L}\\d]))?)?`,
  'u',
)

function firstStreet(text: string): { words: string; end: number } | null {
  const found = street.exec(text)
  return found ? { words: found[0].replace(/\s+/g, ' '), end: found.index + found[0].length } : null
}

const name = "(\\p{Lu}[\\p{L}'-]{1,30}(?:[ -]\\p{Lu}[\\p{L}'-]{1,30}){0,2})"
/** Right after the street, as on an envelope. */
const behind = new RegExp(`^[\\s,]{1,4}(?:\\d{3}\\s?\\d{2}\\s{1,2})?(?:i\\s|in\\s)?${name}`, 'gu')
/** After a word that says where. */
const beside = new RegExp(
  `(?<![\\p{L}])(?:i|på|vid|utanför|nära|mellan|genom|till|från|in|at|near)\\s${name}`,
  'giu',
)

/** The first name that a place or a municipality bears. */
function townAt(text: string, where: RegExp): string {
  for (const [, written = ''] of text.matchAll(where)) {
    const words = written.split(' ')
    for (let count = words.length; count > 0; count -= 1) {
      const said = words.slice(0, count).join(' ')
      if (/^\p{Lu}/u.test(said) && bearing(tidy(said)).length > 0) return said
    }
  }
  return ''
}
