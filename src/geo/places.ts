import source from '../../data/places.json' with { type: 'json' }
import type { Point } from './browser/point.ts'

/** A town, village or district, with the municipality it lies in. */
export type Place = { name: string; code: string; point: Point; population: number }

let read: readonly Place[] | undefined

/** All built-in places, read on first use so that starting costs nothing. */
export function places(): readonly Place[] {
  read ??= source.places.map(([name, code, lat, lon, population]) => ({
    name: String(name),
    code: String(code),
    point: { lat: Number(lat), lon: Number(lon) },
    population: Number(population),
  }))
  return read
}
