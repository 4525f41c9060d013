import type { PhotoStore } from '#files/photo-store.ts'
import type { Links } from '#people/links/links.ts'

export type ActingRooms = {
  links: Links
  photos: PhotoStore
  /** Where our letters come from, and our Message-IDs end. */
  ownAddresses: readonly string[]
  host: string
  /** What mail is taken for as a whole, where there is such a domain; and who reads there what is for people. */
  domain?: string | null
  operatorEmail?: string
}
