import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kindredOf } from '#bodies/kindred-categories.ts'

type Category = {
  code: string
  group: string
  sv: string
  en: string
  owner: string
  priority: string
  icon: string
  aliases: string[]
}
type Catalogue = { groups: { code: string; sv: string; en: string }[]; categories: Category[] }

const { groups, categories }: Catalogue = JSON.parse(
  readFileSync(new URL('../data/categories.json', import.meta.url), 'utf8'),
)
const byAlias = new Map(categories.flatMap(({ code, aliases }) => aliases.map((alias) => [alias, code])))

test('the catalogue has 39 categories in 8 groups, each code once, no group empty', () => {
  expect(new Set(categories.map(({ code }) => code)).size).toBe(39)
  expect(categories).toHaveLength(39)
  expect(groups).toHaveLength(8)
  expect(new Set(categories.map(({ group }) => group))).toEqual(new Set(groups.map(({ code }) => code)))
})

test('every category says who owns it, how urgent it is, and its icon', () => {
  for (const category of categories) {
    expect(category.code).toMatch(/^[a-z_]+$/)
    expect(['road', 'land', 'asset', 'municipality', 'other']).toContain(category.owner)
    expect(['normal', 'high', 'urgent']).toContain(category.priority)
    expect(category.icon).toBe(category.code)
    expect(category.sv && category.en).toBeTruthy()
  }
})

test('every category has six words or more to be suggested by, and nothing else has any', () => {
  const words: Record<string, { strong: string[]; words: string[] }> = JSON.parse(
    readFileSync(new URL('../data/category-words.json', import.meta.url), 'utf8'),
  )
  expect(Object.keys(words).sort()).toEqual(categories.map(({ code }) => code).sort())
  for (const [code, { strong, words: ordinary }] of Object.entries(words))
    expect(strong.length + ordinary.length, code).toBeGreaterThanOrEqual(6)
})

test('no old name leads to two categories, nor to another category than the one called so', () => {
  const owners = new Map<string, string>()
  for (const { code, sv, aliases } of categories) {
    for (const name of [code, sv, ...aliases]) {
      const key = name.toLocaleLowerCase('sv')
      expect(owners.get(key) ?? code, name).toBe(code)
      owners.set(key, code)
    }
    expect(new Set(aliases).size).toBe(aliases.length)
  }
})

test.for([
  ['Gatubelysning', 'belysning'],
  ['Gång- och cykelbana', 'gcbana'],
  ['Vägar (Övriga)', 'belaggning'],
  ['Vägar (Riksvägar/Trafikverket)', 'belaggning'],
  ['Vägmärken och skyltar', 'skylt'],
  ['Vinterväghållning', 'snorojning'],
  ['Grafitti/taggning', 'klotter'],
  ['NedskrapningPark', 'nedskrapning'],
])('the old name %s is now %s', ([alias, code]) => {
  expect(byAlias.get(alias ?? '')).toBe(code)
})

const realReports = `${process.env['FMG_TEST_DATA'] ?? '../shared/data'}/fixamingata-goteborg-2017.json`
const absent = !existsSync(realReports)
if (absent) process.stderr.write(`SKIPPED: the old service's names, for ${realReports} is absent\n`)

test.skipIf(absent && !process.env['CI'])(
  'every name the old service used in Göteborg 2017 has a category',
  () => {
    const reports: { service_name: string }[] = JSON.parse(readFileSync(realReports, 'utf8'))
    expect(reports.map((report) => report.service_name).filter((name) => !byAlias.has(name))).toEqual([])
  },
)

test('categories that are taken for one another are of the catalogue, and kin both ways', () => {
  const codes = categories.map(({ code }) => code)
  for (const code of codes) {
    const [self, ...kin] = kindredOf(code)
    expect(self).toBe(code)
    for (const other of kin)
      expect([other, codes.includes(other), kindredOf(other).includes(code)]).toEqual([other, true, true])
  }
  expect(kindredOf('belysning')).toContain('belysning_skada')
})
