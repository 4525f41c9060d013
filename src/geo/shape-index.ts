import type { Position } from 'geojson'
import type { Ring } from './area.ts'
import { buildAreaIndex } from './area-index.ts'
import type { Point } from './browser/point.ts'
import { boxOf, buildBoxIndex, metresToSpan } from './segments.ts'
import type { Shape } from './shape.ts'

/** Drawn ground in memory: what covers a point, in the order it was given. */
export type ShapeIndex<T> = { at: (point: Point) => readonly T[] }

export function buildShapeIndex<T extends { shape: Shape }>(drawn: readonly T[]): ShapeIndex<T> {
  const polygons = buildAreaIndex(
    drawn.map(({ shape }, place) => ({ code: String(place), name: '', polygons: polygonsOf(shape) })),
  )
  const lines = drawn.flatMap(({ shape }, place) =>
    linesOf(shape).map((line) => ({ place, line, metres: shape.metres })),
  )
  const boxes = buildBoxIndex(lines.map(({ line }) => boxOf(line)))
  const widest = Math.max(0, ...lines.map(({ metres }) => metres))

  const linesAt = (point: Point) =>
    boxes
      .around(point, widest)
      .flatMap((position) => lines[position] ?? [])
      .filter(({ line, metres }) => metresToSpan(line, { from: 0, to: line.length }, point) <= metres)
      .map(({ place }) => place)

  return {
    at(point) {
      const places = new Set([...polygons.covering(point).map(Number), ...linesAt(point)])
      return [...places].sort((a, b) => a - b).flatMap((place) => drawn[place] ?? [])
    },
  }
}

function polygonsOf({ geometry }: Shape): Ring[][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates.map(flat)]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.map((rings) => rings.map(flat)) : []
}

function linesOf({ geometry }: Shape): Ring[] {
  if (geometry.type === 'LineString') return [flat(geometry.coordinates)]
  return geometry.type === 'MultiLineString' ? geometry.coordinates.map(flat) : []
}

const flat = (corners: readonly Position[]): Ring =>
  Float64Array.from(corners.flatMap(([lon = 0, lat = 0]) => [lon, lat]))
