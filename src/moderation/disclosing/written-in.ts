import type { Db } from '#database/database.ts'

/** What was written on a report, as it was written, and by whom: only to know what is masked, never to be shown. */
export async function writtenIn(tx: Db, report: number) {
  const { name, telephone, ...texts } = await tx
    .selectFrom('report_texts')
    .select(['title', 'description', 'place_words'])
    .select(['reporter_name as name', 'reporter_telephone as telephone'])
    .where('report', '=', report)
    .where('version', '=', 'original')
    .executeTakeFirstOrThrow()
  const said = await tx
    .selectFrom('entries')
    .innerJoin('entry_texts', (join) =>
      join.onRef('entry_texts.entry', '=', 'entries.id').on('entry_texts.version', '=', 'original'),
    )
    .select(['entries.id', 'entry_texts.words'])
    .where('entries.report', '=', report)
    .where('entries.audience', '=', 'update')
    .where('entries.hidden_at', 'is', null)
    .execute()
  const reporter = { name, telephone }
  return { reporter, texts, entries: new Map(said.map(({ id, words }) => [id, words])) }
}

/** All that have held a report and since when, in order. */
export const holdersOf = (tx: Db, report: number): Promise<{ name: string; since: Date }[]> =>
  tx
    .selectFrom('cases')
    .innerJoin('bodies', 'bodies.code', 'cases.holder')
    .select(['bodies.name', 'cases.opened_at as since'])
    .where('cases.report', '=', report)
    .orderBy('cases.id')
    .execute()
