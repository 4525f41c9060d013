import type { Context } from 'hono'
import type { Caller } from '#bodies/keys/open-key.ts'
import type { Db } from '#database/database.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import type { ReceivedFile } from '#http/upload.ts'
import type { Language } from '#i18n/messages.ts'
import type { Tables } from '#responsibility/tables.ts'
import type { KeptRows } from './kept-rows.ts'
import type { Posted } from './posted.ts'
import type { Format } from './write-document.ts'

/** What the Open311 door needs of the house, handed in by whoever starts it. */
export type Open311Rooms = {
  db: Db
  photos: PhotoStore
  /** Without a slash at the end. */
  baseUrl: string
  rateLimits: boolean
  /** What tells who receives a report, as it is now. */
  tables(): Tables
}

export type Open311Ask = {
  c: Context
  rooms: Open311Rooms
  kept: KeptRows
  format: Format
  language: Language
  /** The words of the address that its pattern names, without the format's ending. */
  named: Readonly<Record<string, string>>
  /** What is asked for: an empty parameter is one that is absent. The last of several of a name. */
  asked: Readonly<Record<string, string>>
}
export type Open311Handler = (ask: Open311Ask) => Response | Promise<Response>

/** What somebody with a key posts; `asked` holds it too, the last of several of a name. */
export type Open311Post = Open311Ask & { caller: Caller; posted: Posted; files: readonly ReceivedFile[] }
/** An answer, and the number of the report that it is about; null where there is none, or none is told yet. */
export type PostAnswer = { response: Response; report: number | null }
export type Open311PostHandler = (post: Open311Post) => Promise<PostAnswer>
