import { z } from 'zod'
import type { Db } from '#database/database.ts'
import { type ResponseTemplate, templateActs } from './template.ts'

const storedAct = z.enum(templateActs).nullable()

/** What bodies have written beforehand, in their order; of one body or all. */
export async function ownTemplates(
  db: Db,
  body: string | null = null,
): Promise<(ResponseTemplate & { body: string })[]> {
  const rows = await db
    .selectFrom('response_templates')
    .select(['body', 'act', 'category', 'title', 'words'])
    .$if(body !== null, (query) => query.where('body', '=', body))
    .orderBy('body')
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, act: storedAct.parse(row.act) }))
}
