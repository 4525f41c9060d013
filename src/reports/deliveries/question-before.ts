import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { DeliveryKind } from '#database/schema.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { masked } from '../publish-text.ts'

type Told = { kind: DeliveryKind; number: number; case_id: number; entry: number | null; created_at: Date }

/** What the holder had asked, where it is told the answer, or that none came; else null. */
export async function questionBefore(db: Db, told: Told): Promise<string | null> {
  const isEnd = told.kind === 'lapse' || (told.kind === 'message' && told.entry && (await isAnswer(db, told)))
  if (!isEnd) return null
  const asked = await db
    .selectFrom('events')
    .innerJoin('entry_texts', 'entry_texts.entry', 'events.entry')
    .select('entry_texts.words')
    .where('events.report', '=', told.number)
    .where('events.case_id', '=', told.case_id)
    .where('events.act', '=', 'ask')
    .where('events.recorded_at', '<=', told.created_at)
    .where('entry_texts.version', '=', 'original')
    .orderBy('events.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return asked ? stripCapabilities(asked.words, masked) : null
}

async function isAnswer(db: Db, { number, entry }: Told): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from events
      where report = ${number} and entry = ${entry} and act = 'supply') as is`.execute(db)
  return rows[0]?.is ?? false
}
