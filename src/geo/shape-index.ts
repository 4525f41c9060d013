import type { Position } from 'geojson'
import type { Ring } from './area.ts'
import type { Point } from './browser/point.ts'
import { covers, type Stretch, stretchesOf } from './covers.ts'
import { boxOf, buildBoxIndex, metresToSpan } from './segments.ts'
import type { Shape } from './shape.ts'

/** Drawn ground in memory: the shapes that cover a point, in the order they were given. */
export type ShapeIndex<T> = { at: (point: Point) => readonly T[] }

type Piece = { outside: Ring; stretches: readonly Stretch[]; metres: 0 } | { line: Ring; metres: number }

export function buildShapeIndex<T extends { shape: Shape }>(drawn: readonly T[]): ShapeIndex<T> {
  const pieces = drawn.flatMap((whole, place) =>
    piecesOf(whole.shape).map((piece) => ({ whole, place, piece })),
  )
  const widest = Math.max(0, ...pieces.map(({ piece }) => piece.metres))
  const boxes = buildBoxIndex(pieces.map(({ piece }) => boxOf(outlineOf(piece))))
  return {
    at(point) {
      const found = boxes
        .around(point, widest)
        .flatMap((position) => pieces[position] ?? [])
        .filter(({ piece }) => isOn(piece, point))
        .sort((a, b) => a.place - b.place)
      return [...new Set(found.map(({ whole }) => whole))]
    },
  }
}

function piecesOf({ geometry, metres }: Shape): Piece[] {
  const polygon = (drawn: readonly Position[][]): Piece => {
    const [outside = new Float64Array(), ...holes] = drawn.map(flat)
    return { outside, stretches: [outside, ...holes].flatMap(stretchesOf), metres: 0 }
  }
  const line = (corners: readonly Position[]): Piece => ({ line: flat(corners), metres })
  switch (geometry.type) {
    case 'Polygon':
      return [polygon(geometry.coordinates)]
    case 'MultiPolygon':
      return geometry.coordinates.map(polygon)
    case 'LineString':
      return [line(geometry.coordinates)]
    case 'MultiLineString':
      return geometry.coordinates.map(line)
  }
}

const flat = (corners: readonly Position[]): Ring =>
  Float64Array.from(corners.flatMap(([lon = 0, lat = 0]) => [lon, lat]))

const outlineOf = (piece: Piece): Ring => ('line' in piece ? piece.line : piece.outside)

const isOn = (piece: Piece, point: Point): boolean =>
  'line' in piece
    ? metresToSpan(piece.line, { from: 0, to: piece.line.length }, point) <= piece.metres
    : covers(piece.stretches, point)
