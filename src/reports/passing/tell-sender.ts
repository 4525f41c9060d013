import type { Db } from '#database/database.ts'
import { queueDelivery } from '../deliveries/queue-delivery.ts'
import type { LockedCase } from '../lock-case.ts'
import type { HeldCase } from '../report.ts'

/** What whoever sent a report on is told of it, once: that it was accepted, or that it has gone on from there. */
type Told = 'accepted' | 'gone_on'

/** Whoever got a report from another body takes it on by the first that it does with it. */
export async function tellSenderOfFirst(tx: Db, held: LockedCase, entry: number | null): Promise<void> {
  if (held.state === 'new') await tellSender(tx, held, 'accepted', entry)
}

/** Neither accepted nor given back, but sent on in turn: to a third, or to the national inbox. */
export async function tellSenderOfNext(
  tx: Db,
  held: LockedCase,
  { to, entry }: { to: string; entry: number | null },
): Promise<void> {
  const sender = await senderOf(tx, held)
  if (sender?.holder !== to) await tellSender(tx, held, 'gone_on', entry)
}

async function tellSender(tx: Db, held: LockedCase, told: Told, entry: number | null): Promise<void> {
  const sender = await senderOf(tx, held)
  if (!sender || (await hasBeenTold(tx, sender))) return
  await queueDelivery(tx, sender, told, entry)
}

/** The case it came from, where a body ended that. */
async function senderOf(tx: Db, { came_from }: LockedCase): Promise<HeldCase | null> {
  if (came_from === null) return null
  const { moved_by, ...sender } = await tx
    .selectFrom('cases')
    .select(['id', 'report', 'municipality', 'holder', 'state', 'moved_by'])
    .where('id', '=', came_from)
    .executeTakeFirstOrThrow()
  return moved_by === 'operator' ? null : sender
}

async function hasBeenTold(tx: Db, { id }: HeldCase): Promise<boolean> {
  const before = await tx
    .selectFrom('deliveries')
    .select('id')
    .where('case_id', '=', id)
    .where('kind', 'in', ['accepted', 'gone_on'])
    .limit(1)
    .executeTakeFirst()
  return before !== undefined
}
