import { z } from 'zod'
import type { Point } from '../browser/point.ts'
import type { Dialect, GeocodedPlace } from './geocoder.ts'
import { coarse, toTheMetre } from './geocoder.ts'

/** Nominatim (nominatim.org), in its format jsonv2. */
export const nominatim: Dialect = {
  searchPath: ({ words, near, limit, within }) =>
    `search?${new URLSearchParams({
      q: words,
      format: 'jsonv2',
      addressdetails: '1',
      limit: String(limit),
      ...(within === 'sweden' && { countrycodes: 'se' }),
      ...(near && { viewbox: boxAround(near) }),
    })}`,
  reversePath: ({ lat, lon }) =>
    `reverse?${new URLSearchParams({
      lat: toTheMetre(lat),
      lon: toTheMetre(lon),
      format: 'jsonv2',
      addressdetails: '1',
    })}`,
  read: (answer) => answers.parse(answer).flatMap(placeOf),
}

// A search answers with a list; a point with one place, or with an error where there is nothing near it.
const nothingThere = z.object({ error: z.unknown() }).transform((): unknown[] => [])
const onePlace = z
  .object({ lat: z.unknown() })
  .loose()
  .transform((place): unknown[] => [place])
const answers = z.union([z.array(z.unknown()), nothingThere, onePlace])

const words = z.string().min(1).max(200).optional().catch(undefined)
const degrees = z.union([z.number(), z.string().min(1).transform(Number)])
const address = z.object({
  road: words,
  house_number: words,
  city: words,
  town: words,
  village: words,
  hamlet: words,
  suburb: words,
  municipality: words,
  postcode: words,
})
const place = z.object({
  lat: degrees,
  lon: degrees,
  category: words,
  name: words,
  display_name: z.string().optional().catch(undefined),
  address: address.catch({}),
})
type Place = z.infer<typeof place>

function placeOf(each: unknown): GeocodedPlace[] {
  const read = place.safeParse(each)
  if (!read.success) return []
  const { lat, lon, address } = read.data
  const { city, town, village, hamlet, suburb, municipality, postcode } = address
  const called = nameOf(read.data)
  if (!called) return []
  return [
    {
      ...called,
      town: city ?? town ?? village ?? hamlet ?? suburb ?? municipality ?? null,
      postcode: postcode?.replaceAll(' ', '') ?? null,
      point: { lat, lon },
    },
  ]
}

function nameOf({
  category,
  name,
  display_name,
  address,
}: Place): Pick<GeocodedPlace, 'kind' | 'name'> | null {
  const { road, house_number, village, hamlet } = address
  const numbered = road ?? hamlet ?? village
  if (category === 'highway' && (name ?? road)) return { kind: 'street', name: name ?? road ?? '' }
  if (!name && numbered && house_number) return { kind: 'address', name: `${numbered} ${house_number}` }
  // Older servers give no name of its own: it stands first in what is displayed.
  const first = name ?? display_name?.split(',')[0]?.slice(0, 200)
  if (!first) return null
  return { kind: category === 'place' || category === 'boundary' ? 'place' : 'landmark', name: first }
}

const reach = 0.5

const boxAround = ({ lat, lon }: Point): string =>
  [lon - reach, lat - reach / 2, lon + reach, lat + reach / 2].map(coarse).join(',')
