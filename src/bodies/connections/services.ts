import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** A kind of problem that a system takes, as it was when its list was last trusted. */
export type KnownService = {
  code: string
  name: string
  type: string | null
  hasDefinition: boolean
}

/** What a body's system took when it was last asked and believed. */
export const knownServices = (db: Db, connection: string): Promise<KnownService[]> =>
  db
    .selectFrom('connection_services')
    .select(['code', 'name', 'type', 'has_definition as hasDefinition'])
    .where('connection', '=', connection)
    .where('gone_at', 'is', null)
    .orderBy('code')
    .execute()

/** The services that the settings of the connection at hand name for our categories. */
const mappedServices = sql<string>`
  select jsonb_path_query(connections.settings, '$.categories.*.service') #>> '{}'
  union select connections.settings #>> '{otherCategories,service}'
   where connections.settings #>> '{otherCategories,service}' is not null`

/** Services that the settings name and the system has not. */
export const goneServices = sql<{ code: string }>`
  select named.code from (${mappedServices}) named (code)
   where connections.services_at is not null
     and not exists (select from connection_services there
                      where there.connection = connections.id and there.code = named.code and gone_at is null)`

/** Services that the settings name and that have another name or ask otherwise than when somebody last looked. */
export const changedServices = sql<{ code: string }>`
  select there.code from connection_services there
   where there.connection = connections.id and gone_at is null and changed_at > connections.services_read_at
     and there.code in (${mappedServices})`

/** Services that the system had not when somebody last looked, and that the settings do not name. */
const newServices = sql<{ code: string }>`
  select there.code from connection_services there
   where there.connection = connections.id and gone_at is null and first_seen_at > connections.services_read_at
     and there.code not in (${mappedServices})`

/** What somebody should look at in what a system takes, each by its name and code there. */
export type ServiceNews = {
  gone: string[]
  changed: string[]
  added: string[]
  /** Why the latest list changed nothing. */
  problem: string | null
  /** When the list was read that is told of; null: none has been. */
  asOf: Date | null
}

export async function serviceNews(db: Db, connection: string): Promise<ServiceNews> {
  const { rows } = await sql<ServiceNews>`
    select array(${named(goneServices)}) as gone, array(${named(changedServices)}) as changed,
           array(${named(newServices)}) as added, services_problem as problem, services_at as "asOf"
      from connections where id = ${connection}`.execute(db)
  const [news] = rows
  if (!news) throw new Error('there is no such connection')
  return news
}

const named = (codes: typeof goneServices) => sql`
  select coalesce(nullif(service.name, told.code) || ' (' || told.code || ')', told.code)
    from (${codes}) told
    left join connection_services service on service.connection = connections.id and service.code = told.code
   order by 1`
