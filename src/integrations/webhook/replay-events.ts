import type { Replayed, ToReplay } from '../receiver.ts'
import { sign, signatureHeader } from '../signature.ts'
import { type EventRooms, writeEvent } from './write-event.ts'

/** An answer that a program can read at once. */
const mostBytes = 8_000_000

/** A batch of events as they would be posted today: their ids and sequences are as they were. */
export async function replayEvents(
  missed: AsyncIterable<ToReplay>,
  rooms: EventRooms,
  secrets: readonly string[],
): Promise<Replayed> {
  const events: string[] = []
  let length = 0
  for await (const { delivery, known } of missed) {
    const event = writeEvent(delivery, known, rooms)
    length += Buffer.byteLength(event)
    if (events.length > 0 && length > mostBytes) break
    events.push(event)
  }
  const body = `[${events.join(',')}]`
  return {
    headers: {
      'content-type': 'application/cloudevents-batch+json; charset=utf-8',
      [signatureHeader]: sign(body, new Date(), secrets),
    },
    body,
  }
}
