import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { createLink } from '#people/links/links.ts'
import { queueLetter } from '#reports/letters/queue-letter.ts'

/** For so long whoever runs the service can act on a report by the letter about it. */
const linkLivesMs = 30 * 86_400_000

type About = { remark: string; report: number | null; municipality: string | null }

/** Writes to those who run the service of a remark; of one about a report with a link to review it by. */
export async function queueRemarkLetter(tx: Db, { remark, report, municipality }: About): Promise<void> {
  const about = { remark, ...(report !== null && { report }) }
  const link = report === null ? null : await createLink(tx, 'moderate', about, linkLivesMs)
  await queueLetter(tx, { kind: 'remark', ...about, municipality, link }, sql<Date>`now()`)
}
