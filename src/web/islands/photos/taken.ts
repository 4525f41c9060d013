import { distanceMetres, inSwedenBox, type Point, roundPoint } from '#geo/browser/point.ts'

/** What the camera wrote, as the reader of EXIF gives it. */
export type Tags = {
  gps?: { Latitude?: number; Longitude?: number }
  exif?: { DateTimeOriginal?: { description: string }; OffsetTimeOriginal?: { description: string } }
}

/** When and where a photo was taken; null is what it doesn't tell, or what can't be true of Sweden. */
export type Taken = { takenAt: Date | null; place: Point | null }

export const untold: Taken = { takenAt: null, place: null }

export const readTags = ({ gps, exif }: Tags, now: Date): Taken => ({
  takenAt: momentOf(exif?.DateTimeOriginal?.description, exif?.OffsetTimeOriginal?.description, now),
  place: placeOf(gps?.Latitude, gps?.Longitude),
})

const aDay = 86_400_000

/** A camera that doesn't say its hour is set to this telephone's. Clocks never set begin long ago. */
function momentOf(words = '', offset = '', now: Date): Date | null {
  const [, year, month, day, time] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(words) ?? []
  if (!time) return null
  const zone = /^[+-]\d\d:\d\d$/.test(offset) ? offset : ''
  const at = new Date(`${year}-${month}-${day}T${time}${zone}`)
  const isBelievable = at.getTime() > Date.UTC(2000, 0) && at.getTime() < now.getTime() + aDay
  return isBelievable ? at : null
}

/** What lies elsewhere, as receivers do that haven't found out where they are, says nothing of a street here. */
function placeOf(lat: number | undefined, lon: number | undefined): Point | null {
  if (lat === undefined || lon === undefined) return null
  return inSwedenBox({ lat, lon }) ? roundPoint({ lat, lon }) : null
}

/** From what age a photo's place may no longer be where the problem is. */
export const isOld = (takenAt: Date | null, now: Date): boolean =>
  takenAt !== null && now.getTime() - takenAt.getTime() > aDay

const near = 500

/** How far from here it was taken, in metres, where that is farther than somebody walks meanwhile. */
export function farFrom(taken: Point, here: Point): number | null {
  const metres = distanceMetres(taken, here)
  return metres > near ? metres : null
}
