import { connectionById } from '#bodies/connections/connection.ts'
import type { Accepted, Push, Receiver } from '#integrations/receiver.ts'
import { type ConnectionRooms, NotOpened, openConnection } from './open-connection.ts'

/** Whether anything can be pushed to a connection of that name. */
export const takesPushes = async (rooms: ConnectionRooms, id: string): Promise<boolean> =>
  (await receiverOf(rooms, id))?.accept !== undefined

/** Whether what is pushed is from whom it says; null where nothing can be pushed to a connection of that name. */
export const inspectPush = async (rooms: ConnectionRooms, id: string, push: Push): Promise<Accepted | null> =>
  (await receiverOf(rooms, id))?.accept?.(push) ?? null

async function receiverOf(rooms: ConnectionRooms, id: string): Promise<Receiver | null> {
  const connection = await connectionById(rooms.db, id)
  if (!connection || connection.state === 'ended') return null
  try {
    return (await openConnection(rooms, id, { purpose: 'poll' })).receiver
  } catch (error) {
    if (error instanceof NotOpened) return null
    throw error
  }
}
