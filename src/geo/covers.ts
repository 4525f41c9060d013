import type { Point } from './browser/point.ts'
import { type Box, boxOf, type Corners, latAt, lonAt, type Span, spansOf } from './segments.ts'

/** Some segments of a ring in a row and the box around them, so that most of a border need not be looked at. */
export type Stretch = Span & { corners: Corners; box: Box }

const segmentsPerStretch = 16

export const stretchesOf = (ring: Corners): Stretch[] =>
  spansOf({ from: 0, to: ring.length }, segmentsPerStretch).map((span) => ({
    ...span,
    corners: ring,
    box: boxOf(ring, span),
  }))

/**
 * Whether a polygon, given as the stretches of all its rings, covers a point. An odd number of crossings to the
 * east is inside; a hole is crossed once more and takes it back.
 */
export function covers(stretches: readonly Stretch[], { lat, lon }: Point): boolean {
  let isInside = false
  for (const { box, corners, from: start, to } of stretches) {
    const [, south, east, north] = box
    if (south > lat || north <= lat || east <= lon) continue
    for (let at = start + 2; at < to; at += 2) {
      const [below, above] = [latAt(corners, at - 2), latAt(corners, at)]
      if (below > lat === above > lat) continue
      const from = lonAt(corners, at - 2)
      if (lon < from + ((lonAt(corners, at) - from) * (lat - below)) / (above - below)) isInside = !isInside
    }
  }
  return isInside
}
