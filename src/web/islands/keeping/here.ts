import { distanceMetres, type Point } from '#geo/browser/point.ts'

type Position = Point & { accuracy: number }

const place = 'felanmalan-position'

/** The position this tab went on from, so that the next page can say how good it was. */
export function setPosition(position: Position): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(position))
  } catch {
    // Only a sentence less.
  }
}

/** How good the position was, in metres, if a form's place is it. */
export function accuracyAt(point: Point): number | null {
  try {
    const { lat, lon, accuracy }: Position = JSON.parse(sessionStorage.getItem(place) ?? '')
    return distanceMetres({ lat, lon }, point) < 1 ? Math.max(1, Math.round(accuracy)) : null
  } catch {
    return null
  }
}

/** Where the device is, if it may be asked without a question to anybody. */
export async function hereIfAllowed(): Promise<Point | null> {
  try {
    const { state } = await navigator.permissions.query({ name: 'geolocation' })
    if (state !== 'granted') return null
    return await new Promise((tell) => {
      const found = ({ coords }: GeolocationPosition) => tell({ lat: coords.latitude, lon: coords.longitude })
      navigator.geolocation.getCurrentPosition(found, () => tell(null), {
        maximumAge: 600_000,
        timeout: 5_000,
      })
    })
  } catch {
    return null
  }
}
