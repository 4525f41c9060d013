import { z } from 'zod'
import { paths } from '#paths.ts'
import type { Photo } from '#reports/photos/photo.ts'
import { named } from '../schemas.ts'

export const shownPhoto = named(
  'Photo',
  z.object({
    width: z.int().describe('Of the picture upright, as it was sent.'),
    height: z.int(),
    large: z.string(),
    medium: z.string(),
    small: z.string(),
  }),
)

/** Those whose copies are made. */
export const showPhotos = (baseUrl: string, photos: readonly Photo[]): z.output<typeof shownPhoto>[] =>
  photos
    .filter(({ state }) => state === 'ready')
    .map(({ address, width, height }) => ({
      ...{ width, height },
      large: baseUrl + paths.photo(address, 'large'),
      medium: baseUrl + paths.photo(address, 'medium'),
      small: baseUrl + paths.photo(address, 'small'),
    }))
