import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { desktop } from './browser.ts'
import { violationsIn, widerThanView } from './look.ts'
import { faultsOf } from './page-faults.ts'
import { untilGiven } from './until-given.ts'

type Look = {
  /** WCAG reckons 400 % as 320 points of a window that was 1280 × 1024. */
  size: { width: number; height: number }
  media: Pick<BrowserContextOptions, 'colorScheme' | 'forcedColors' | 'reducedMotion'> & { media?: 'print' }
  /** The tool is asked where its answer can differ from the others'; of components, once for all pages. */
  axe?: 'pages' | 'components'
}

const calm = { reducedMotion: 'reduce', forcedColors: 'none' } as const

/** Every way a page may be looked at that it has to stand. */
const looks: Readonly<Record<string, Look>> = {
  '320 px': { size: { width: 320, height: 640 }, media: { ...calm, colorScheme: 'light' }, axe: 'pages' },
  '400 %': { size: { width: 320, height: 256 }, media: { ...calm, colorScheme: 'dark' } },
  'dark desktop': {
    size: { width: 1440, height: 900 },
    media: { ...calm, colorScheme: 'dark' },
    axe: 'pages',
  },
  tablet: { size: { width: 768, height: 1024 }, media: { ...calm, colorScheme: 'light' } },
  'forced colours': {
    size: { width: 320, height: 640 },
    media: { ...calm, colorScheme: 'dark', forcedColors: 'active' },
    axe: 'components',
  },
  print: { size: { width: 720, height: 1000 }, media: { ...calm, colorScheme: 'light', media: 'print' } },
}

/** Looks at the page the browser stands on in every way there is; what was wrong is told with the way it was seen. */
export async function expectToStandEveryLook(page: Page, { ofComponents = false } = {}): Promise<void> {
  const seen: Record<string, string[]> = {}
  for (const [name, look] of Object.entries(looks)) {
    await page.setViewportSize(look.size)
    await page.emulateMedia({ media: 'screen', ...look.media })
    await untilMapsFit(page)
    const faults = await page.evaluate(faultsOf, {
      isPrinted: name === 'print',
      isForced: name === 'forced colours',
    })
    if ((await widerThanView(page)) > 0) faults.push('scrolls sideways')
    if (look.axe === 'pages' || (look.axe && ofComponents)) faults.push(...(await violationsIn(page)))
    if (faults.length > 0) seen[name] = faults
  }
  await page.emulateMedia({ media: 'screen', colorScheme: 'light', ...calm })
  await page.setViewportSize(desktop)
  expect(seen, page.url()).toEqual({})
}

/** A map takes the window's new size a moment after the window has it. */
const untilMapsFit = (page: Page) =>
  untilGiven(
    'maps as wide as the window lets them',
    10_000,
    async () => (await page.evaluate(mapsFit)) || null,
  )

const mapsFit = () =>
  [...document.querySelectorAll('[data-map] canvas')].every(
    (canvas) => canvas.getBoundingClientRect().right <= window.innerWidth,
  )
