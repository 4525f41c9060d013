import { cleanLine } from '#text/plain-text.ts'
import type { Ask } from '../../ask.ts'
import type { FormToShow } from './form-to-show.ts'

/** A place that was looked up for it anew; kept when the form is saved. */
export function otherPlace({ c }: Ask): FormToShow['fields'] {
  const { lat, lon, plats, ort = '' } = c.req.query()
  const place = cleanLine((plats ?? '').slice(0, 400))
  return lat && lon ? { lat, lon, ort, municipality: '', ...(place && { place }) } : {}
}
