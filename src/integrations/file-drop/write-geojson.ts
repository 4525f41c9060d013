import { z } from 'zod'
import { idColumn, type Row } from './delivery-row.ts'

const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.looseObject({ id: z.union([z.string(), z.number()]).optional() })),
})

/** A collection with one more point; what has it already is as it was. Throws where what was there is no collection. */
export function addToGeoJson(before: string | null, row: Row): string {
  if (before !== null && idsInGeoJson(before).has(String(row[idColumn]))) return before
  const features = before === null ? [] : collection.parse(JSON.parse(before)).features
  const { latitud, longitud, ...properties } = row
  const feature = {
    type: 'Feature',
    id: row[idColumn],
    geometry: { type: 'Point', coordinates: [longitud, latitud] },
    properties,
  }
  return `${JSON.stringify({ type: 'FeatureCollection', features: [...features, feature] }, null, 1)}\n`
}

/** The same collection without others' points. */
export function onlyInGeoJson(content: string, of: string): string {
  const { type, features } = collection.parse(JSON.parse(content))
  const left = features.filter(({ id }) => String(id) === of)
  return left.length === features.length ? content : `${JSON.stringify({ type, features: left }, null, 1)}\n`
}

export const idsInGeoJson = (content: string): Set<string> =>
  new Set(collection.parse(JSON.parse(content)).features.map(({ id }) => String(id)))
