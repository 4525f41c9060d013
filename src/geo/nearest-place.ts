import type { Point } from './browser/point.ts'
import { places } from './places.ts'

/** A municipality the point may lie in, by its place that pulls the hardest. */
export type Candidate = { code: string; place: string; weightedDistance: number }

export type Nearest = {
  /** Best first, one for each municipality. */
  candidates: readonly [Candidate, ...Candidate[]]
  /** 0 when two are as near, 1 when only one is thinkable. */
  margin: number
}

/** From here on the first candidate is right 99 times of 100, measured against the real borders. */
export const sureMargin = 0.5

type Weighted = { code: string; name: string; lat: number; lon: number; pull: number }

const metresPerDegree = 111_195
const leastPopulation = 300
const exponent = 0.08

let weighted: readonly Weighted[] | undefined

/** The municipalities whose places are nearest; larger places reach further. */
export function nearestMunicipalities(point: Point, limit = 3): Nearest {
  if (latest?.lat !== point.lat || latest.lon !== point.lon) latest = { ...point, all: allNearest(point) }
  const [first, second, ...others] = latest.all
  if (!first || !second) throw new Error('data/places.json holds too few places')
  return {
    candidates: [first, ...[second, ...others].slice(0, limit - 1)],
    margin: marginBetween(first.weightedDistance, second.weightedDistance),
  }
}

/** One request asks several times about its place. */
let latest: (Point & { all: readonly Candidate[] }) | undefined

function allNearest(point: Point): Candidate[] {
  const best = new Map<string, Candidate>()
  const metresTo = metresFrom(point)
  for (const place of weightedPlaces()) {
    const weightedDistance = metresTo(place) / place.pull
    const known = best.get(place.code)
    if (known && known.weightedDistance <= weightedDistance) continue
    best.set(place.code, { code: place.code, place: place.name, weightedDistance })
  }
  return [...best.values()].sort((a, b) => a.weightedDistance - b.weightedDistance)
}

/** The place of a known municipality that pulls the hardest; undefined where none is built in. */
export function nearestPlaceIn(municipality: string, point: Point): string | undefined {
  const metresTo = metresFrom(point)
  const pulled = (place: Weighted) => metresTo(place) / place.pull
  const [first, ...others] = weightedPlacesIn(municipality)
  return first && others.reduce((best, other) => (pulled(other) < pulled(best) ? other : best), first).name
}

/** Metres to the nearest built-in place, however small. */
export function metresToNearestPlace(point: Point): number {
  return weightedPlaces()
    .map(metresFrom(point))
    .reduce((least, metres) => Math.min(least, metres))
}

// Flat earth: distances are only compared, and only over some tens of kilometres.
function metresFrom(point: Point): (place: Weighted) => number {
  const narrowing = Math.cos((point.lat * Math.PI) / 180)
  return ({ lat, lon }) => {
    const [up, aside] = [lat - point.lat, (lon - point.lon) * narrowing]
    return metresPerDegree * Math.sqrt(up * up + aside * aside)
  }
}

function weightedPlaces(): readonly Weighted[] {
  weighted ??= places().map(({ name, code, point, population }) => ({
    code,
    name,
    ...point,
    pull: Math.max(population, leastPopulation) ** exponent,
  }))
  return weighted
}

const byMunicipality = new Map<string, readonly Weighted[]>()

function weightedPlacesIn(municipality: string): readonly Weighted[] {
  const known = byMunicipality.get(municipality)
  if (known) return known
  const found = weightedPlaces().filter(({ code }) => code === municipality)
  if (found.length > 0) byMunicipality.set(municipality, found)
  return found
}

const marginBetween = (first: number, second: number) =>
  first + second === 0 ? 0 : (second - first) / (second + first)
