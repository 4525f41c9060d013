import type { Point } from '../browser/point.ts'

/** A place as a geocoder knows it, before anybody has asked which municipality it lies in. */
export type GeocodedPlace = {
  kind: 'address' | 'street' | 'place' | 'landmark'
  /** "Storgatan 5", "Slottsskogen" */
  name: string
  town: string | null
  /** Five digits without a space. */
  postcode: string | null
  point: Point
}

/** As it is shown: "Storgatan 5, Alingsås". */
export const labelOf = ({ name, town }: GeocodedPlace): string =>
  town === null || name.toLowerCase() === town.toLowerCase() ? name : `${name}, ${town}`

export type PlaceQuestion = {
  words: string
  /** What the map shows: places near it come first. */
  near: Point | null
  limit: number
  /** Sweden alone, or the whole world to find out that a place lies outside. */
  within: 'sweden' | 'world'
  /** How long somebody can wait for the answer. */
  patienceMs: number
}

/** What the server said; `down` when it can't be had just now, whatever the reason. */
export type Geocoded = { answer: 'places'; places: readonly GeocodedPlace[] } | { answer: 'down' }

/** Streets and addresses, from a server that the deployment chooses. Never throws, always answers in time. */
export type Geocoder = {
  search(question: PlaceQuestion): Promise<Geocoded>
  /** What lies nearest to a point, the nearest first. */
  reverse(point: Point, patienceMs: number): Promise<Geocoded>
}

/** How one kind of server is asked, and its answers read. */
export type Dialect = {
  /** Path and query, without a slash before. */
  searchPath(question: PlaceQuestion): string
  reversePath(point: Point): string
  /** Places without what it takes are left out; an answer of another shape throws. */
  read(answer: unknown): GeocodedPlace[]
}

/** Coarser than a street: the same answer serves the neighbours, and nobody's position is told. */
export const coarse = (degrees: number): string => degrees.toFixed(1)

export const toTheMetre = (degrees: number): string => degrees.toFixed(5)
