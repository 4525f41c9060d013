import { dropToken, keepToken, readToken, sessionCookie } from '#http/cookies.ts'
import { openSession, type Session, sessionDays } from '#people/sessions.ts'
import type { Ask } from './ask.ts'

const seconds = sessionDays * 86_400

/** Whose session the browser is in; a cookie of one that is over stays until it is replaced. */
export async function sessionOf({ c, rooms }: Ask): Promise<Session | null> {
  const token = readToken(c, rooms.baseUrl, sessionCookie)
  const session = token ? await openSession(rooms.db, token) : null
  if (token && session?.isRenewed) keepToken(c, rooms.baseUrl, sessionCookie, { token, seconds })
  return session
}

export const keepSession = ({ c, rooms }: Ask, token: string): void =>
  keepToken(c, rooms.baseUrl, sessionCookie, { token, seconds })

export const dropSession = ({ c, rooms }: Ask): void => dropToken(c, rooms.baseUrl, sessionCookie)
