import type { Feature } from 'geojson'

const corners = 48
const metresPerDegree = 111_195

/** A circle of so many metres around a point, as a map draws it. */
export function circleAround({ lat, lon }: { lat: number; lon: number }, metres: number): Feature {
  const up = metres / metresPerDegree
  const aside = up / Math.cos((lat * Math.PI) / 180)
  const ring = Array.from({ length: corners + 1 }, (_, nth) => {
    const turned = ((nth % corners) / corners) * 2 * Math.PI
    return [lon + aside * Math.cos(turned), lat + up * Math.sin(turned)]
  })
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }
}
