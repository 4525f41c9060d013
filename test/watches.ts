import { randomUUID } from 'node:crypto'
import { confirmWatch } from '#alerts/confirm-watch.ts'
import { saveWatch } from '#alerts/save-watch.ts'
import type { Watched, WatchToSave } from '#alerts/watch.ts'
import type { Db } from '#database/database.ts'
import { alingsas } from './reports.ts'

export const someAddress = (): string => `${randomUUID()}@invanare.example`

export const aroundSquare = (metres: number, words = ''): Watched => ({
  subject: 'circle',
  point: { lat: 57.93018, lon: 12.53352 },
  metres,
  words,
})

type WatchToMake = Partial<WatchToSave & { email: string }>

/** What somebody asks to watch, its address not proven yet. */
export async function aWaitingWatch(db: Db, changes: WatchToMake = {}): Promise<string> {
  const id = randomUUID()
  const watched = { subject: 'municipality', body: alingsas } as const
  const usual = { id, watched, groups: [], pace: 'at_once', language: 'sv', email: someAddress() } as const
  await saveWatch(db, { ...usual, ...changes })
  return changes.id ?? id
}

/** The same, confirmed by the link of its letter. */
export async function aWatch(db: Db, changes: WatchToMake = {}): Promise<{ id: string; person: number }> {
  const id = await aWaitingWatch(db, changes)
  const { id: link } = await db
    .selectFrom('links')
    .select('id')
    .where('watch', '=', id)
    .where('act', '=', 'watch')
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  await confirmWatch(db, { watch: id, link, door: 'web' })
  const { person } = await db
    .selectFrom('watches')
    .select('person')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, person: person ?? 0 }
}
