import type { Point } from '#geo/browser/point.ts'
import { places } from '#geo/places.ts'

/**
 * Points where people live: a place is drawn by its population, then a spot around it. Towns spread as the
 * square root of their population at 1 500 people a square kilometre; one in eight lives in the country
 * around, as in the census, some kilometres out.
 */
export function populationLike(count: number): Point[] {
  const random = seeded(1634)
  const reach = places().map(runningPopulation())
  const total = reach.at(-1) ?? 0
  return Array.from({ length: count }, () => {
    const drawn = random() * total
    const place = places()[reach.findIndex((upTo) => upTo > drawn)]
    if (!place) throw new Error('no place drawn')
    const townRadius = Math.sqrt(Math.max(place.population, 300) / 1500 / Math.PI)
    const isRural = random() < 0.125
    const metres = 1000 * (isRural ? townRadius + 8 * random() : townRadius * Math.sqrt(random()))
    return awayFrom(place.point, metres, 2 * Math.PI * random())
  })
}

function runningPopulation(): (place: { population: number }) => number {
  let sum = 0
  return ({ population }) => {
    sum += population
    return sum
  }
}

export function awayFrom({ lat, lon }: Point, metres: number, bearing: number): Point {
  const degrees = metres / 111_195
  const narrowing = Math.cos((lat * Math.PI) / 180)
  return { lat: lat + degrees * Math.cos(bearing), lon: lon + (degrees * Math.sin(bearing)) / narrowing }
}

/** mulberry32: the same points each time, on every machine. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
