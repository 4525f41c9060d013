import type { Db } from '#database/database.ts'
import { responseTemplates } from '#i18n/sv/pages/response-templates.ts'
import type { ResponseTemplate } from './template.ts'
import { ownTemplates } from './template-queries.ts'

/** What a body is offered for a category: its own where it has written any, else those of all bodies. */
export async function offeredTemplates(
  db: Db,
  { body, category }: { body: string; category: string },
): Promise<ResponseTemplate[]> {
  const own = await ownTemplates(db, body)
  const all: readonly ResponseTemplate[] = own.length > 0 ? own : responseTemplates
  return all.filter((template) => template.category === null || template.category === category)
}
