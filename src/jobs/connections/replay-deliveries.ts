import type { PhotoStore } from '#files/photo-store.ts'
import type { Replayed, ToReplay } from '#integrations/receiver.ts'
import type { Links } from '#people/links/links.ts'
import { deliveryToSend } from '#reports/deliveries/delivery-to-send.ts'
import { knownOf } from '#reports/deliveries/external-ids.ts'
import { type ConnectionRooms, NotOpened, openConnection } from './open-connection.ts'

type Rooms = ConnectionRooms & { links: Links; photos: PhotoStore }

const mostAtOnce = 50

/**
 * What went through a connection and was counted after that, once more: as it stands today, so that what has been taken
 * away since is not told. Changes nothing of how deliveries stand. Null where its kind can't.
 */
export async function replayDeliveries(
  rooms: Rooms,
  connection: string,
  after: number,
): Promise<Replayed | null> {
  try {
    const { receiver } = await openConnection(rooms, connection, { purpose: 'poll' })
    return (await receiver.replay?.(missed(rooms, connection, after))) ?? null
  } catch (error) {
    if (error instanceof NotOpened) return null
    throw error
  }
}

/** Each read when it is asked for: an answer may be full before the last. */
async function* missed(rooms: Rooms, connection: string, after: number): AsyncGenerator<ToReplay> {
  const rows = await rooms.db
    .selectFrom('deliveries')
    .select(['id', 'case_id'])
    .where('receiver', '=', connection)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(mostAtOnce)
    .execute()
  for (const { id, case_id: caseId } of rows) {
    const delivery = await deliveryToSend(rooms, id)
    yield { delivery, known: await knownOf(rooms.db, { delivery: id, caseId, connection }) }
  }
}
