import { type RawBuilder, sql } from 'kysely'

/** The address of a report's first photo that everybody may see. Asked inside a query that has the table `reports`. */
export const firstPhoto: RawBuilder<string | null> = sql<string | null>`(select photos.address from photos
   where photos.report = reports.number and photos.state = 'ready'
     and photos.hidden_at is null and photos.entry is null
   order by photos.created_at limit 1)`
