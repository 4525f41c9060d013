import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { queueDelivery } from '#reports/deliveries/queue-delivery.ts'
import { queueLetter } from '#reports/letters/queue-letter.ts'
import { standingCase } from '#reports/open-acts.ts'
import type { Moderated } from './review.ts'

type Telling = { report: number; remark: string; municipality: string; done: readonly Moderated[] }

/**
 * A letter to the reporter of all that was done, and to a neighbour of what was done with their own words; at once,
 * and only to those who get letters about the report. Whoever held a case hears of what was said on it.
 */
export async function tellOfModeration(
  tx: Db,
  { report, remark, municipality, done }: Telling,
): Promise<void> {
  const authors = done.flatMap(({ author }) => author ?? [])
  for (const { person, language, isReporter } of await listeners(tx, report, authors)) {
    const told = done.filter(({ author }) => isReporter || author === person)
    const letter = { kind: 'moderation', report, remark, person, municipality, language } as const
    const { id } = await queueLetter(tx, letter, sql<Date>`now()`)
    await tx
      .insertInto('letter_news')
      .values(told.map(({ event }) => ({ letter: id, event, report })))
      .execute()
  }
  for (const { answer, event } of done)
    if (answer)
      await queueDelivery(tx, await standingCase(tx, answer.caseId), 'moderation', answer.entry, event)
}

const listeners = (tx: Db, report: number, authors: readonly number[]) =>
  tx
    .selectFrom('followers')
    .innerJoin('reports', 'reports.number', 'followers.report')
    .select(['followers.person', 'followers.language'])
    .select(sql<boolean>`reports.reporter is not distinct from followers.person`.as('isReporter'))
    .where('followers.report', '=', report)
    .where('followers.stopped_at', 'is', null)
    .where((where) =>
      where.or([
        where('followers.person', '=', where.ref('reports.reporter')),
        ...(authors.length > 0 ? [where('followers.person', 'in', authors)] : []),
      ]),
    )
    .orderBy('followers.person')
    .execute()
