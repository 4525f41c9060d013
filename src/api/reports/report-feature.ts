import { z } from 'zod'
import { featureOf, point, pointOf } from '../geojson.ts'
import { named } from '../schemas.ts'
import { type ShownReport, shownReport } from './shown-report.ts'

export const featureOfReport = <Properties extends z.ZodType>(properties: Properties) =>
  featureOf(point, properties).extend({ id: z.int() })

export const asFeature = <Report extends ShownReport>({ lat, lon, ...properties }: Report) => ({
  type: 'Feature' as const,
  id: properties.number,
  geometry: pointOf({ lat, lon }),
  properties,
})

export const reportFeature = named(
  'ReportFeature',
  featureOfReport(shownReport.omit({ lat: true, lon: true })),
)
