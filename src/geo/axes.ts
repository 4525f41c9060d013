import { inSwedenBox } from './browser/point.ts'
import { fromSweref99tm, inSwerefWindow } from './sweref.ts'

/** Two numbers or more, as a file has them: in which order and of what, only the whole file can tell. */
export type Position = readonly number[]

export type ToLonLat = (position: Position) => readonly [lon: number, lat: number]

/**
 * How to read the positions of a file, which may be WGS 84 or SWEREF 99 TM; a text says why they can't be.
 * One system for all of it, told by every hundredth corner; a stray one shows later, by where it lies.
 */
export function axesOf(positions: readonly Position[]): ToLonLat | string {
  const corners = positions.filter((_, position) => position % 100 === 0)
  const all = (test: (x: number, y: number) => boolean) => corners.every(([x = 0, y = 0]) => test(x, y))
  if (all((x, y) => inSwerefWindow({ north: y, east: x }))) return ([x = 0, y = 0]) => fromSweref(y, x)
  if (all((x, y) => inSwerefWindow({ north: x, east: y }))) return ([x = 0, y = 0]) => fromSweref(x, y)
  if (all((x, y) => inSwedenBox({ lat: x, lon: y }))) {
    return 'The axes are swapped: longitude has to come before latitude'
  }
  if (all((x, y) => Math.abs(x) <= 180 && Math.abs(y) <= 90)) return ([x = 0, y = 0]) => [x, y]
  return 'The coordinates are neither WGS 84 nor SWEREF 99 TM'
}

function fromSweref(north: number, east: number): readonly [number, number] {
  const { lon, lat } = fromSweref99tm({ north, east })
  return [lon, lat]
}
