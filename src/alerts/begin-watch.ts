import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { createLink, ensureLink } from '#people/links/links.ts'
import { recordEvent } from '#reports/record-event.ts'
import type { Door } from '#reports/report.ts'
import { Conflict } from '../errors.ts'
import { mostWatches } from './watch.ts'

type Beginning = { watch: string; person: number; link: string | null; door: Door }

/** A stored watch is a person's from now on, with the links that end it. */
export async function beginWatch(tx: Db, { watch, person, link, door }: Beginning): Promise<void> {
  await refuseTooMany(tx, person)
  await tx
    .updateTable('watches')
    .set({ person, email: null, confirmed_at: sql`clock_timestamp()` })
    .where('id', '=', watch)
    .execute()
  await createLink(tx, 'unwatch', { watch, person })
  await ensureLink(tx, 'unwatch', person)
  await recordEvent(tx, { act: 'watch', door, actor: 'neighbour', person, link, facts: { watch } })
}

async function refuseTooMany(tx: Db, person: number): Promise<void> {
  const { count } = await tx
    .selectFrom('watches')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('person', '=', person)
    .where('stopped_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= mostWatches) throw new Conflict('watches too many already')
}
