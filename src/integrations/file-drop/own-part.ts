import type { FileDropSettings } from './settings.ts'
import type { Shown } from './telling-place.ts'
import { onlyInCsv } from './write-csv.ts'
import { onlyInGeoJson } from './write-geojson.ts'

/**
 * Of a file that others' deliveries are in too, what is this one's, and how long all of it is: what was told of somebody is
 * forgotten with their deliveries. Of what can't be read no more than that.
 */
export const ownPartOf =
  ({ separator }: FileDropSettings, id: string): Shown =>
  (name, content) => {
    if (typeof content !== 'string') return content
    const own = readOr('', () =>
      name.endsWith('.csv') ? onlyInCsv(content, separator, id) : onlyInGeoJson(content, id),
    )
    return own === content ? content : `${own}… (${content.length})`
  }

function readOr(instead: string, read: () => string): string {
  try {
    return read()
  } catch {
    return instead
  }
}
