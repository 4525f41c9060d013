import type { Db } from '#database/database.ts'
import type { Actor, HeldCase } from './report.ts'

type Opening = {
  report: number
  municipality: string
  holder: string
  moved_by: Actor
  came_from?: number
  /** Told to the address of this exception of the holder's. */
  exception?: number | null
  at?: Date | undefined
}

/** A report's case with a holder; the present one, until it is handed over. */
export async function openCase(tx: Db, { at, ...opening }: Opening): Promise<HeldCase> {
  const { id } = await tx
    .insertInto('cases')
    .values({ ...opening, ...(at && { opened_at: at, state_since: at }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { report, municipality, holder } = opening
  return { id, report, municipality, holder, state: 'new' }
}
