import type { Context } from 'hono'
import type { Mode } from '#config.ts'
import type { Db } from '#database/database.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import type { Fields } from '#http/form.ts'
import type { ReceivedFile } from '#http/upload.ts'
import type { Links } from '#people/links/links.ts'
import type { Tables } from '#responsibility/tables.ts'

/** What our docs tell those who build programs: what each is served as, and where it stands. */
export const guideFiles = {
  'integration.md': 'docs/integration.md',
  'api.md': 'docs/api.md',
  'webhook.md': 'src/integrations/webhook/README.md',
  'file-drop.md': 'src/integrations/file-drop/README.md',
  'arende.schema.json': 'docs/arende.schema.json',
} as const
export type Guide = keyof typeof guideFiles
export const guides = Object.keys(guideFiles) as Guide[]

/** What the API door needs of the house, handed in by whoever starts it. */
export type ApiRooms = {
  db: Db
  links: Links
  photos: PhotoStore
  mode: Mode
  /** Without a slash at the end. */
  baseUrl: string
  rateLimits: boolean
  /** How events go to programs of bodies and back, as AsyncAPI has it: written by whoever knows the kinds. */
  events: object
  /** As they stand in the docs. */
  guides: Readonly<Record<Guide, string>>
  /** What tells who receives a report, as it is now. */
  tables(): Tables
}

export type ApiAsk = {
  c: Context
  rooms: ApiRooms
  /** What was posted; nothing on a GET. */
  fields: Fields
  files: readonly ReceivedFile[]
}
export type ApiHandler = (ask: ApiAsk) => Response | Promise<Response>
