import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { masked } from '../publish-text.ts'

/**
 * Takes an address out of every text of the reports its person has had to do with: what they wrote themselves, and what
 * others quoted. In all versions, answers too.
 */
export async function maskAddress(tx: Db, person: number, address: string): Promise<void> {
  const there = sql`report in (
    select number from reports where reporter = ${person}
    union select report from entries where person = ${person}
    union select report from followers where person = ${person}
    union select report from supporters where person = ${person})`
  const mask = without(address)
  await sql`update report_texts
    set title = ${mask('title')}, description = ${mask('description')}, place_words = ${mask('place_words')},
        answers = ${mask('answers')}::jsonb
    where ${there}`.execute(tx)
  await sql`update entry_texts set words = ${mask('words')}
    where entry in (select id from entries where ${there})`.execute(tx)
}

/** A column's words with an address masked; not where it is a part of another one. */
export const without =
  (address: string) =>
  (column: string): RawBuilder<string> =>
    sql<string>`regexp_replace(${sql.ref(column)}::text, ${whole(address)}, ${masked}, 'gi')`

const whole = (address: string): string => `(?<![[:alnum:]._+-])${literally(address)}(?![[:alnum:]-])`

/** An address as a pattern that means nothing but itself. */
const literally = (address: string): string => address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
