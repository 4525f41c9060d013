import { type RawBuilder, sql } from 'kysely'

/**
 * How long a case has waited for answers to its holder's questions, when it is moved: that time is not the holder's,
 * and is left out of how long things take them.
 */
export const pausedUntil = (at: Date | undefined): RawBuilder<number> =>
  sql<number>`paused_seconds + case state when 'needs_information'
    then greatest(0, extract(epoch from ${at ?? sql`clock_timestamp()`}::timestamptz - state_since))::integer
    else 0 end`
