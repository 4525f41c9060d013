import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { categories } from '#bodies/catalogue.ts'
import type { Point } from '#geo/browser/point.ts'
import { responsibleFor } from '#responsibility/responsible-for.ts'
import type { Tables } from '#responsibility/tables.ts'
import { bordersAreThere } from '../borders.ts'
import { openTestDatabase } from '../database.ts'
import { largeNetwork, placeNumber } from '../large-network.ts'
import { goldenTables } from './golden-tables.ts'

// The budget is 50 µs and 100 MB; a machine that is busy with other tests gets four times the time.
const mostMicroseconds = 200
const mostBytes = 100_000_000

describe.skipIf(!bordersAreThere)('over exact borders and a large municipality’s roads', async () => {
  const { db } = await openTestDatabase()

  test('an answer takes some microseconds, and the tables some tens of megabytes', async () => {
    const before = memory()
    const tables: Tables = { ...(await goldenTables(db)), roads: largeNetwork() }
    const taken = memory() - before
    expect(taken, `${Math.round(taken / 1e6)} MB`).toBeLessThan(mostBytes)

    const places = Array.from({ length: 5000 }, (_, nth) => placeNumber(nth))
    const at = new Date('2026-11-25T18:00:00+01:00')
    const ask = (place: Point, nth: number) =>
      responsibleFor({ place, category: categories[nth % categories.length]?.code ?? 'hal', at }, tables)
    places.forEach(ask)
    const times = places.map((place, nth) => {
      const start = performance.now()
      ask(place, nth)
      return (performance.now() - start) * 1000
    })
    const median = times.toSorted((a, b) => a - b)[times.length / 2] ?? Infinity
    expect(median, `${median.toFixed(1)} µs`).toBeLessThan(mostMicroseconds)
  })
})

function memory(): number {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function collect(): void {
  setFlagsFromString('--expose-gc')
  const collectNow: unknown = runInNewContext('gc')
  if (typeof collectNow === 'function') collectNow()
}
