import type { Area, Ring } from './area.ts'
import { axesOf, type ToPoint } from './area-axes.ts'
import { crossingReasons, misplacedReasons, outsideReasons, overlapReasons } from './area-checks.ts'
import { type Outlined, type Position, readOutlines } from './area-file.ts'
import { codeReasons, nameReasons, shapeReasons } from './area-file-checks.ts'
import { municipalities } from './municipalities.ts'

export type AreasRead = { ok: true; areas: readonly Area[] } | { ok: false; reasons: readonly string[] }

const reasonsShown = 10

// Cheap and coarse ones first: what fails one can't be asked the next.
const fileChecks = [codeReasons, nameReasons, shapeReasons]
const areaChecks = [outsideReasons, crossingReasons, misplacedReasons, overlapReasons]

/**
 * Reads the municipalities' polygons from GeoPackage, GeoJSON or TopoJSON, in WGS 84 or SWEREF 99 TM, and
 * refuses what cannot be trusted to route by: exactly the 290 codes under their names, sound rings, in
 * Sweden, none over another, and points whose municipality is known must fall in it. Maps drawn for looks
 * fail at the last.
 */
export async function readAreas(bytes: Uint8Array): Promise<AreasRead> {
  const file = await readOutlines(bytes)
  if (typeof file === 'string') return refusal([file])
  const { outlines, declared } = file
  const unsound = firstReasons(fileChecks, outlines)
  if (unsound.length > 0) return refusal(unsound)
  const toPoint = axesOf(
    declared,
    outlines.flatMap(({ polygons }) => polygons.flat(2)),
  )
  if (typeof toPoint === 'string') return refusal([toPoint])
  const areas = joined(outlines, toPoint)
  const untrue = firstReasons(areaChecks, areas)
  return untrue.length > 0 ? refusal(untrue) : { ok: true, areas }
}

function firstReasons<T>(
  checks: readonly ((checked: T) => readonly string[])[],
  checked: T,
): readonly string[] {
  for (const check of checks) {
    const reasons = check(checked)
    if (reasons.length > 0) return reasons
  }
  return []
}

function refusal(reasons: readonly string[]): AreasRead {
  const more = reasons.length - reasonsShown
  return {
    ok: false,
    reasons: more > 0 ? [...reasons.slice(0, reasonsShown), `… and ${more} more`] : reasons,
  }
}

function joined(outlines: readonly Outlined[], toPoint: ToPoint): Area[] {
  return municipalities.map(({ code, name }) => ({
    code,
    name,
    polygons: outlines
      .filter((outline) => outline.code === code)
      .flatMap(({ polygons }) => polygons.map((rings) => rings.map((ring) => flat(ring, toPoint)))),
  }))
}

function flat(ring: readonly Position[], toPoint: ToPoint): Ring {
  const numbers = ring.flatMap(([x = 0, y = 0]) => {
    const { lon, lat } = toPoint(x, y)
    return [lon, lat]
  })
  return Float64Array.from(numbers)
}
