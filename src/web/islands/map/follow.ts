import type { SaidOnMap } from '#geo/words/place-in-words.ts'

export type Place = { lat: number; lon: number }

/** A place pointed out, how near the map was, and what the server says of it; null when it can't be asked. */
export type Moved = { place: Place; zoom: number; said: SaidOnMap | null }
export type Follow = (moved: Moved) => void
