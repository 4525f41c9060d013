import { type Corners, latAt, lonAt } from '../segments.ts'

/** A line's corners as GeoJSON has them: longitude first, to about a metre. */
export const placesOf = (corners: Corners): [lon: number, lat: number][] =>
  Array.from({ length: corners.length / 2 }, (_, corner) => [
    short(lonAt(corners, 2 * corner)),
    short(latAt(corners, 2 * corner)),
  ])

/** Degrees with no more decimals than a map can show. */
export const short = (degrees: number): number => Math.round(degrees * 1e5) / 1e5
