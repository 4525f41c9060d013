import { beforeEach, expect, test } from 'vitest'
import type { Area } from '#geo/area.ts'
import { municipalities } from '#geo/municipalities.ts'
import { openTestDatabase } from '../../test/database.ts'
import { areaSets, bringBackAreas, currentAreas, importAreas } from './area-sets.ts'
import { loadBodies } from './load-bodies.ts'

const { db } = await openTestDatabase()
beforeEach(async () => {
  await loadBodies(db)
  await db.deleteFrom('area_sets').execute()
})

const sources = async () =>
  (await areaSets(db)).map(({ source, isCurrent }) => `${source}${isCurrent ? ', current' : ''}`)

test('an operator sees each set with its source and date, and which is in force', async () => {
  await importAreas(db, squares(1), 'first.gpkg')
  await importAreas(db, squares(2), 'second.gpkg')
  expect(await sources()).toEqual(['second.gpkg, current', 'first.gpkg'])
  const [{ importedAt } = { importedAt: new Date(0) }] = await areaSets(db)
  expect(Date.now() - importedAt.getTime()).toBeLessThan(60_000)
  expect(await currentAreas(db)).toEqual(squares(2))
})

test('an operator goes back to an earlier set, and forward again', async () => {
  await importAreas(db, squares(1), 'first.gpkg')
  await importAreas(db, squares(2), 'second.gpkg')
  const [second, first] = await areaSets(db)
  await bringBackAreas(db, first?.id ?? 0)
  expect(await sources()).toEqual(['second.gpkg', 'first.gpkg, current'])
  expect(await currentAreas(db)).toEqual(squares(1))
  await bringBackAreas(db, second?.id ?? 0)
  expect(await currentAreas(db)).toEqual(squares(2))
})

test('a set that nobody imported can’t be brought back, and nothing changes', async () => {
  await importAreas(db, squares(1), 'first.gpkg')
  await expect(bringBackAreas(db, 999_999)).rejects.toThrow('no set of areas')
  expect(await currentAreas(db)).toEqual(squares(1))
})

test('an import that fails on its last area leaves the set before it whole', async () => {
  await importAreas(db, squares(1), 'first.gpkg')
  const broken = [...squares(2).slice(0, -1), { ...square('9999', 2), name: 'Nowhere' }]
  await expect(importAreas(db, broken, 'broken.gpkg')).rejects.toThrow()
  expect(await sources()).toEqual(['first.gpkg, current'])
  expect(await currentAreas(db)).toEqual(squares(1))
})

test('who reads while others import sees one whole set, never two halves', async () => {
  await importAreas(db, squares(0), '0')
  let isImporting = true
  const imports = (async () => {
    for (let turn = 1; turn <= 12; turn += 1) await importAreas(db, squares(turn), String(turn))
    isImporting = false
  })()
  const seen: (number | undefined)[] = []
  while (isImporting) {
    const areas = await currentAreas(db)
    expect(areas).toHaveLength(290)
    expect(new Set(areas.map(turnOf)).size).toBe(1)
    seen.push(areas[0] && turnOf(areas[0]))
  }
  await imports
  expect(new Set(seen).size).toBeGreaterThan(1)
  expect(seen).toEqual(seen.toSorted((a = 0, b = 0) => a - b))
})

test('two operators who import at once both succeed, one after the other', async () => {
  await importAreas(db, squares(0), '0')
  await Promise.all([1, 2, 3].map((turn) => importAreas(db, squares(turn), String(turn))))
  expect((await areaSets(db)).filter(({ isCurrent }) => isCurrent)).toHaveLength(1)
  expect(new Set((await currentAreas(db)).map(turnOf)).size).toBe(1)
})

/** A set that tells by its corners which it is. */
const squares = (turn: number): Area[] => municipalities.map(({ code }) => square(code, turn))

function square(code: string, south: number): Area {
  const corners = [15, south, 16, south, 16, south + 1, 15, south + 1, 15, south]
  const name = municipalities.find((municipality) => municipality.code === code)?.name ?? ''
  return { code, name, polygons: [[Float64Array.from(corners)]] }
}

const turnOf = ({ polygons }: Area): number | undefined => polygons[0]?.[0]?.[1]
