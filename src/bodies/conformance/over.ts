import { sql } from 'kysely'

/** What opened something goes from a run that has ended, whoever ends it and however. */
export const withoutKeys = {
  ...{ api_key: null, batch_key: null, token: null, open_until: null, leased_until: null },
} as const

/** When it ended. */
export const rightNow = sql<Date>`clock_timestamp()`
