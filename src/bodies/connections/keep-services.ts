import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { AskedThere } from './asked-there.ts'
import type { KnownService } from './services.ts'

export type KeptDefinition = {
  print: string
  /** As questions of ours; null where none can be made of it. */
  asks: AskedThere | null
}

export type ServicesToKeep = {
  /** All that the system takes now. */
  services: readonly KnownService[]
  /** Codes of those that have another name, type, or a definition that they had not. */
  changed: readonly string[]
  /** What each asks, by code; what is missing is as it was. */
  definitions: ReadonlyMap<string, KeptDefinition>
}

/**
 * Keeps a list that is trusted as what a system takes. What was there and is not on it is gone. Of the first list nothing is
 * new: there was none to be new beside.
 */
export function keepServices(
  db: Db,
  connection: string,
  { services, changed, definitions }: ServicesToKeep,
): Promise<void> {
  const rows = JSON.stringify(
    services.map(({ code, name, type, hasDefinition }) => ({
      ...{ code, name, type, hasDefinition, definition: definitions.get(code)?.print ?? null },
      asks: definitions.get(code)?.asks ?? null,
      isChanged: changed.includes(code),
    })),
  )
  return inTransaction(db, async (tx) => {
    await sql`
      insert into connection_services as kept (connection, code, name, type, has_definition, definition, asks)
      select ${connection}, code, name, type, "hasDefinition", definition, asks from ${rowsIn(rows)}
      on conflict (connection, code) do update
        set name = excluded.name, type = excluded.type, has_definition = excluded.has_definition,
            definition = case when excluded.has_definition
                              then coalesce(excluded.definition, kept.definition) end,
            asks = case when excluded.definition is not null then excluded.asks
                        when excluded.has_definition then kept.asks end,
            gone_at = null,
            changed_at = case when (select "isChanged" from ${rowsIn(rows)} where told.code = kept.code)
                                or excluded.definition <> kept.definition
                              then now() else kept.changed_at end`.execute(tx)
    await sql`
      update connection_services kept set gone_at = now()
       where connection = ${connection} and gone_at is null
         and not exists (select from ${rowsIn(rows)} where told.code = kept.code)`.execute(tx)
    await tx
      .updateTable('connections')
      .set({ services_at: sql<Date>`now()`, services_problem: null, services_tries: 0 })
      .set({ services_read_at: sql<Date>`coalesce(services_read_at, now())` })
      .where('id', '=', connection)
      .execute()
  })
}

const rowsIn = (rows: string) => sql`jsonb_to_recordset(${rows}::jsonb) as told(
  code text, name text, type text, "hasDefinition" boolean, definition text, asks jsonb, "isChanged" boolean)`

/** Their list could not be read, or is not trusted: what they take stands as it was. */
export const noteServicesProblem = (db: Db, connection: string, problem: string): Promise<unknown> =>
  db
    .updateTable('connections')
    .set({ services_problem: problem.slice(0, 300), services_tries: sql<number>`services_tries + 1` })
    .where('id', '=', connection)
    .execute()
