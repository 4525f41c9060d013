import type { Language } from '#database/schema.ts'
import type { Permission } from './ask.ts'

/** One door: how it is asked for, in which language it answers, who may come in, and who answers. */
export type Route = {
  method: 'GET' | 'POST'
  path: string
  language: Language
  /** The same page under the other language's path. */
  hasEnglish: boolean
  /** Also posted by programs that aren't browsers showing our pages: no origin check. */
  fromAnywhere?: true
  /**
   * Fewer are let through of what has a letter sent to an address that anybody can write, of what a key is tried by,
   * and of documents that are written for who asks.
   */
  scarce?: 'letters' | 'passkeys' | 'copies'
  /** The fields that may bring files; other routes leave them out. */
  files?: readonly string[]
} & Permission

/** The same in both languages, or in Swedish alone. */
export type Page = Pick<Route, 'method' | 'path' | 'fromAnywhere' | 'scarce' | 'files'> & Permission

/** Where a signed link's token stands in an address. */
export const link = ':token'

type OnLink = Extract<Permission, { permission: 'link' }>
export type LinkPage = Pick<Page, 'method' | 'path' | 'fromAnywhere' | 'scarce' | 'files'> &
  Pick<OnLink, 'handler'>

/** Doors that open to whoever holds a link for this act. */
export function onLink(act: OnLink['act'], closed: OnLink['closed'], linked: readonly LinkPage[]): Page[] {
  return linked.map((page) => ({ ...page, permission: 'link', act, closed }))
}
