import type { Db } from '#database/database.ts'
import type { SightingKind } from '#database/schema.ts'
import type { Doer } from './lock-case.ts'
import { publishedByBody, publishedByResident } from './publish-text.ts'
import type { Audience, HeldCase } from './report.ts'

/** Stores what somebody said on a report, original and published version; returns the entry's id. */
export async function writeEntry(
  tx: Db,
  held: HeldCase,
  by: Doer,
  audience: Audience,
  words: string,
  says: SightingKind | null = null,
): Promise<number> {
  const { report, municipality } = held
  const { id } = await tx
    .insertInto('entries')
    .values({
      report,
      municipality,
      case_id: held.id,
      audience,
      says,
      written_by: by.actor,
      body: by.body ?? null,
      person: by.person ?? null,
      ...(by.language && { language: by.language }),
      ...(by.at && { created_at: by.at }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const published =
    by.actor === 'reporter' || by.actor === 'neighbour' ? publishedByResident : publishedByBody
  await tx
    .insertInto('entry_texts')
    .values([
      { entry: id, version: 'original', municipality, words },
      { entry: id, version: 'published', municipality, words: published(words) },
    ])
    .execute()
  return id
}
