import { accepts } from 'hono/accepts'
import { z } from 'zod'
import type { ApiAsk } from '../rooms.ts'
import { named } from '../schemas.ts'
import { type ShownReport, shownReport } from './shown-report.ts'

export const geoJson = 'application/geo+json'

/** Whether a map program asks: JSON is what all others get. */
export function wantsGeoJson({ c }: ApiAsk): boolean {
  c.header('Vary', 'Accept', { append: true })
  const supports = ['application/json', geoJson]
  return accepts(c, { header: 'Accept', supports, default: 'application/json' }) === geoJson
}

const geometry = named(
  'Point',
  z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
)

/** Longitude first, six decimals (RFC 7946). */
const pointOf = ({ lat, lon }: { lat: number; lon: number }): z.output<typeof geometry> => ({
  type: 'Point',
  coordinates: [lon, lat],
})

export const featureOf = <Properties extends z.ZodType>(properties: Properties) =>
  z.object({ type: z.literal('Feature'), id: z.int(), geometry, properties })

export const asFeature = <Report extends ShownReport>({ lat, lon, ...properties }: Report) => ({
  type: 'Feature' as const,
  id: properties.number,
  geometry: pointOf({ lat, lon }),
  properties,
})

export const reportFeature = named('ReportFeature', featureOf(shownReport.omit({ lat: true, lon: true })))
