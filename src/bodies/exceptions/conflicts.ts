import type { LineString, MultiLineString, Position } from 'geojson'
import { type Geom, intersection } from 'polyclip-ts'
import type { Shape } from '#geo/shape.ts'
import type { Hours } from './hours.ts'
import type { WrittenException } from './read-exceptions.ts'

/** Two exceptions that would both hold, with nothing to say which goes first. */
export type Conflict = { first: string; second: string }

// Neighbouring polygons are rarely drawn to the same corner.
const sharedSquareMetres = 1
const metresPerDegree = 111_195

/** Pairs of the same rank that share ground, a category and an hour: shown, since no rule could choose. */
export function conflictsAmong(exceptions: readonly WrittenException[]): Conflict[] {
  const drawn = exceptions.map((exception) => ({ exception, ground: groundOf(exception.shape) }))
  return drawn.flatMap(({ exception: first, ground }, place) =>
    drawn
      .slice(place + 1)
      .filter(({ exception: second }) => mayMeet(first, second))
      .filter((other) => squareMetres(intersection(ground, other.ground)) > sharedSquareMetres)
      .map(({ exception: second }) => ({ first: first.code, second: second.code })),
  )
}

function mayMeet(first: WrittenException, second: WrittenException): boolean {
  if (first.rank !== second.rank) return false
  // Who takes over and whom it is told to are two questions.
  if ((first.kind === 'takes_over') !== (second.kind === 'takes_over')) return false
  return shareCategory(first.categories, second.categories) && shareHour(first.hours, second.hours)
}

const shareCategory = (first: readonly string[], second: readonly string[]): boolean =>
  first.length === 0 || second.length === 0 || first.some((code) => second.includes(code))

function shareHour(first: Hours | null, second: Hours | null): boolean {
  if (!first || !second) return true
  const taken = weekSpans(first)
  return weekSpans(second).some((span) => taken.some((other) => span.from < other.to && other.from < span.to))
}

const minutesOfDay = 24 * 60
const minutesOfWeek = 7 * minutesOfDay

/** Minutes of the week; what reaches past Sunday goes on at Monday's beginning. */
const weekSpans = (hours: Hours) =>
  hours.flatMap(({ weekdays, from, to }) =>
    weekdays.flatMap((weekday) => {
      const begin = (weekday - 1) * minutesOfDay + from
      const end = (weekday - 1) * minutesOfDay + to + (to <= from ? minutesOfDay : 0)
      const within = { from: begin, to: Math.min(end, minutesOfWeek) }
      return end > minutesOfWeek ? [within, { from: 0, to: end - minutesOfWeek }] : [within]
    }),
  )

function groundOf({ geometry, metres }: Shape): Geom {
  if (geometry.type === 'Polygon') return [geometry.coordinates.map(corners)]
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.map((rings) => rings.map(corners))
  return linesOf(geometry).flatMap((line) =>
    line.slice(1).map((to, place) => [strip(line[place] ?? to, to, metres)]),
  )
}

const linesOf = ({ type, coordinates }: LineString | MultiLineString): Position[][] =>
  type === 'LineString' ? [coordinates] : coordinates

type Corner = [number, number]

const corners = (line: readonly Position[]): Corner[] => line.map(([lon = 0, lat = 0]) => [lon, lat])

/** The ground on both sides of one straight piece. */
function strip([lon1 = 0, lat1 = 0]: Position, [lon2 = 0, lat2 = 0]: Position, metres: number): Corner[] {
  const narrowing = Math.cos((lat1 * Math.PI) / 180)
  const [alongX, alongY] = [(lon2 - lon1) * narrowing, lat2 - lat1]
  const length = Math.hypot(alongX, alongY) || 1
  const reach = metres / metresPerDegree
  const [asideX, asideY] = [((-alongY / length) * reach) / narrowing, (alongX / length) * reach]
  return [
    [lon1 + asideX, lat1 + asideY],
    [lon2 + asideX, lat2 + asideY],
    [lon2 - asideX, lat2 - asideY],
    [lon1 - asideX, lat1 - asideY],
    [lon1 + asideX, lat1 + asideY],
  ]
}

function squareMetres(polygons: readonly (readonly (readonly Corner[])[])[]): number {
  return polygons.reduce((sum, [outside = [], ...holes]) => {
    const hollow = holes.reduce((taken, hole) => taken + ringArea(hole), 0)
    return sum + ringArea(outside) - hollow
  }, 0)
}

function ringArea(ring: readonly Corner[]): number {
  const [, lat = 0] = ring[0] ?? []
  const narrowing = Math.cos((lat * Math.PI) / 180)
  const doubled = ring.reduce((sum, [x, y], place) => {
    const [nextX, nextY] = ring[(place + 1) % ring.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
  return (Math.abs(doubled) / 2) * narrowing * metresPerDegree ** 2
}
