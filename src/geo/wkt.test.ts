import { expect, test } from 'vitest'
import { linesInWkt } from './wkt.ts'

const line = (...numbers: number[]) => Float64Array.from(numbers)

test.each([
  ['LINESTRING Z (12.5 57.9 71.3, 12.6 57.91 72)', [line(12.5, 57.9, 12.6, 57.91)]],
  ['linestring(12.5 57.9,12.6 57.91)', [line(12.5, 57.9, 12.6, 57.91)]],
  ['LINESTRING ZM (12.5 57.9 0 1, 12.6 57.91 0 2)', [line(12.5, 57.9, 12.6, 57.91)]],
  [
    'MULTILINESTRING Z ((12.5 57.9 1, 12.6 57.91 1), (13 58 1, 13.1 58 1))',
    [line(12.5, 57.9, 12.6, 57.91), line(13, 58, 13.1, 58)],
  ],
])('%s is read', (text, lines) => {
  expect(linesInWkt(text)).toEqual(lines)
})

test.each(['', 'POINT (12.5 57.9)', 'LINESTRING EMPTY', 'LINESTRING (12.5 57.9)', 'LINESTRING (a b, c d)'])(
  '%j is no line',
  (text) => {
    expect(linesInWkt(text)).toBeNull()
  },
)
