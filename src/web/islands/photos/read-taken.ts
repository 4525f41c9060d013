import { readTags, type Taken, untold } from './taken.ts'

/** Reads what the camera wrote. The reader is large: it is fetched when there is a photo to read, not before. */
export async function readTaken(file: Blob): Promise<Taken> {
  try {
    const [{ default: ExifReader }, bytes] = await Promise.all([import('exifreader'), file.arrayBuffer()])
    const tags = ExifReader.load(bytes, {
      expanded: true,
      includeTags: { exif: ['DateTimeOriginal', 'OffsetTimeOriginal'], gps: true },
    })
    const { Latitude, Longitude } = tags.gps ?? {}
    const gps = { ...(Latitude !== undefined && { Latitude }), ...(Longitude !== undefined && { Longitude }) }
    const { DateTimeOriginal, OffsetTimeOriginal } = tags.exif ?? {}
    const exif = {
      ...(DateTimeOriginal && { DateTimeOriginal }),
      ...(OffsetTimeOriginal && { OffsetTimeOriginal }),
    }
    return readTags({ gps, exif }, new Date())
  } catch {
    return untold
  }
}
