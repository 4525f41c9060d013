import type { Db } from '#database/database.ts'
import type { Language } from '#database/schema.ts'
import type { Reason } from './codes.ts'
import { sayReason } from './explain-recipient.ts'

/** A reason as letters tell it, in both languages, with the names bodies have today. */
export async function reasonInWords(db: Db, reason: Reason): Promise<Record<Language, string>> {
  const codes = Object.values(reason.facts).filter((fact) => fact !== null)
  const bodies = await db.selectFrom('bodies').select(['code', 'name']).where('code', 'in', codes).execute()
  const names = new Map(bodies.map(({ code, name }) => [code, name]))
  const nameOf = (code: string) => names.get(code) ?? code
  return { sv: sayReason('sv', reason, nameOf), en: sayReason('en', reason, nameOf) }
}
