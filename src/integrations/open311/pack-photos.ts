import type { DeliveredPhoto } from '#reports/deliveries/delivery.ts'
import { paths } from '../../paths.ts'
import type { Far, Fields, Part } from './ask.ts'

type Packed = {
  /** For `media_url`. */
  urls: readonly string[]
  parts: readonly Part[]
  /** Pictures that stand in the form itself. */
  fields: Fields
  /** Public addresses that there is no field for. */
  more: readonly string[]
}

/**
 * A photo goes by its address only where everybody may see it; else its bytes go, which nobody can fetch who was not sent
 * them. The address by which its holder sees it is never given away: it opens the case.
 */
export function packPhotos({ settings, profile, baseUrl }: Far, photos: readonly DeliveredPhoto[]): Packed {
  if (settings.photos === 'none') return { urls: [], parts: [], fields: [], more: [] }
  const asBytes = photos.filter(
    ({ address, bytes }) => bytes !== null && (settings.photos === 'multipart' || address === null),
  )
  const addresses = photos.flatMap((photo) =>
    photo.address === null || asBytes.includes(photo) ? [] : baseUrl + paths.photo(photo.address, 'large'),
  )
  const fitting = profile.mediaUrls === 'one' ? 1 : addresses.length
  const isForm = profile.files.as === 'base64'
  return {
    urls: addresses.slice(0, fitting),
    more: addresses.slice(fitting),
    parts: isForm ? [] : asBytes.flatMap((photo, index) => partOf(photo, profile.files.name, index)),
    fields: isForm
      ? asBytes.map(({ bytes }): [string, string] => ['media', bytes?.toString('base64') ?? ''])
      : [],
  }
}

const partOf = (
  { bytes, name, type }: DeliveredPhoto,
  field: Far['profile']['files']['name'],
  index: number,
): Part[] => (bytes ? [{ field: field === 'numbered' ? `photo${index + 1}` : field, name, type, bytes }] : [])
