import { type RawBuilder, sql } from 'kysely'
import { failuresBeforeRest } from '#bodies/connections/connection-health.ts'

// Photos still being made are waited for this long, then told of by the page they will be on.
const waitForPhotosInS = 60

const isDue = sql`due.state in ('queued', 'unknown', 'sending') and due.next_at <= now()
  and (due.state <> 'sending' or due.leased_until < now())`

/** Asked of each as it is locked; in words that lead to no index, or it would be asked of all that waits. */
const isStillDue = sql`case when ${isDue} then true else false end`

/** After a rest one is tried first: several that hang would hold places that others want. */
const atOnce = sql`case when connections.failures >= ${failuresBeforeRest} then 1 else connections.at_once end`

/**
 * What may be sent now, the longest due first, locked as it is taken; what another worker is just taking is passed over.
 * However much waits, little more is looked at than is taken and what stands behind something that has failed: two things see to
 * that. A limit that stands in the question has PostgreSQL walk the index from the longest due on, where it would sort all there is
 * for the few that are wanted; and `offset 0` has what came before a delivery looked up for that one, not for the whole table.
 */
export const dueDeliveries = (limit: number): RawBuilder<{ id: string }> => sql`
  select due.id from connections cross join lateral (
    select id, next_at from (
      select due.id, due.next_at from deliveries due
       where due.receiver = connections.id and ${isDue}
         and not exists (
           select from deliveries earlier
            where earlier.case_id = due.case_id and earlier.receiver = due.receiver
              and earlier.position < due.position and earlier.state not in ('sent', 'received') offset 0)
         and not (
           due.created_at > now() - make_interval(secs => ${waitForPhotosInS})
           and exists (
             select from photos where photos.report = due.report and photos.state = 'stored'
                and case when photos.entry is null then due.kind in ('report', 'hand_over')
                         else photos.entry = due.entry end))
       order by due.next_at limit 100) longest_due
     limit greatest(0, ${atOnce} - (
       select count(*) from deliveries busy
        where busy.receiver = connections.id and busy.state = 'sending' and busy.leased_until >= now()))) waiting
    join deliveries due on due.id = waiting.id and ${isStillDue}
   where connections.state = 'on' and coalesce(connections.rest_until <= now(), true)
   order by waiting.next_at limit ${limit} for update of due skip locked`
