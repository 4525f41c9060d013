import { dropSessionCookie, readSessionCookie, setSessionCookie } from '#http/session-cookie.ts'
import { openSession, type Session, sessionDays } from '#people/sessions.ts'
import type { Ask } from './ask.ts'

/** Whose session the browser is in; a cookie of one that is over stays until it is replaced. */
export async function sessionOf({ c, rooms }: Ask): Promise<Session | null> {
  const token = readSessionCookie(c, rooms.baseUrl)
  const session = token ? await openSession(rooms.db, token) : null
  if (token && session?.isRenewed) setSessionCookie(c, rooms.baseUrl, token, sessionDays)
  return session
}

export const keepSession = ({ c, rooms }: Ask, token: string): void =>
  setSessionCookie(c, rooms.baseUrl, token, sessionDays)

export const dropSession = ({ c, rooms }: Ask): void => dropSessionCookie(c, rooms.baseUrl)
