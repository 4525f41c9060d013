import { type Corners, latAt, lonAt } from '../segments.ts'

/** A line's corners as GeoJSON has them: longitude first, to about a metre. */
export const placesOf = (corners: Corners): [lon: number, lat: number][] =>
  Array.from({ length: corners.length / 2 }, (_, corner) => [
    short(lonAt(corners, 2 * corner)),
    short(latAt(corners, 2 * corner)),
  ])

const short = (degrees: number) => Number(degrees.toFixed(5))
