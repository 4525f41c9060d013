import type { Db } from '#database/database.ts'
import { type Forecast, forecastFor } from './forecast.ts'
import { type KnownReport, knownReports, type Spot } from './known-reports.ts'

/** All that can be said about a problem before anybody reports it. */
export type WhatIsKnown = { reports: readonly KnownReport[]; forecast: Forecast | null }

/** `holder` is who would get a report of it; null where nobody would. */
export async function whatIsKnown(db: Db, spot: Spot, holder: string | null): Promise<WhatIsKnown> {
  const [reports, forecast] = await Promise.all([
    knownReports(db, spot),
    holder === null ? null : forecastFor(db, holder, spot.category),
  ])
  return { reports, forecast }
}
