import type { Db } from '#database/database.ts'
import type { RenderedLetter } from '#letters/letter.ts'
import type { Links } from '#people/links/links.ts'
import type { LetterRow } from '#reports/letters/letter-queries.ts'

export type WritingRooms = { db: Db; links: Links; baseUrl: string; operatorEmail: string }

/** `replyTo` where it is not those who run the service. */
export type Addressed = RenderedLetter & { to: string; replyTo?: string }

/** Writes one kind of letter as things stand now. Null: there is nobody to tell any more, or nothing. */
export type Write = (rooms: WritingRooms, letter: LetterRow) => Promise<Addressed | null>
