import { z } from 'zod'
import { inSwedenBox } from '#geo/browser/point.ts'

const position = z
  .array(z.number())
  .min(2)
  .refine(
    ([lon = 0, lat = 0]) => inSwedenBox({ lat, lon }),
    'lies outside Sweden, or is not longitude, latitude in WGS 84',
  )
const ring = z
  .array(position)
  .min(4)
  .refine((corners) => String(corners[0]) === String(corners.at(-1)), 'does not end where it began')
/** What an exception may be drawn as, in a file or in the database. */
export const drawnGeometry = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
    z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
    z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position).min(2)).min(1) }),
  ],
  'is neither a polygon nor a line',
)

export const storedHours = z
  .array(z.object({ weekdays: z.array(z.int()), from: z.int(), to: z.int() }))
  .nullable()
