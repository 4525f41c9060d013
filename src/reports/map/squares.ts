import { type Cells, squaresAt, type View } from './cells.ts'

/** Squares of the map's grid that reports are found by, as `search_places` writes them. */
const levels = [13, 10, 7] as const
/** An index is asked for no more of them at once; of what is larger, all is looked up. */
const mostSquares = 48

/** What any report in a view is found by: the smallest squares that cover it. None where it is too large for that. */
export function squaresOf(view: View): string[] {
  const fitting = levels
    .map((level) => squaresAt(view, level))
    .find((squares) => countOf(squares) <= mostSquares)
  return fitting ? termsOf(fitting) : []
}

const countOf = ({ left, right, top, bottom }: Cells): number => (right - left + 1) * (bottom - top + 1)

const termsOf = ({ level, left, right, top, bottom }: Cells): string[] =>
  from(left, right).flatMap((x) => from(top, bottom).map((y) => `s${level}:${x}:${y}`))

const from = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, place) => first + place)
