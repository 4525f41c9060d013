import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { mailbox } from './connection.ts'

/**
 * Through which of its connections a body is told of what begins: those that take the category by name, else those that
 * take whatever no other does; its mailbox where there is none, or where it wants that as well. One that is paused is
 * told later; one under test is told nothing but tests.
 */
export async function toldThrough(db: Db, body: string, category: string): Promise<string[]> {
  const { rows } = await sql<{ id: string; withMail: boolean; isNamed: boolean }>`
    select id, with_mail as "withMail", named.connection is not null as "isNamed"
      from connections
      left join connection_categories named
        on named.connection = connections.id and named.category = ${category}
     where body = ${body} and state in ('on', 'paused')
       and (named.connection is not null
            or not exists (select from connection_categories any_of where any_of.connection = connections.id))
     order by id`.execute(db)
  const byName = rows.filter(({ isNamed }) => isNamed)
  const chosen = byName.length > 0 ? byName : rows
  if (chosen.length === 0) return [mailbox]
  return [...chosen.map(({ id }) => id), ...(chosen.some(({ withMail }) => withMail) ? [mailbox] : [])]
}
