import type { PhotoStore } from '#files/photo-store.ts'
import type { Links } from '#people/links/links.ts'

export type ActingRooms = {
  links: Links
  photos: PhotoStore
  /** Where our letters come from, and our Message-IDs end. */
  ownAddresses: readonly string[]
  host: string
}
