import type { Outlined, Position } from './area-file.ts'
import { municipalities, municipalityByCode } from './municipalities.ts'

/** All 290 codes, and no others. */
export function codeReasons(outlines: readonly Outlined[]): string[] {
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

const codeByName = new Map(
  municipalities.flatMap(({ code, name, official }) => [name, official].map((one) => [plainName(one), code])),
)

/** A code under another municipality's name; one nobody has heard of may be a spelling of its own. */
export function nameReasons(outlines: readonly Outlined[]): string[] {
  return outlines.flatMap(({ code, name }) => {
    const named = codeByName.get(plainName(name))
    if (named === undefined || named === code) return []
    return `${code} is ${municipalityByCode(code)?.name}, but the file calls it ${name}`
  })
}

// "Göteborgs stad" and "Göteborgs kommun" are one; the ring of Håbo is all that parts it from Habo.
function plainName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/ (kommun|stad)$/, '')
    .replace(/^(region|kommun) /, '')
    .trim()
}

/** Something there, of finite numbers, in closed rings of four corners or more. */
export function shapeReasons(outlines: readonly Outlined[]): string[] {
  return outlines.flatMap(({ code, name, polygons }) => {
    const rings = polygons.flat()
    const wrong = ringFaults.find(({ found }) => rings.some(found))
    const isEmpty = polygons.length === 0 || polygons.some((polygon) => polygon.length === 0)
    if (isEmpty) return `${code} ${name} is empty`
    return wrong ? `${code} ${name} has a ring ${wrong.words}` : []
  })
}

type RingFault = { words: string; found: (ring: readonly Position[]) => boolean }

const ringFaults: readonly RingFault[] = [
  { words: 'with a corner that is not two numbers', found: (ring) => !ring.every(isCorner) },
  { words: 'of fewer than four corners', found: (ring) => ring.length < 4 },
  { words: 'that is not closed', found: (ring) => !isClosed(ring) },
]

const isCorner = ([x, y]: Position): boolean => Number.isFinite(x) && Number.isFinite(y)

function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return first?.[0] === last?.[0] && first?.[1] === last?.[1]
}
