import { connectionById } from '#bodies/connections/connection.ts'
import type { Accepted, Push } from '#integrations/receiver.ts'
import { type ConnectionRooms, NotOpened, openConnection } from './open-connection.ts'

/** Whether what is pushed is from whom it says; null where nothing can be pushed to a connection of that name. */
export async function inspectPush(rooms: ConnectionRooms, id: string, push: Push): Promise<Accepted | null> {
  const connection = await connectionById(rooms.db, id)
  if (!connection || connection.state === 'ended') return null
  try {
    const { receiver } = await openConnection(rooms, id, { purpose: 'poll' })
    return receiver.accept?.(push) ?? null
  } catch (error) {
    if (error instanceof NotOpened) return null
    throw error
  }
}
