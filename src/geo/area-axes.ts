import { inSwedenBox, isOnEarth, type Point } from './browser/point.ts'
import { fromSweref99tm, inSwerefWindow } from './sweref.ts'

export type ToPoint = (x: number, y: number) => Point

/** A coordinate system in one order of its axes, and how numbers written so are told from others. */
type Reading = {
  system: string
  declaredAs: readonly string[]
  fits: (x: number, y: number) => boolean
  toPoint: ToPoint
}

// The second is the same with heights.
const sweref = ['EPSG:3006', 'EPSG:5845']
// WGS 84, ETRS89 and SWEREF 99 in degrees: within half a metre of each other. By the book, latitude comes first.
const degrees = ['EPSG:4326', 'EPSG:4258', 'EPSG:4619']
const longitudeFirst = [...degrees, 'CRS84']

// No place in Sweden fits two of the first three.
const eastNorth: Reading = {
  system: 'SWEREF 99 TM',
  declaredAs: sweref,
  fits: (east, north) => inSwerefWindow({ north, east }),
  toPoint: (east, north) => fromSweref99tm({ north, east }),
}
const northEast: Reading = {
  system: 'SWEREF 99 TM',
  declaredAs: sweref,
  fits: (north, east) => inSwerefWindow({ north, east }),
  toPoint: (north, east) => fromSweref99tm({ north, east }),
}
const latLon: Reading = {
  system: 'degrees with latitude first',
  declaredAs: degrees,
  fits: (lat, lon) => inSwedenBox({ lat, lon }),
  toPoint: (lat, lon) => ({ lat, lon }),
}
const lonLat: Reading = {
  system: 'degrees with longitude first',
  declaredAs: longitudeFirst,
  fits: (lon, lat) => isOnEarth({ lat, lon }),
  toPoint: (lon, lat) => ({ lat, lon }),
}
const readings = [eastNorth, northEast, latLon, lonLat]

/**
 * How to read a file's coordinates: the order of the axes is told by the numbers, and must be one that the
 * system the file declares allows. One system for the whole file, told by every hundredth corner; a stray
 * one shows later, by where it lies. A text says why it can't be told.
 */
export function axesOf(declared: string | null, corners: readonly (readonly number[])[]): ToPoint | string {
  if (declared !== null && !readings.some(({ declaredAs }) => declaredAs.includes(declared)))
    return `The file declares ${declared}: only SWEREF 99 TM (EPSG:3006) and WGS 84 (EPSG:4326) are read`
  const some = corners.filter((_, position) => position % 100 === 0)
  const reading = readings.find(({ fits }) => some.every(([x = Number.NaN, y = Number.NaN]) => fits(x, y)))
  if (!reading) return 'The coordinates are neither WGS 84 nor SWEREF 99 TM'
  if (declared === null && reading === latLon)
    return 'The axes are swapped: longitude has to come before latitude, unless the file declares EPSG:4326'
  if (declared !== null && !reading.declaredAs.includes(declared))
    return `The file declares ${declared}, but its coordinates are ${reading.system}`
  return reading.toPoint
}
