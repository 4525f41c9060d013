import type { Db } from '#database/database.ts'
import type { RenderedLetter } from '#letters/letter.ts'
import type { Links } from '#people/links/links.ts'
import type { LetterRow } from '#reports/letters/letter-queries.ts'

export type WritingRooms = {
  db: Db
  links: Links
  baseUrl: string
  mailDomain: string | null
  operatorEmail: string
}

/** `replyTo` where whoever gets the answers is somebody else; `thread` what several letters have in common. */
export type Addressed = RenderedLetter & { to: string; replyTo?: string; thread?: string }

/** Writes one kind of letter as things stand now. Null: there is nobody to tell any more, or nothing. */
export type Write = (rooms: WritingRooms, letter: LetterRow) => Promise<Addressed | null>
