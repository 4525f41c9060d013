import { type Corners, metresToSpan } from '../segments.ts'

/** Without the corners that the line is within so many metres of anyway (Douglas and Peucker). */
export function simplifyLine(corners: Corners, metres: number): Corners {
  const last = corners.length - 2
  if (last < 4) return corners
  const kept = new Set([0, last])
  const open = [{ from: 0, to: last }]
  for (let part = open.pop(); part; part = open.pop()) {
    const farthest = farthestBetween(corners, part.from, part.to)
    if (farthest.metres <= metres) continue
    kept.add(farthest.at)
    open.push({ from: part.from, to: farthest.at }, { from: farthest.at, to: part.to })
  }
  const places = [...kept].sort((one, other) => one - other)
  return Float64Array.from(places.flatMap((at) => [corners[at] ?? 0, corners[at + 1] ?? 0]))
}

function farthestBetween(corners: Corners, from: number, to: number): { at: number; metres: number } {
  const chord = Float64Array.of(...corners.subarray(from, from + 2), ...corners.subarray(to, to + 2))
  let farthest = { at: from, metres: 0 }
  for (let at = from + 2; at < to; at += 2) {
    const point = { lon: corners[at] ?? 0, lat: corners[at + 1] ?? 0 }
    const metres = metresToSpan(chord, { from: 0, to: 4 }, point)
    if (metres > farthest.metres) farthest = { at, metres }
  }
  return farthest
}
