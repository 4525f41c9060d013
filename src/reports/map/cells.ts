/** A part of the earth: a map's view. */
export type View = { west: number; south: number; east: number; north: number }

/** Squares of the Mercator grid: at level 0 one for the whole earth, at each next a quarter as large. */
export type Cells = { level: number; left: number; right: number; top: number; bottom: number }

/** Every other level is counted: a square is at most four times as large as one would like. */
export const levels = [4, 6, 8, 10, 12, 14, 16, 18] as const

/** Squares of what is narrowed are counted no finer: from nearer, a view has so few reports that they are read. */
export const narrowedLevels = [4, 6, 8, 10, 12, 14, 16] as const

/** What changes are noted at. */
export const finest = 18

const mostCells = 480
const latitudeLimit = 85

/** The finest counted squares that a view of this zoom has room for: one for about 64 pixels, or larger. */
export function cellsOf(view: View, zoom: number, counted: readonly number[] = levels): Cells {
  const wanted = counted.filter((level) => level <= zoom + 3).reverse()
  const fitting = wanted.map((level) => squaresAt(view, level)).find(isFew)
  return fitting ?? squaresAt(view, levels[0])
}

const isFew = ({ left, right, top, bottom }: Cells) => (right - left + 1) * (bottom - top + 1) <= mostCells

/** The squares of a level that a view touches. */
export const squaresAt = ({ west, south, east, north }: View, level: number): Cells => ({
  level,
  left: column(west, level),
  right: column(east, level),
  top: row(north, level),
  bottom: row(south, level),
})

const column = (lon: number, level: number) => Math.floor(((lon + 180) / 360) * 2 ** level)

function row(lat: number, level: number): number {
  const held = (Math.max(-latitudeLimit, Math.min(latitudeLimit, lat)) * Math.PI) / 180
  return Math.floor(((1 - Math.log(Math.tan(held) + 1 / Math.cos(held)) / Math.PI) / 2) * 2 ** level)
}
