import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { distanceMetres } from '#geo/browser/point.ts'
import { type Known, known } from './geocoder-places.ts'

export type Kind = 'photon' | 'nominatim'

/** How the server fails, if it does. */
export type Trouble = 'none' | 'silent' | 'error' | 'redirect' | 'huge' | 'html' | 'other shape' | 'too many'

export type GeocoderQuestion = { url: URL; headers: IncomingMessage['headers']; at: number }

/** A Photon or a Nominatim on loopback that knows a handful of places, answers in its shapes, and keeps what it is asked. */
export async function startGeocoderServer(kind: Kind) {
  const questions: GeocoderQuestion[] = []
  const state: { trouble: Trouble } = { trouble: 'none' }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    questions.push({ url, headers: request.headers, at: performance.now() })
    if (state.trouble === 'none') return answer(response, ...speaks[kind](url))
    misbehave(response, state.trouble)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    questions,
    behave: (trouble: Trouble) => {
      state.trouble = trouble
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Said = [status: number, json: unknown]

const speaks: Record<Kind, (url: URL) => Said> = { photon: asPhoton, nominatim: asNominatim }

const photonParameters = new Set(['q', 'lat', 'lon', 'limit', 'lang', 'bbox', 'osm_tag', 'zoom', 'layer'])

function asPhoton({ pathname, searchParams }: URL): Said {
  const unknown = [...searchParams.keys()].find((name) => !photonParameters.has(name))
  if (unknown) return [400, { message: `unknown query parameter '${unknown}'.` }]
  const lang = searchParams.get('lang') ?? 'default'
  if (!['default', 'de', 'en', 'fr'].includes(lang))
    return [
      400,
      { message: `language ${lang} is not supported, supported languages are: default, de, en, fr` },
    ]
  if (pathname === '/reverse') return [200, collectionOf(nearestTo(searchParams).slice(0, 1))]
  if (pathname !== '/api') return [404, { message: 'not found' }]
  const [west = -180, south = -90, east = 180, north = 90] = numbers(searchParams.get('bbox'))
  const found = matching(searchParams.get('q') ?? '').filter(
    ({ lat, lon }) => lon >= west && lon <= east && lat >= south && lat <= north,
  )
  return [200, collectionOf(found.slice(0, Number(searchParams.get('limit') ?? 15)))]
}

const collectionOf = (places: readonly Known[]) => ({
  type: 'FeatureCollection',
  features: places.map((place) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
    properties: {
      osm_type: 'N',
      osm_id: place.id,
      osm_key: place.key,
      osm_value: place.value,
      type: place.number ? 'house' : place.key === 'highway' ? 'street' : 'other',
      ...(place.name && { name: place.name }),
      ...(place.street && !(place.key === 'highway') && { street: place.street }),
      ...(place.number && { housenumber: place.number }),
      ...(place.postcode && { postcode: place.postcode }),
      ...(place.town && place.town !== place.name && { city: place.town }),
      county: place.county,
      country: place.country === 'se' ? 'Sverige' : 'Norge',
      countrycode: place.country.toUpperCase(),
    },
  })),
})

function asNominatim({ pathname, searchParams }: URL): Said {
  if (searchParams.get('format') !== 'jsonv2') return [400, { error: { code: 400, message: 'format' } }]
  if (pathname === '/reverse') {
    const [nearest] = nearestTo(searchParams)
    return [200, nearest ? jsonOf(nearest) : { error: 'Unable to geocode' }]
  }
  if (pathname !== '/search') return [404, 'Not found']
  const countries = searchParams.get('countrycodes')?.split(',')
  const found = matching(searchParams.get('q') ?? '').filter(
    ({ country }) => !countries || countries.includes(country),
  )
  return [200, found.slice(0, Number(searchParams.get('limit') ?? 10)).map(jsonOf)]
}

const jsonOf = (place: Known) => ({
  place_id: place.id + 7,
  licence: 'Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright',
  osm_type: 'node',
  osm_id: place.id,
  lat: String(place.lat),
  lon: String(place.lon),
  category: place.key,
  type: place.value,
  place_rank: place.number ? 30 : 26,
  importance: 0.00000999999,
  addresstype: place.number ? 'place' : place.key,
  name: place.name ?? '',
  display_name: [
    place.number,
    place.name ?? place.street,
    place.town,
    place.municipality,
    place.county,
    'Sverige',
  ]
    .filter(Boolean)
    .join(', '),
  address: {
    ...(place.number && { house_number: place.number }),
    ...(place.street && { road: place.street }),
    ...(place.town && { town: place.town }),
    municipality: place.municipality,
    county: place.county,
    ...(place.postcode && { postcode: place.postcode }),
    country: place.country === 'se' ? 'Sverige' : 'Norge',
    country_code: place.country,
  },
  boundingbox: [place.lat, place.lat, place.lon, place.lon].map(String),
})

/** Every word asked for stands somewhere in the place. */
function matching(asked: string): Known[] {
  const words = asked
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  return known.filter((place) => {
    const { name, street, number, town, municipality, postcode } = place
    const said = [name, street, number, town, municipality, postcode].join(' ').toLowerCase().split(/\s+/)
    return words.length > 0 && words.every((word) => said.includes(word))
  })
}

const farthest = 2_000

function nearestTo(query: URLSearchParams): Known[] {
  const point = { lat: Number(query.get('lat')), lon: Number(query.get('lon')) }
  return known
    .filter(({ key }) => key === 'place' || key === 'building')
    .map((place) => ({ place, metres: distanceMetres(point, place) }))
    .filter(({ metres }) => metres < farthest)
    .sort((a, b) => a.metres - b.metres)
    .map(({ place }) => place)
}

const numbers = (list: string | null) => (list ? list.split(',').map(Number) : [])

function misbehave(response: ServerResponse, trouble: Exclude<Trouble, 'none'>): void {
  if (trouble === 'silent') return
  if (trouble === 'redirect') response.writeHead(302, { location: 'https://elsewhere.example/' }).end()
  else if (trouble === 'huge') response.end(`["${'x'.repeat(1_000_000)}"]`)
  else if (trouble === 'html') response.end('<html><body>Storgatan 5</body></html>')
  else answer(response, trouble === 'error' ? 503 : trouble === 'too many' ? 429 : 200, { other: 'shape' })
}

function answer(response: ServerResponse, status: number, json: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
}
