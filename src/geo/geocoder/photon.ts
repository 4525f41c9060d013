import { z } from 'zod'
import { swedenBox } from '../browser/point.ts'
import type { Dialect, GeocodedPlace } from './geocoder.ts'
import { coarse, toTheMetre } from './geocoder.ts'

const { west, south, east, north } = swedenBox

/**
 * Photon (github.com/komoot/photon). It answers 400 to a language it has not been given and, before
 * version 1, to parameters it does not know: so the language is asked for by header, the country by a box.
 */
export const photon: Dialect = {
  searchPath: ({ words, near, limit, within }) =>
    `api?${new URLSearchParams({
      q: words,
      limit: String(limit),
      ...(near && { lat: coarse(near.lat), lon: coarse(near.lon) }),
      ...(within === 'sweden' && { bbox: [west, south, east, north].join(',') }),
    })}`,
  reversePath: ({ lat, lon }) =>
    `reverse?${new URLSearchParams({ lat: toTheMetre(lat), lon: toTheMetre(lon) })}`,
  read: (answer) => collection.parse(answer).features.flatMap(placeOf),
}

const collection = z.object({ features: z.array(z.unknown()) })

const words = z.string().min(1).max(200).optional().catch(undefined)
const feature = z.object({
  geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]).rest(z.number()) }),
  properties: z.object({
    osm_key: words,
    name: words,
    street: words,
    housenumber: words,
    locality: words,
    district: words,
    city: words,
    county: words,
    postcode: words,
  }),
})
type Properties = z.infer<typeof feature>['properties']

function placeOf(each: unknown): GeocodedPlace[] {
  const read = feature.safeParse(each)
  if (!read.success) return []
  const { geometry, properties } = read.data
  const [lon, lat] = geometry.coordinates
  const { city, district, locality, county, postcode } = properties
  const called = nameOf(properties)
  if (!called) return []
  const town = city ?? district ?? locality ?? county ?? null
  return [{ ...called, town, postcode: postcode?.replaceAll(' ', '') ?? null, point: { lat, lon } }]
}

function nameOf(properties: Properties): Pick<GeocodedPlace, 'kind' | 'name'> | null {
  const { osm_key: key, name, street, housenumber, locality, district, city } = properties
  if (name && key === 'highway') return { kind: 'street', name }
  if (name) return { kind: key === 'place' || key === 'boundary' ? 'place' : 'landmark', name }
  // In the country a house is numbered by its village.
  const road = street ?? locality ?? district ?? city
  if (road && housenumber) return { kind: 'address', name: `${road} ${housenumber}` }
  return street ? { kind: 'street', name: street } : null
}
