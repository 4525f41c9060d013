import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Language } from '../report.ts'
import type { ContributionKind } from './contribution.ts'

/** What somebody adds to a report, as stored before its address is proven; emptied once it is. */
export type WaitingContribution = {
  id: string
  kind: ContributionKind
  report: number
  email: string | null
  language: Language
  wantsLetters: boolean
  words: string
  /** The report it was confirmed for: the main one, where that had taken over. */
  confirmedFor: number | null
  hasExpired: boolean
}

export const waitingContribution = (db: Db, id: string): Promise<WaitingContribution | undefined> =>
  waiting(db, id).executeTakeFirst()

/** The same, kept as it is until the transaction ends. */
export const lockWaiting = (tx: Db, id: string): Promise<WaitingContribution | undefined> =>
  waiting(tx, id).forUpdate().executeTakeFirst()

const waiting = (db: Db, id: string) =>
  db
    .selectFrom('unconfirmed_supports')
    .select(['id', 'kind', 'report', 'email', 'language', 'wants_letters as wantsLetters', 'words'])
    .select(['confirmed_for as confirmedFor', sql<boolean>`expires_at <= now()`.as('hasExpired')])
    .where('id', '=', id)
