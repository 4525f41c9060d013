// Rings of longitude and latitude: cut to a box, made coarser, measured. For maps of one country.

const metresPerDegree = 111_195
const sides = [
  { axis: 0, edge: 'west', inward: 1 },
  { axis: 0, edge: 'east', inward: -1 },
  { axis: 1, edge: 'south', inward: 1 },
  { axis: 1, edge: 'north', inward: -1 },
]

/** What of a ring lies in the box; where it leaves and comes back, the edge of the box takes its place. */
export function cutTo(box, ring) {
  const cut = sides.reduce((left, { axis, edge, inward }) => {
    const isInside = (corner) => inward * (corner[axis] - box[edge]) >= 0
    return left.flatMap((corner, position) => {
      const before = left.at(position - 1)
      const crossing =
        isInside(corner) === isInside(before) ? [] : [crossingOf(before, corner, axis, box[edge])]
      return isInside(corner) ? [...crossing, corner] : crossing
    })
  }, ring)
  return cut.length > 0 ? [...cut, cut[0]] : []
}

function crossingOf(from, to, axis, edge) {
  const share = (edge - from[axis]) / (to[axis] - from[axis])
  const crossing = from.map((degrees, position) => degrees + share * (to[position] - degrees))
  crossing[axis] = edge
  return crossing
}

/** Douglas and Peucker's: no corner left out lies farther from what is kept than it allows, in metres. */
export function coarser(ring, allowedAt) {
  const last = ring.length - 1
  const distances = ring.map((corner) => metresBetween(ring[0], corner))
  const farthest = distances.indexOf(distances.reduce((most, metres) => Math.max(most, metres)))
  const kept = new Set([0, farthest, last])
  const spans = [
    [0, farthest],
    [farthest, last],
  ]
  while (spans.length > 0) {
    const [from, to] = spans.pop()
    const worst = worstBetween(ring, from, to, allowedAt)
    if (worst === null) continue
    kept.add(worst)
    spans.push([from, worst], [worst, to])
  }
  return ring.filter((_, position) => kept.has(position))
}

function worstBetween(ring, from, to, allowedAt) {
  let worst = null
  let most = 1
  for (let position = from + 1; position < to; position += 1) {
    const off = metresToLine(ring[position], ring[from], ring[to]) / allowedAt(ring[position])
    if (off > most) [most, worst] = [off, position]
  }
  return worst
}

function metresToLine(corner, from, to) {
  const [x1, y1] = metresFrom(corner, from)
  const [x2, y2] = metresFrom(corner, to)
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2
  const along = length === 0 ? 0 : -(x1 * (x2 - x1) + y1 * (y2 - y1)) / length
  const share = Math.max(0, Math.min(1, along))
  return Math.hypot(x1 + share * (x2 - x1), y1 + share * (y2 - y1))
}

const metresBetween = (one, other) => Math.hypot(...metresFrom(one, other))

function metresFrom([lon, lat], corner) {
  const narrowing = Math.cos((lat * Math.PI) / 180)
  return [(corner[0] - lon) * narrowing * metresPerDegree, (corner[1] - lat) * metresPerDegree]
}

/** In square metres. */
export function extentOf(ring) {
  const corners = ring.map((corner) => metresFrom(ring[0], corner))
  const doubled = corners.slice(1).reduce((sum, [x, y], position) => {
    const [beforeX, beforeY] = corners[position]
    return sum + beforeX * y - x * beforeY
  }, 0)
  return Math.abs(doubled) / 2
}

export function covers(ring, [lon, lat]) {
  return ring.slice(1).reduce((isInside, [x2, y2], position) => {
    const [x1, y1] = ring[position]
    return y1 > lat !== y2 > lat && lon < x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1) ? !isInside : isInside
  }, false)
}
