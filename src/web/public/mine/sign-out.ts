import { paths } from '#paths.ts'
import { endSession, endSessionsOf, type Session } from '#people/sessions.ts'
import { goTo } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { dropSession } from '../../session.ts'

/** Here, or in every browser there is. */
export async function signOut(ask: Ask, { id, person }: Session): Promise<Response> {
  const { db } = ask.rooms
  if (ask.fields['where'] === 'everywhere') await endSessionsOf(db, person)
  else await endSession(db, id)
  dropSession(ask)
  return goTo(ask, `${paths.mine()}?klart=utloggad`)
}
