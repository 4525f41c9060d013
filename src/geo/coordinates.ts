import { pointOfMapLink } from './browser/map-links.ts'
import { parseWgs84 } from './browser/parse-wgs84.ts'
import { type Point, roundPoint } from './browser/point.ts'
import { fromSweref99tm, inSwerefWindow } from './sweref.ts'

const longestLink = 2000

/**
 * The point somebody meant by what they typed or pasted: WGS 84 in its many spellings, SWEREF 99 TM in
 * either order, a geo: address or a link to a map. Null when the words are not coordinates.
 */
export function parseCoordinates(words: string): Point | null {
  const typed = words.trim()
  if (typed === '' || typed.length > longestLink) return null
  const point = pointOfMapLink(typed) ?? parseSweref(swerefOfLink(typed)) ?? parseWgs84(typed)
  return point && roundPoint(point)
}

/** Lantmäteriet's own map has metres in its links: ?e=353915&n=6423956. */
function swerefOfLink(words: string): string {
  if (!/^https?:\/\//i.test(words)) return words
  const [north, east] = ['n', 'e'].map((axis) => new RegExp(`[?&]${axis}=([\\d.]+)`, 'i').exec(words)?.[1])
  return `${north} ${east}`
}

function parseSweref(words: string): Point | null {
  const numbers = words
    .replace(/(?<=\d)[\s.](?=\d{3}(?!\d))/g, '')
    .replace(/[NEXY]\s*[:=]?/gi, ' ')
    .match(/^[\s,;]*(\d{6,7}(?:[.,]\d+)?)[\s,;/]+(\d{6,7}(?:[.,]\d+)?)[\s,;]*$/)
  if (!numbers) return null
  const [first, second] = [metres(numbers[1]), metres(numbers[2])]
  const read = [
    { north: first, east: second },
    { north: second, east: first },
  ].find(inSwerefWindow)
  return read ? fromSweref99tm(read) : null
}

const metres = (digits: string | undefined) => Number((digits ?? '').replace(',', '.'))
