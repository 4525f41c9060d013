import { axesOf } from '../area-axes.ts'
import { readRoad } from './read-road.ts'
import type { Road } from './road.ts'
import { type RoadFeature, readRoadFile } from './road-file.ts'
import type { RoadMapping } from './road-mapping.ts'

export type RoadFileRead = { ok: true; roads: readonly Road[] } | { ok: false; reasons: readonly string[] }

/**
 * Reads roads from GeoJSON or GeoPackage, in WGS 84 or SWEREF 99 TM. All of the file or nothing: every feature
 * that can't be trusted is named by its number in the file, those with the same fault together.
 */
export async function readRoads(bytes: Uint8Array, mapping: RoadMapping): Promise<RoadFileRead> {
  const file = await readRoadFile(bytes)
  if (typeof file === 'string') return { ok: false, reasons: [file] }
  const { features, declared } = file
  const toPoint = axesOf(declared, features.flatMap(firstCorner))
  if (typeof toPoint === 'string') return { ok: false, reasons: [toPoint] }
  const roads: Road[] = []
  const faults = new Map<string, number[]>()
  const complain = (fault: string, number: number) => {
    const numbers = faults.get(fault) ?? []
    numbers.push(number)
    faults.set(fault, numbers)
  }
  const ids = new Set<string>()
  for (const [position, feature] of features.entries()) {
    const read = readRoad(feature, mapping, toPoint)
    if ('wrong' in read) {
      complain(read.wrong, position + 1)
      continue
    }
    for (const road of read) {
      if (ids.has(road.id)) complain('has the id of one before it', position + 1)
      ids.add(road.id)
      roads.push(road)
    }
  }
  if (faults.size > 0) return { ok: false, reasons: [...faults].map(inWords) }
  return roads.length > 0 ? { ok: true, roads } : { ok: false, reasons: ['The file holds no roads'] }
}

function firstCorner({ geometry }: RoadFeature) {
  if (geometry?.type === 'LineString') return geometry.coordinates.slice(0, 1)
  return geometry?.type === 'MultiLineString' ? (geometry.coordinates[0]?.slice(0, 1) ?? []) : []
}

const inWords = ([fault, numbers]: [string, number[]]) =>
  `${numbers.length === 1 ? 'Feature' : 'Features'} ${inRanges(numbers)}: ${fault}`

/** "3, 7–9": ten thousand rows without an owner are one line. */
function inRanges(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = []
  for (const number of numbers) {
    const range = ranges.at(-1)
    if (range && number - range[1] <= 1) range[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ')
}
