import type { ConnectionKinds } from '#bodies/connections/connection-kind.ts'
import type { Mode } from '#config.ts'
import type { Db } from '#database/database.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import type { Geocoder } from '#geo/geocoder/geocoder.ts'
import type { Tiles } from '#geo/map/tiles.ts'
import type { Links } from '#people/links/links.ts'
import type { Tables } from '#responsibility/tables.ts'
import type { Assets } from './assets.ts'
import type { LiveReports } from './live/live-reports.ts'

/** What the web door needs of the house, handed in by whoever starts it. */
export type WebRooms = {
  db: Db
  links: Links
  photos: PhotoStore
  /** What those who run a connection may know of each kind there is. */
  kinds: ConnectionKinds
  mode: Mode
  /** Without a slash at the end. */
  baseUrl: string
  operatorEmail: string
  /** Where a picture can be mailed to; null where no mail comes in. */
  reportsByMail: string | null
  rateLimits: boolean
  /** A form sent sooner than this after it was shown is asked for once more; 0 for never. */
  leastMsToFill: number
  /** What tells who receives a report, as it is now. */
  tables(): Tables
  /** Null where no deployment's server knows the streets: then no page asks anybody. */
  geocoder: Geocoder | null
  /** Null: maps show what is built in and imported. */
  tiles: Tiles | null
  assets: Assets
  /** Open pages that hear of news. */
  live: LiveReports
  /** Only in a demonstration: the folder letters are written to. */
  mailbox: Mailbox | null
  /** Whether everything a page needs answers. */
  ready(): Promise<boolean>
}

/** The letters of a demonstration, newest first. An id names one letter and is safe in an address. */
export type Mailbox = {
  list(limit: number): Promise<LetterSummary[]>
  read(id: string): Promise<Letter | null>
}

export type LetterSummary = {
  id: string
  at: Date
  from: string
  to: string
  subject: string
  /** What it tells, in its first line. */
  title: string
}

export type Letter = LetterSummary & {
  headers: readonly { name: string; value: string }[]
  text: string
  html: string | null
  attachments: readonly { name: string; type: string }[]
}
