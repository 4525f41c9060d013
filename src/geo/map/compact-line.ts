import type { Corners } from '../segments.ts'

/** What one whole step of a compact line is in degrees: about a metre. */
const stepsPerDegree = 100_000

/** A line in whole steps, each corner told from the one before: a third of the bytes of degrees. */
export function compactLine(corners: Corners): number[] {
  const steps: number[] = []
  let [lon, lat] = [0, 0]
  for (let at = 0; at < corners.length; at += 2) {
    const [east, north] = [inSteps(corners[at]), inSteps(corners[at + 1])]
    if (at > 0 && east === lon && north === lat) continue
    steps.push(east - lon, north - lat)
    ;[lon, lat] = [east, north]
  }
  return steps
}

const inSteps = (degrees = 0) => Math.round(degrees * stepsPerDegree)
