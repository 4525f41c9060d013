import { inSwedenBox, isOnEarth, type Point } from './point.ts'

const axis = '[NSEWÖOV]'
const core =
  '([-+]?\\d{1,3}(?:[.,]\\d+)?) ?°? ?(?:(\\d{1,2}(?:[.,]\\d+)?) ?\' ?(?:(\\d{1,2}(?:[.,]\\d+)?) ?" ?)?)?'
// The letter stands before or after, never both: in "N 57.93 E 12.53" the E belongs to what follows.
const angle = `(?:(${axis}) ?${core}|${core}(${axis})?)`
const between = `(?: ?[,;/] ?| +|(?<=[${axis.slice(1, -1)}'"°])|(?=${axis}))`
const twoAngles = new RegExp(`^\\(?${angle}${between}${angle}\\)?$`)

type Angle = { degrees: number; axis: 'lat' | 'lon' | undefined; isMeant: boolean }

/**
 * Reads latitude and longitude as people write them: decimal point or comma, degrees and minutes,
 * letters (Swedish Ö, O and V too) before or after. Two bare whole numbers are not a place: "Storgatan"
 * may only have been forgotten before them.
 */
export function parseWgs84(words: string): Point | null {
  const match = twoAngles.exec(normalised(words))
  if (!match) return null
  const first = readAngle(match.slice(1, 9))
  const second = readAngle(match.slice(9, 17))
  if (!first.isMeant && !second.isMeant) return null
  const point = inOrder(first, second)
  return point && isOnEarth(point) ? point : null
}

function normalised(words: string): string {
  return words
    .normalize('NFC')
    .toUpperCase()
    .replace(/LAT(ITUDE?N?)?\.? ?[:=]?/, 'N ')
    .replace(/(LONG?(ITUDE?N?)?|LNG)\.? ?[:=]?/, 'E ')
    .replace(/[−–]/g, '-')
    .replace(/[º˚]/g, '°')
    .replace(/''|[″”“]/g, '"')
    .replace(/[′’‘´`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(unmarkedMinutes, (_, letter, degrees, minutes, seconds) =>
      seconds ? `${letter} ${degrees}° ${minutes}' ${seconds}"` : `${letter} ${degrees}° ${minutes}'`,
    )
}

// As handheld receivers show it, the letter before and no signs: "N57 55.818 E012 32.010".
const unmarkedMinutes =
  /([NSEWÖOV]) ?(\d{1,3})°? (\d{1,2}(?:[.,]\d+)?)(?: (\d{1,2}(?:[.,]\d+)?))?(?=$|[ ,;/]+[NSEWÖOV])/g

function readAngle(groups: readonly (string | undefined)[]): Angle {
  const [before, ...rest] = groups
  const after = rest[6]
  const [whole, minutes, seconds] = before ? rest.slice(0, 3) : rest.slice(3, 6)
  const letter = before ?? after
  const size = Math.abs(decimal(whole)) + decimal(minutes) / 60 + decimal(seconds) / 3600
  const isNegative = whole?.startsWith('-') || (letter !== undefined && 'SWV'.includes(letter))
  return {
    degrees: isNegative ? -size : size,
    axis: letter === undefined ? undefined : 'NS'.includes(letter) ? 'lat' : 'lon',
    isMeant: letter !== undefined || minutes !== undefined || /[.,]/.test(whole ?? ''),
  }
}

const decimal = (digits: string | undefined) => Number((digits ?? '0').replace(',', '.'))

function inOrder(first: Angle, second: Angle): Point | null {
  if (first.axis !== undefined && first.axis === second.axis) return null
  const latFirst = { lat: first.degrees, lon: second.degrees }
  const lonFirst = { lat: second.degrees, lon: first.degrees }
  if (first.axis === 'lat' || second.axis === 'lon') return latFirst
  if (first.axis === 'lon' || second.axis === 'lat') return lonFirst
  // GeoJSON and many maps write longitude first; nothing Swedish can be read both ways.
  return !inSwedenBox(latFirst) && inSwedenBox(lonFirst) ? lonFirst : latFirst
}
