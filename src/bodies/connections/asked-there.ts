import { z } from 'zod'
import type { Db } from '#database/database.ts'
import { writtenQuestion } from '../questions/question-schema.ts'

/** What a service asks, as questions of ours, with what the settings need so that the answers arrive. */
const askedThere = z.object({
  questions: z.array(writtenQuestion),
  /** By the codes of the questions. */
  answers: z.record(z.string(), z.object({ attribute: z.string() }).loose()),
  /** Sent each time, since there is nothing to choose. */
  attributes: z.record(z.string(), z.string()),
  /** What can't be asked here. */
  left: z.array(z.object({ attribute: z.string(), isRequired: z.boolean(), why: z.string() })),
})
export type AskedThere = z.output<typeof askedThere>

export const readAsked = (told: unknown): AskedThere => askedThere.parse(told)

/** The same of what a server has just said; null where no questions of ours can be made of it. */
export const askedIfSound = (told: unknown): AskedThere | null => askedThere.safeParse(told).data ?? null

/** A service that asks something. */
export type AskingService = {
  code: string
  name: string
  asks: AskedThere
  /** As it was last made the body's questions; null: it never was. */
  imported: AskedThere | null
}

/** Those of a connection that ask something and are there. */
export async function askingServices(db: Db, connection: string): Promise<AskingService[]> {
  const rows = await db
    .selectFrom('connection_services')
    .select(['code', 'name', 'asks', 'imported'])
    .where('connection', '=', connection)
    .where('gone_at', 'is', null)
    .where('asks', 'is not', null)
    .orderBy('code')
    .execute()
  return rows.map(({ asks, imported, ...service }) => ({
    ...service,
    asks: readAsked(asks),
    imported: imported === null ? null : readAsked(imported),
  }))
}
