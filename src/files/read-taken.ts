import ExifReader from 'exifreader'
import { isOnEarth, type Point, roundPoint } from '#geo/browser/point.ts'
import { swedishTime } from '#i18n/swedish-time.ts'

/** When and where a photo was taken, by what the camera wrote into it; null is what can't be believed. */
export type Taken = { takenAt: Date | null; place: Point | null }

const nothing: Taken = { takenAt: null, place: null }

/** Reads EXIF, bare or inside a whole HEIC. Whatever stands there: it tells, or it doesn't; it never throws. */
export function readTaken(exif: Uint8Array | null): Taken {
  if (!exif) return nothing
  try {
    const { exif: tags, gps } = ExifReader.load(bareBytes(exif), {
      expanded: true,
      includeTags: { exif: ['DateTimeOriginal', 'OffsetTimeOriginal'], gps: true },
    })
    return {
      takenAt: believable(momentOf(wordsOf(tags?.DateTimeOriginal), wordsOf(tags?.OffsetTimeOriginal))),
      place: placeOf(gps?.Latitude, gps?.Longitude),
    }
  } catch {
    return nothing
  }
}

/** A moment a camera of today can have seen; clocks that were never set begin in 1970 or 1980. */
export function believable(at: Date | null): Date | null {
  const isSo = at !== null && at.getTime() > Date.UTC(2000, 0) && at.getTime() < Date.now() + aDay
  return isSo ? at : null
}

const aDay = 86_400_000

/** In a JPEG six letters stand before the tags. */
function bareBytes(exif: Uint8Array): ArrayBuffer {
  const isMarked = Buffer.from(exif.subarray(0, 6)).toString('latin1') === 'Exif\0\0'
  return new Uint8Array(isMarked ? exif.subarray(6) : exif).buffer
}

const wordsOf = (tag: { description: string } | undefined): string => tag?.description ?? ''

/** Cameras write the time of the place; those that don't say which are in Sweden. */
function momentOf(words: string, offset: string): Date | null {
  const [, year, month, day, time] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d):\d\d/.exec(words) ?? []
  if (!time) return null
  const local = `${year}-${month}-${day}T${time}`
  if (!/^[+-]\d\d:\d\d$/.test(offset)) return swedishTime(local)
  const at = new Date(`${local}:00${offset}`)
  return Number.isNaN(at.getTime()) ? null : at
}

/** Null Island is where receivers are that have not found out where they are. */
function placeOf(lat: number | undefined, lon: number | undefined): Point | null {
  if (lat === undefined || lon === undefined || !Number.isFinite(lat) || !Number.isFinite(lon)) return null
  const isNowhere = Math.abs(lat) < 0.001 && Math.abs(lon) < 0.001
  return isNowhere || !isOnEarth({ lat, lon }) ? null : roundPoint({ lat, lon })
}
