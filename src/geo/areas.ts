import golden from '../../data/golden-points.json' with { type: 'json' }
import type { Area, Ring } from './area.ts'
import { type Outlined, readOutlines } from './area-file.ts'
import { buildAreaIndex } from './area-index.ts'
import { axesOf, type Position, type ToLonLat } from './axes.ts'
import { inSwedenBox } from './browser/point.ts'
import { municipalities, municipalityByCode } from './municipalities.ts'

export type AreasRead = { ok: true; areas: readonly Area[] } | { ok: false; reasons: readonly string[] }

const reasonsShown = 10

/**
 * Reads the municipalities' polygons from GeoJSON or TopoJSON, in WGS 84 or SWEREF 99 TM, and refuses what
 * cannot be trusted to route by: exactly the 290 codes, sound rings, in Sweden, and points whose
 * municipality is known must fall in it. Maps drawn for looks fail at the last.
 */
export function readAreas(text: string): AreasRead {
  const outlines = readOutlines(text)
  if (typeof outlines === 'string') return refusal([outlines])
  const wrongCodes = codeReasons(outlines)
  if (wrongCodes.length > 0) return refusal(wrongCodes)
  const toLonLat = axesOf(outlines.flatMap(({ polygons }) => polygons.flat(2)))
  if (typeof toLonLat === 'string') return refusal([toLonLat])
  const broken = ringReasons(outlines)
  if (broken.length > 0) return refusal(broken)
  const areas = joined(outlines, toLonLat)
  const outside = areas
    .filter((area) => !liesInSweden(area))
    .map(({ code, name }) => `${code} ${name} reaches outside Sweden`)
  if (outside.length > 0) return refusal(outside)
  const misplaced = goldenReasons(areas)
  return misplaced.length > 0 ? refusal(misplaced) : { ok: true, areas }
}

function refusal(reasons: readonly string[]): AreasRead {
  const more = reasons.length - reasonsShown
  return {
    ok: false,
    reasons: more > 0 ? [...reasons.slice(0, reasonsShown), `… and ${more} more`] : reasons,
  }
}

function codeReasons(outlines: readonly Outlined[]): string[] {
  const found = new Set(outlines.map(({ code }) => code))
  const missing = municipalities.filter(({ code }) => !found.has(code))
  const unknown = [...found].filter((code) => !municipalityByCode(code))
  return [
    ...missing.map(({ code, official }) => `No area for ${code} ${official}`),
    ...unknown.map(
      (code) => `${code === '' ? 'An area without a code' : `"${code}"`} is no Swedish municipality`,
    ),
  ]
}

function ringReasons(outlines: readonly Outlined[]): string[] {
  return outlines.flatMap(({ code, name, polygons }) => {
    const rings = polygons.flat()
    if (polygons.length === 0 || polygons.some((polygon) => polygon.length === 0))
      return `${code} ${name} is empty`
    if (rings.some((ring) => ring.length < 4)) return `${code} ${name} has a ring of fewer than four corners`
    return rings.every(isClosed) ? [] : `${code} ${name} has a ring that is not closed`
  })
}

function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return first?.[0] === last?.[0] && first?.[1] === last?.[1]
}

function joined(outlines: readonly Outlined[], toLonLat: ToLonLat): Area[] {
  return municipalities.map(({ code, name }) => ({
    code,
    name,
    polygons: outlines
      .filter((outline) => outline.code === code)
      .flatMap(({ polygons }) => polygons.map((rings) => rings.map((ring) => flat(ring, toLonLat)))),
  }))
}

const flat = (ring: readonly Position[], toLonLat: ToLonLat): Ring =>
  Float64Array.from(ring.flatMap((corner) => toLonLat(corner)))

function liesInSweden({ polygons }: Area): boolean {
  return polygons.flat().every((ring) => {
    for (let at = 0; at < ring.length; at += 2) {
      if (!inSwedenBox({ lon: ring[at] ?? 0, lat: ring[at + 1] ?? 0 })) return false
    }
    return true
  })
}

function goldenReasons(areas: readonly Area[]): string[] {
  const index = buildAreaIndex(areas)
  return golden.flatMap(({ place, code, lat, lon }) => {
    const found = index.locate({ lat, lon })
    if (found?.code === code) return []
    const where = found ? `in ${found.code}` : 'nowhere'
    return `${place} (${lat}, ${lon}) lies in ${code} but falls ${where}: are these borders drawn for looks?`
  })
}
