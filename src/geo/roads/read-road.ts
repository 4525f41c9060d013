import type { ToPoint } from '../area-axes.ts'
import { inSwedenBox } from '../browser/point.ts'
import { stretchId } from './nvdb-stretch.ts'
import type { Road } from './road.ts'
import type { RoadFeature } from './road-file.ts'
import type { RoadMapping } from './road-mapping.ts'

/** What one feature tells: a road, one for each of its lines; none when it is left out; or what is wrong with it. */
export type RoadsRead = readonly Road[] | { wrong: string }

export function readRoad(feature: RoadFeature, mapping: RoadMapping, toPoint: ToPoint): RoadsRead {
  const known = new Map(
    Object.entries(feature.properties).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const said = (names: readonly string[]) =>
    names.map((name) => textOf(known.get(name.toLowerCase()))).find(Boolean)

  const network = meaning(said(mapping.network.fields), mapping.network.words)
  if (network === 'left out') return []
  if (network === undefined) return unknownWord('kind of path', mapping.network.fields, said)
  const owner = meaning(said(mapping.owner.fields), mapping.owner.words)
  if (owner === undefined) return unknownWord('owner type', mapping.owner.fields, said)
  const id = idOf(mapping.id, said)
  if (id === null) return { wrong: 'has no id' }
  const level = levelOf(mapping.level, said)
  if (level === null) return unknownWord('level', mapping.level?.fields ?? [], said)
  const lines = linesOf(feature.geometry, toPoint)
  if ('wrong' in lines) return lines

  const told = {
    owner,
    ownerName: said(mapping.ownerName?.fields ?? []) ?? null,
    network,
    number: numberOf(mapping.number, said),
    name: said(mapping.name?.fields ?? []) ?? null,
    level,
  }
  return lines.map((line, nth) => ({ id: nth === 0 ? id : `${id}#${nth + 1}`, ...told, line }))
}

type Said = (names: readonly string[]) => string | undefined

function textOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' ? value.trim() : ''
}

function meaning<T>(word: string | undefined, words: Record<string, T>): T | undefined {
  if (word === undefined) return undefined
  return Object.entries(words).find(([known]) => known.toLowerCase() === word.toLowerCase())?.[1]
}

function unknownWord(what: string, fields: readonly string[], said: Said): { wrong: string } {
  const word = said(fields)
  return {
    wrong: word
      ? `has a word for its ${what} that the mapping lacks: "${word}"`
      : `has no ${what} (${fields.join(', ')})`,
  }
}

function idOf(id: RoadMapping['id'], said: Said): string | null {
  if ('fields' in id) return said(id.fields) ?? null
  const [link, from, to] = [said([id.link]), Number(said([id.from])), Number(said([id.to]))]
  return link && Number.isFinite(from) && Number.isFinite(to) ? stretchId({ link, from, to }) : null
}

// "E20", "180": subordinate numbers ("180.00") and noughts stand for none.
function numberOf(number: RoadMapping['number'], said: Said): string | null {
  const [main] = (said(number?.fields ?? []) ?? '').replace(/\s/g, '').split('.')
  if (!main || main === '0') return null
  const isEuropean = /^(1|-1|true|ja)$/i.test(said(number?.european ?? []) ?? '')
  return isEuropean && /^\d/.test(main) ? `E${main}` : main
}

function levelOf(level: RoadMapping['level'], said: Said): number | null {
  const word = said(level?.fields ?? [])
  if (word === undefined) return 0
  const known = meaning(word, level?.words ?? {})
  if (known !== undefined) return known
  return !level?.words && /^-?\d$/.test(word) ? Number(word) : null
}

function linesOf(geometry: RoadFeature['geometry'], toPoint: ToPoint): Float64Array[] | { wrong: string } {
  if (!geometry) return { wrong: 'has no line' }
  if (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString')
    return { wrong: `is a ${geometry.type}, not a line` }
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
  if (lines.length === 0 || lines.some((line) => line.length < 2))
    return { wrong: 'has a line of fewer than two corners' }
  const flat = lines.map((line) => flatLine(line, toPoint))
  return flat.every(liesInSweden) ? flat : { wrong: 'reaches outside Sweden' }
}

function flatLine(line: readonly (readonly number[])[], toPoint: ToPoint): Float64Array {
  const flat = new Float64Array(2 * line.length)
  for (const [nth, [x = 0, y = 0]] of line.entries()) {
    const { lon, lat } = toPoint(x, y)
    flat.set([lon, lat], 2 * nth)
  }
  return flat
}

function liesInSweden(line: Float64Array): boolean {
  for (let at = 0; at < line.length; at += 2) {
    if (!inSwedenBox({ lon: line[at] ?? 0, lat: line[at + 1] ?? 0 })) return false
  }
  return true
}
