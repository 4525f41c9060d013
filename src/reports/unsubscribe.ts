import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { currentTrace } from '../log.ts'
import { recordEvent } from './record-event.ts'
import type { Door } from './report.ts'

export type Following = { report: number; person: number; door: Door }

/** Ends the letters about one report to one person; again does no harm. */
export function unsubscribe(db: Db, { report, person, door }: Following): Promise<void> {
  return inTransaction(db, async (tx) => {
    const stopped = await tx
      .updateTable('followers')
      .set({ stopped_at: sql`now()` })
      .where('report', '=', report)
      .where('person', '=', person)
      .where('stopped_at', 'is', null)
      .returning('municipality')
      .executeTakeFirst()
    if (!stopped) return
    const { municipality } = stopped
    await recordEvent(tx, { act: 'unsubscribe', door, actor: 'reporter', person, report, municipality })
  })
}

type All = Omit<Following, 'report'> & {
  /** Only of those that are told of in the letter of a morning, or in one letter of theirs. */
  gathered?: 'at_a_pace' | { letter: string }
}

/** Ends the letters about every report a person follows. */
export async function unsubscribeFromAll(tx: Db, { person, door, gathered }: All): Promise<void> {
  const stopped = await tx
    .updateTable('followers')
    .set({ stopped_at: sql`now()` })
    .where('person', '=', person)
    .where('stopped_at', 'is', null)
    .where(gathered === undefined ? sql<boolean>`true` : isGathered(gathered))
    .returning(['report', 'municipality'])
    .execute()
  if (stopped.length === 0) return
  const event = { act: 'unsubscribe', door, actor: 'reporter', person } as const
  await tx
    .insertInto('events')
    .values(stopped.map((of) => ({ ...event, ...of, trace: currentTrace() })))
    .execute()
}

const isGathered = (how: NonNullable<All['gathered']>) =>
  how === 'at_a_pace' ? sql<boolean>`pace <> 'at_once'` : isToldIn(how.letter)

/** By itself, or as merged into what is told of. */
const isToldIn = (letter: string) =>
  sql<boolean>`exists (select from letter_news join letters on letters.id = letter_news.letter
    where letters.id = ${letter} and letters.person = followers.person
      and (letter_news.report = followers.report or letter_news.report = (
            select main_report from cases where cases.report = followers.report and cases.is_present)))`
