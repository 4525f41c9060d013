import type { Point } from './browser/point.ts'

/**
 * Open Location Codes ("plus codes"), as Google Maps shows them. Our own reading of the specification: the
 * package on npm is years behind it and fails its published test vectors for short codes.
 */
const digits = '23456789CFGHJMPQRVWX'
const separatorAt = 8
const pairDigits = 10
const mostDigits = 15
const [gridRows, gridColumns] = [5, 4]

type Cell = { south: number; west: number; height: number; width: number }

/** "9F9RWGJM+4C", or "WGJM+4C" which needs a place near it. Null when it is no code. */
export function readPlusCode(code: string): { kind: 'full' | 'short'; code: string } | null {
  const written = code.toUpperCase()
  if (!isSound(written)) return null
  const isWhole = written.indexOf('+') === separatorAt
  if (!isWhole) return { kind: 'short', code: written }
  const { south, west } = cellOf(written)
  return south < 90 && west < 180 ? { kind: 'full', code: written } : null
}

/** The middle of what a full code covers. */
export function plusCodePoint(full: string): Point {
  const { south, west, height, width } = cellOf(full)
  return { lat: south + height / 2, lon: west + width / 2 }
}

/** The full code nearest to a place that a short one was made from. */
export function completePlusCode(short: string, near: Point): string {
  const missing = separatorAt - short.indexOf('+')
  const beginning = (point: Point) => encodePairs(point).slice(0, missing)
  // What ends so and lies nearest may be across the edge of the field the place is in.
  const size = 20 ** (2 - missing / 2)
  const { lat, lon } = plusCodePoint(beginning(near) + short)
  const north = lat + acrossEdge(lat - near.lat, size)
  const isOnEarth = Math.abs(north) <= 90
  return beginning({ lat: isOnEarth ? north : lat, lon: lon + acrossEdge(lon - near.lon, size) }) + short
}

const acrossEdge = (away: number, size: number): number =>
  away > size / 2 ? -size : away < -size / 2 ? size : 0

function isSound(code: string): boolean {
  const at = code.indexOf('+')
  if (at < 0 || at > separatorAt || at % 2 === 1 || at !== code.lastIndexOf('+')) return false
  const [before, after] = [code.slice(0, at), code.slice(at + 1)]
  if (after.length === 1 || at + after.length < 2) return false
  const isPadded = before.includes('0')
  const padding = isPadded ? /^(?:[2-9CFGHJMPQRVWX]{2}){1,3}0+$/ : /^[2-9CFGHJMPQRVWX]*$/
  if (isPadded && (at !== separatorAt || after !== '')) return false
  return padding.test(before) && /^[2-9CFGHJMPQRVWX]*$/.test(after)
}

/** Ten digits go in pairs, latitude first; each later one picks a field of a grid of four by five. */
function cellOf(code: string): Cell {
  const written = code.replace('+', '').replace(/0+$/, '').slice(0, mostDigits)
  const cell = { south: -90, west: -180, height: 400, width: 400 }
  for (const [at, digit] of [...written].entries()) {
    const value = digits.indexOf(digit)
    if (at >= pairDigits) {
      cell.height /= gridRows
      cell.width /= gridColumns
      cell.south += Math.floor(value / gridColumns) * cell.height
      cell.west += (value % gridColumns) * cell.width
    } else if (at % 2 === 0) {
      cell.height /= digits.length
      cell.south += value * cell.height
    } else {
      cell.width /= digits.length
      cell.west += value * cell.width
    }
  }
  return cell
}

/** The eight digits before the separator. */
function encodePairs({ lat, lon }: Point): string {
  // The north pole belongs to the last row, and east of 180° begins at -180° again.
  let north = Math.min(Math.max(lat, -90), 90 - 1e-9) + 90
  let east = (((lon + 180) % 360) + 360) % 360
  let code = ''
  for (let size = 20; code.length < separatorAt; size /= digits.length) {
    code += digits.charAt(Math.floor(north / size)) + digits.charAt(Math.floor(east / size))
    north %= size
    east %= size
  }
  return code
}
