import { accepts } from 'hono/accepts'
import { z } from 'zod'
import type { ApiAsk } from './rooms.ts'
import { named } from './schemas.ts'

export const geoJson = 'application/geo+json'

/** Whether a map program asks: JSON is what all others get. */
export function wantsGeoJson({ c }: ApiAsk): boolean {
  c.header('Vary', 'Accept', { append: true })
  const supports = ['application/json', geoJson]
  return accepts(c, { header: 'Accept', supports, default: 'application/json' }) === geoJson
}

/** Longitude first (RFC 7946). */
const place = z.tuple([z.number(), z.number()])
export const point = named('Point', z.object({ type: z.literal('Point'), coordinates: place }))
export const lineString = named(
  'LineString',
  z.object({ type: z.literal('LineString'), coordinates: z.array(place) }),
)
export const multiPolygon = named(
  'MultiPolygon',
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(place))) }),
)

export const pointOf = ({ lat, lon }: { lat: number; lon: number }): z.output<typeof point> => ({
  type: 'Point',
  coordinates: [lon, lat],
})

/** A feature whose geometry and properties are of these kinds. */
export const featureOf = <Geometry extends z.ZodType, Properties extends z.ZodType>(
  geometry: Geometry,
  properties: Properties,
) => z.object({ type: z.literal('Feature'), geometry, properties })

export const collectionOf = <Feature extends z.ZodType>(feature: Feature) =>
  z.object({ type: z.literal('FeatureCollection'), features: z.array(feature) })
