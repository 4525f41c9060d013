import { type RawBuilder, sql } from 'kysely'
import { compiledOnce } from '#database/compiled-once.ts'
import type { Db } from '#database/database.ts'
import type { Door } from '#database/schema.ts'

/** What lists that count tell beside a report. */
export type ReportCounts = {
  number: number
  /** How much has been said on it to everybody. */
  updates: number
  /** When its first holder was first told of it. */
  sentAt: Date | null
  /** Through which it was told. */
  door: Door | null
}

export const readCounts = (db: Db, numbers: readonly number[]): Promise<ReportCounts[]> => rowsOf(db, numbers)

const updates = sql<number>`(select count(*) from entries
   where entries.report = reports.number and entries.audience = 'update' and entries.hidden_at is null)`

const sentAt = sql<Date | null>`(select min(deliveries.sent_at) from cases
    join deliveries on deliveries.case_id = cases.id and deliveries.kind = 'report'
   where cases.report = reports.number)`

const door = sql<Door | null>`(select events.door from events
   where events.report = reports.number and events.act = 'confirm' order by events.id limit 1)`

const rowsOf = compiledOnce<ReportCounts, readonly number[]>((db, numbers: RawBuilder<readonly number[]>) =>
  db
    .selectFrom('reports')
    .select(['reports.number', updates.as('updates'), sentAt.as('sentAt'), door.as('door')])
    .where(sql<boolean>`reports.number = any(${numbers}::bigint[])`),
)
