import { expect, test } from 'vitest'
import { nameReasons } from './area-file-checks.ts'

const named = (code: string, name: string) => nameReasons([{ code, name, polygons: [] }])

test.each([
  ['1480', 'Göteborgs stad'],
  ['1480', 'Göteborg'],
  ['0980', 'GOTLAND'],
  ['0980', 'Gotlands kommun'],
  ['2023', 'Malung-Sälens kommun'],
  ['0305', 'Ha\u030abo'],
  ['0180', ''],
])('%s may be called "%s"', (code, name) => {
  expect(named(code, name)).toEqual([])
})

test.each([
  ['0305', 'Habo kommun', '0305 is Håbo, but the file calls it Habo kommun'],
  ['0183', 'Solna stad', '0183 is Sundbyberg, but the file calls it Solna stad'],
  ['1489', 'ALE', '1489 is Alingsås, but the file calls it ALE'],
])('%s is not called "%s"', (code, name, reason) => {
  expect(named(code, name)).toEqual([reason])
})
