import type { Context } from 'hono'
import type { Language, LinkAct } from '#database/schema.ts'
import type { Point } from '#geo/browser/point.ts'
import type { Fields } from '#http/form.ts'
import type { ReceivedFile } from '#http/upload.ts'
import type { Messages } from '#i18n/messages.ts'
import type { Link } from '#people/links/links.ts'
import type { Session } from '#people/sessions.ts'
import type { KeptPages } from './kept-pages.ts'
import type { WebRooms } from './rooms.ts'

/** One request, with all a handler needs: the house, the reader's language, and the form if one was posted. */
export type Ask = {
  c: Context
  rooms: WebRooms
  language: Language
  say: Messages
  /** The address asked for, without the language before it. */
  here: string
  /** Behind a signed link or a session: not for search engines, caches or other people. */
  isPrivate: boolean
  hasEnglish: boolean
  keptPages: KeptPages
  /** Set where the search for a place is for something else than a new report. */
  placeGoal?: PlaceGoal
  fields: Fields
  /** What came with the form, on the routes that take files. */
  files: readonly ReceivedFile[]
}

/** What a place is looked up for: where it is searched, and what a found one leads to. */
export type PlaceGoal = {
  search: string
  form: string
  at(point: Point, words?: { words?: string; isTown?: boolean }): string
  /** What the button to a found place says, where it isn't for a report. */
  button?: string
  /** What the field asks, where it isn't where a problem is. */
  question?: string
}

type Answer = Response | Promise<Response>
export type Handler = (ask: Ask) => Answer
export type LinkHandler = (ask: Ask, link: Link) => Answer
export type ClosedLink = { why: 'expired' | 'revoked'; link: Link }
export type ClosedLinkHandler = (ask: Ask, closed: ClosedLink) => Answer

export type SessionHandler = (ask: Ask, session: Session) => Answer

/** Who may come in. Each route names one: leaving it out does not compile. */
export type Permission =
  | { permission: 'public'; handler: Handler }
  /** Everybody; who is signed in has proven their address, and is answered as themselves. */
  | { permission: 'anybody'; handler: Handler; signedIn: SessionHandler }
  /** Whoever holds a signed link for this act. The link is opened before the handler is asked. */
  | { permission: 'link'; act: LinkAct; handler: LinkHandler; closed: ClosedLinkHandler }
  /** Whoever is signed in; others get what `otherwise` answers. */
  | { permission: 'session'; handler: SessionHandler; otherwise: Handler }
  /** Only on this machine, only in a demonstration; else it is not there. */
  | { permission: 'demonstration'; handler: Handler }
