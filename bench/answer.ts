import { categories } from '#bodies/catalogue.ts'
import type { Db } from '#database/database.ts'
import { buildAreaIndex } from '#geo/area-index.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import { responsibleFor } from '#responsibility/responsible-for.ts'
import { largeNetwork, placeNumber } from '../test/large-network.ts'
import { median } from './load.ts'

const questions = 5000

/** Microseconds that one answer to "who is responsible here?" takes, over the border and roads of a large town. */
export async function answerMedian(db: Db): Promise<number> {
  const loaded = await loadTables(db)
  const tables = { ...loaded, areas: loaded.areas ?? roundTown(), roads: largeNetwork() }
  const at = new Date()
  const ask = (nth: number) =>
    responsibleFor(
      { place: placeNumber(nth), category: categories[nth % categories.length]?.code ?? 'hal', at },
      tables,
    )
  for (let nth = 0; nth < questions; nth += 1) ask(nth)
  const times = Array.from({ length: questions }, (_, nth) => {
    const start = performance.now()
    ask(nth)
    return (performance.now() - start) * 1000
  })
  return median(times)
}

/** Where no borders are imported: one with as many corners as a large municipality's on the coast. */
function roundTown() {
  const corners = Array.from({ length: 5000 }, (_, nth) => {
    const turned = (nth / 5000) * 2 * Math.PI
    return [12 + 0.5 * Math.cos(turned), 57.7 + 0.3 * Math.sin(turned)]
  })
  const ring = Float64Array.from([...corners, corners[0] ?? []].flat())
  return buildAreaIndex([{ code: '1480', name: 'Göteborg', polygons: [[ring]] }])
}
