import { type RawBuilder, sql } from 'kysely'
import type { SightingKind } from '#database/schema.ts'

/** How many say so, and when somebody last did; of them, who has since the case came to the state it is in. */
export type Sighting = { count: number; latest: Date; since: number; byReporter: boolean }
export type Sightings = Readonly<Record<SightingKind, Sighting | null>>

/** As they come from the database: the time in milliseconds. */
export type CountedSightings = Partial<Record<SightingKind, Counted>> | null
type Counted = Omit<Sighting, 'latest'> & { latest: number }

/**
 * What people last said of a report, or of those merged into it: fixed or still there, each person once. Asked
 * inside a query that has the tables `reports` and `cases`, the present one; null where nobody has said anything.
 */
export const sightingCounts: RawBuilder<CountedSightings> = sql<CountedSightings>`(
  select jsonb_object_agg(says, jsonb_build_object(
           'count', count, 'latest', latest, 'since', since, 'byReporter', by_reporter)) from (
    select says, count(*), (extract(epoch from max(said_at)) * 1000)::bigint as latest,
           count(*) filter (where said_at > cases.state_since) as since,
           coalesce(bool_or(person = reports.reporter and said_at > cases.state_since), false) as by_reporter
      from (
      select distinct on (person) person, says, said_at from (
        select person, says, said_at from sightings where sightings.report = reports.number
        union all
        select sightings.person, sightings.says, sightings.said_at from cases merged
          join sightings on sightings.report = merged.report
         where merged.main_report = reports.number and merged.is_present
      ) everything
      order by person, said_at desc
    ) lately
    group by says
  ) counted)`

export const readSightings = (counted: CountedSightings): Sightings => ({
  fixed: readOne(counted?.fixed),
  still: readOne(counted?.still),
})

const readOne = (one: Counted | undefined): Sighting | null =>
  one ? { ...one, latest: new Date(one.latest) } : null
