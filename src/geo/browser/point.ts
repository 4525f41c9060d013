/** A place on earth in WGS 84 degrees, the way everything here stores it. */
export type Point = { lat: number; lon: number }

/** Everything Swedish lies in here, and a good deal that is not. */
export const swedenBox = { south: 54.9, north: 69.2, west: 10.4, east: 24.4 }

export const inSwedenBox = ({ lat, lon }: Point): boolean =>
  lat >= swedenBox.south && lat <= swedenBox.north && lon >= swedenBox.west && lon <= swedenBox.east

export const isOnEarth = ({ lat, lon }: Point): boolean => Math.abs(lat) <= 90 && Math.abs(lon) <= 180

/** Six decimals, a tenth of a metre: what is stored and compared. */
export const roundPoint = ({ lat, lon }: Point): Point => ({ lat: sixDecimals(lat), lon: sixDecimals(lon) })

/** Along the surface of a sphere; within half a per cent of the truth. */
export function distanceMetres(from: Point, to: Point): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2
  const chord =
    half(to.lat - from.lat) +
    Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * half(to.lon - from.lon)
  return 2 * earthRadius * Math.asin(Math.sqrt(Math.min(1, chord)))
}

/** "57.930300, 12.533500": never a decimal comma, whatever the language. */
export const formatPoint = ({ lat, lon }: Point): string => `${lat.toFixed(6)}, ${lon.toFixed(6)}`

/** A page that shows the point on a map, in any browser. */
export const mapUrl = ({ lat, lon }: Point): string => {
  const [north, east] = [lat.toFixed(6), lon.toFixed(6)]
  return `https://www.openstreetmap.org/?mlat=${north}&mlon=${east}#map=18/${north}/${east}`
}

/** Opens the point in the map program of a telephone. */
export const mapAppUrl = (point: Point): string => {
  const place = `${point.lat.toFixed(6)},${point.lon.toFixed(6)}`
  return `geo:${place}?q=${place}`
}

const earthRadius = 6_371_008.8

const radians = (degrees: number) => (degrees * Math.PI) / 180

const sixDecimals = (degrees: number) => Math.round(degrees * 1e6) / 1e6
