import { expect, test } from 'vitest'
import { atOnce } from '../in-turns.ts'
import { areasOfLines } from './areas-of-lines.ts'
import { borderLines } from './border-lines.ts'
import { compactLine } from './compact-line.ts'
import { polygonPlaces } from './polygon-places.ts'
import { simplifyLine } from './simplify-line.ts'

const area = (code: string, corners: number[]) => ({
  code,
  name: code,
  polygons: [[Float64Array.from(corners)]],
})

const west = area('1', [12, 57, 12.5, 57, 12.5, 57.5, 12, 57.5, 12, 57])
const east = area('2', [12.5, 57, 13, 57, 13, 57.5, 12.5, 57.5, 12.5, 57])

test('neighbours share one line, and each of them has another around the rest of it', () => {
  const lines = atOnce(borderLines([west, east])).map((line) => [...line])
  expect(lines).toHaveLength(3)
  expect(lines.filter((line) => line.length === 4)).toHaveLength(1)
  expect(lines.every((line) => [line[0], line.at(-2)].every((lon) => lon === 12.5))).toBe(true)
})

test('an island’s border comes back to where it began', () => {
  const [line] = atOnce(borderLines([west]))
  expect(line).toHaveLength(10)
  expect(line?.slice(0, 2)).toEqual(line?.slice(-2))
})

test('an area is what lies within its lines: neighbours share each corner that is left, islets go', () => {
  // A border that hardly bends, each neighbour's ring begun and turned another way; and an islet of some metres.
  const bent = [12.5, 57, 12.5001, 57.2, 12.5, 57.5]
  const [one, other] = [
    area('1', [12, 57, ...bent, 12, 57.5, 12, 57]),
    area('2', [...bent, 13, 57.5, 13, 57, 12.5, 57]),
  ]
  const islet = Float64Array.of(11, 57, 11.0001, 57, 11.0001, 57.0001, 11, 57)
  const areas = [{ ...one, polygons: [...one.polygons, [islet]] }, other]
  const lines = atOnce(borderLines(areas))
  const [simpler, beside] = atOnce(areasOfLines(areas, lines)).map(polygonPlaces)
  expect(simpler).toEqual([
    [
      [
        [12, 57],
        [12.5, 57],
        [12.5, 57.5],
        [12, 57.5],
        [12, 57],
      ],
    ],
  ])
  expect(beside).toEqual([
    [
      [
        [12.5, 57],
        [13, 57],
        [13, 57.5],
        [12.5, 57.5],
        [12.5, 57],
      ],
    ],
  ])
})

test('holes are with the clock, and stay', () => {
  const hole = Float64Array.of(12.2, 57.2, 12.4, 57.2, 12.4, 57.4, 12.2, 57.4, 12.2, 57.2)
  const holed = [{ ...west, polygons: [[...(west.polygons[0] ?? []), hole]] }]
  const [polygons = []] = atOnce(areasOfLines(holed, atOnce(borderLines(holed)))).map(polygonPlaces)
  expect(polygons[0]?.[1]).toEqual([
    [12.2, 57.2],
    [12.2, 57.4],
    [12.4, 57.4],
    [12.4, 57.2],
    [12.2, 57.2],
  ])
})

test('corners that hardly bend a line are left out, those that do are kept', () => {
  const line = Float64Array.of(12, 57, 12.01, 57.0001, 12.02, 57, 12.02, 57.02)
  expect([...simplifyLine(line, 60)]).toEqual([12, 57, 12.02, 57, 12.02, 57.02])
})

test('a line is told in steps from corner to corner', () => {
  expect(compactLine(Float64Array.of(12, 57, 12.00001, 57, 12.00001, 57, 12.00001, 56.99999))).toEqual([
    1_200_000, 5_700_000, 1, 0, 0, -1,
  ])
})
