import { paths } from '#paths.ts'
import { measureUnkept } from './measure-page.ts'
import type { Service } from './service.ts'

type Sight = { lat: number; lon: number; zoom: number }

/** What somebody sees who looks at the country, a region, a city, a part of it and a block. */
const sights: readonly Sight[] = [
  { lat: 62.4, lon: 16.6, zoom: 4 },
  { lat: 59.33, lon: 18.06, zoom: 7 },
  { lat: 57.7, lon: 11.97, zoom: 10 },
  { lat: 55.6, lon: 13, zoom: 12 },
  { lat: 59.33, lon: 18.06, zoom: 14 },
  { lat: 57.93, lon: 12.53, zoom: 16 },
]

/** As the map's own choices ask. */
const narrowings = ['category=gata', 'days=30', 'photo=1', 'words=h%C3%A5let']

const window = { width: 1440, height: 900 }

/** CPU a view, each kind in turn, and the most bytes that one of them takes. */
export async function measurePins(service: Service, seconds: number) {
  const views = sights.map(addressOf)
  const pinsCpu = await measureUnkept(service, views, seconds)
  const narrowedPinsCpu = await measureUnkept(
    service,
    views.flatMap((view) => narrowings.map((narrowing) => `${view}&${narrowing}`)),
    seconds,
  )
  const bytes = await Promise.all(
    views.map(async (path) => (await (await fetch(service.url + path)).arrayBuffer()).byteLength),
  )
  return { pinsCpu, narrowedPinsCpu, pinsWeight: Math.max(...bytes) / 1000 }
}

function addressOf({ lat, lon, zoom }: Sight): string {
  const degrees = 360 / (512 * 2 ** zoom)
  const aside = (degrees * window.width) / 2
  const up = (degrees * window.height * Math.cos((lat * Math.PI) / 180)) / 2
  const edges = [lon - aside, lat - up, lon + aside, lat + up].map((edge) => edge.toFixed(5))
  return `${paths.apiPins()}?bbox=${edges}&zoom=${zoom}&group=open,fixed,closed`
}
