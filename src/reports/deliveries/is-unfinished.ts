import { type RawBuilder, sql } from 'kysely'

/**
 * That a delivery has not got through, in the words of the index of those, for lists of them. `state not in (…)` says the same and
 * leads to no index: it is for what is looked up by case, where the index of a whole outage would be walked for each.
 */
export const isUnfinished = (deliveries: string): RawBuilder<boolean> =>
  sql`case when ${sql.ref(`${deliveries}.state`)} in ('sent', 'received') then false else true end`
