import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../../../test/database.ts'
import { demonstrationOver } from '../../../../test/hostile-world.ts'
import { colourPairs, contrastOf, readColours } from './colours.ts'
import { exhibits } from './exhibits.ts'

const { db } = await openTestDatabase()
const { page, get } = await demonstrationOver(db)

const uiFolder = new URL('../../ui/', import.meta.url)
const stylesFolder = new URL('../../styles/', import.meta.url)
const themes = ['light', 'dark'] as const
const coloursIn = (theme: (typeof themes)[number]) =>
  readColours(readFileSync(new URL(`${theme}.css`, stylesFolder), 'utf8'))

/** What draws something; `field.tsx` is what all fields are made of, and shown with each of them. */
const drawn = readdirSync(uiFolder).filter((file) => /(?<!\.test)\.tsx$/.test(file) && file !== 'field.tsx')

test('every component has its place in the gallery', () => {
  expect(Object.keys(exhibits).sort()).toEqual(drawn.sort())
})

test.each(Object.entries(exhibits))('%s is shown in both languages', async (file, { part }) => {
  for (const path of [`/dev/ui/${part}`, `/en/dev/ui/${part}`]) {
    const shown = await page(path)
    expect(shown).toContain(file === 'hero.tsx' ? 'class="hero"' : `id="${file}"`)
  }
})

test('a part that is not there is not found', async () => {
  expect((await get('/dev/ui/annat')).status).toBe(404)
})

test('a theme can be shown whatever the reader prefers, and nothing else can be asked for', async () => {
  const toButtons = async (query: string) =>
    /href="(\/dev\/ui\/knappar[^"]*)"/.exec(await page(`/dev/ui${query}`))?.[1]
  expect(await toButtons('?tema=dark')).toBe('/dev/ui/knappar?tema=dark')
  expect(await toButtons('?tema=annat')).toBe('/dev/ui/knappar')
})

test.each(themes)('colours that meet can be told apart (%s)', (theme) => {
  const colours = coloursIn(theme)
  const ratio = (colour: string, ground: string) =>
    contrastOf(colours.get(colour) ?? '#000', colours.get(ground) ?? '#000')
  const tooWeak = colourPairs.filter(({ colour, ground, least }) => ratio(colour, ground) < least)
  expect(tooWeak.map(({ colour, ground }) => `${colour} on ${ground}: ${ratio(colour, ground)}`)).toEqual([])
})

test('contrast is reckoned as WCAG does', () => {
  expect(contrastOf('#000', '#ffffff')).toBeCloseTo(21)
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('both themes name the same colours, and each text colour is checked against a ground', () => {
  const [light, dark] = themes.map((theme) => [...coloursIn(theme).keys()].sort())
  expect(light?.filter((name) => name !== 'sign')).toEqual(dark)
  const checked = new Set(colourPairs.flatMap(({ colour, ground }) => [colour, ground]))
  const decoration = ['line', 'sign', 'sign-edge']
  expect(light?.filter((name) => !checked.has(name) && !decoration.includes(name))).toEqual([])
})
