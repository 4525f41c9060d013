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
  db
    .selectFrom('unconfirmed_supports')
    .select(['id', 'kind', 'report', 'email', 'language', 'wants_letters as wantsLetters', 'words'])
    .select(['confirmed_for as confirmedFor', sql<boolean>`expires_at <= now()`.as('hasExpired')])
    .where('id', '=', id)
    .executeTakeFirst()
