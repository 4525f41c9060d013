import { isOnEarth, type Point, roundPoint } from './point.ts'

const decimal = /^[+-]?\d{1,3}(\.\d{1,15})?$/

/** Two numbers from an address; null when they are missing, not numbers, or not on earth. */
export function readPoint(lat: string | undefined, lon: string | undefined): Point | null {
  if (!decimal.test(lat ?? '') || !decimal.test(lon ?? '')) return null
  const point = roundPoint({ lat: Number(lat), lon: Number(lon) })
  return isOnEarth(point) ? point : null
}
