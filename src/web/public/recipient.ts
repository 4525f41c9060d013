import type { Db } from '#database/database.ts'
import { type Receives, whoReceives } from '#responsibility/responsible-for.ts'

/** Who would get a report, and what stands in the way if anything does: known before the resident types. */
export type Recipient = { code: string; name: string; refusal: Extract<Receives, { ok: false }> | null }

export async function recipientIn(db: Db, municipality: string, category: string | null): Promise<Recipient> {
  const receives = await whoReceives(db, { municipality, category })
  if (receives.ok) return { ...receives.holder, refusal: null }
  const { code, name } = receives.body
  return { code, name, refusal: receives }
}
