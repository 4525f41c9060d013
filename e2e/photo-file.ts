import sharp from 'sharp'

/** The square of Alingsås, as a camera writes it. */
const square = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '57/1 55/1 4865/100',
  GPSLongitudeRef: 'E',
  GPSLongitude: '12/1 32/1 67/100',
}

type Photo = { taken?: Date; withPlace?: boolean; width?: number; height?: number; name?: string }

/** A photo as a telephone hands it to a page: noisy as the world is, with or without where it was taken. */
export async function aPhoto(photo: Photo = {}) {
  const { taken = new Date(), withPlace = true, width = 1600, height = 1200, name = 'IMG_0001.jpg' } = photo
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const buffer = await sharp({ create: { width, height, channels: 3, background: '#3a6b52', noise } })
    .withExif({
      IFD2: { DateTimeOriginal: cameraTime(taken), OffsetTimeOriginal: '+00:00' },
      ...(withPlace && { IFD3: square }),
    })
    .jpeg({ quality: 70 })
    .toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}

const cameraTime = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', ':')
