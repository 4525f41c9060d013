import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { untilGiven } from './until-given.ts'

/** Nobody outside answers: what the demonstration's tiles come from is somebody else's server. */
export const blockTiles = (page: Page) => page.route(/tile\.openstreetmap\.org/, (route) => route.abort())

/** The page's map, when it has been drawn; or has been given up. */
export async function drawnMap(page: Page, told = 'true'): Promise<Locator> {
  const map = page.locator('[data-map]')
  await page.locator(`[data-map][data-drawn="${told}"]`).waitFor({ timeout: 40_000 })
  return map
}

export const told = (locator: Locator, words: string) =>
  untilGiven(words, 20_000, async () => ((await locator.textContent())?.includes(words) ? words : null))

/** What the map says in its corner. */
export const saidOnMap = (page: Page) => page.locator('[data-part="said"]')

/** How many colours the map's picture has: an empty one has few. */
export async function coloursOf(page: Page): Promise<number> {
  const picture = await page.locator('[data-map]').screenshot()
  return new Set(picture.toString('latin1').match(/.{3}/gs)).size
}

/** Where the map's middle is in the window. */
export async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('[data-map] canvas').boundingBox()
  if (!box) throw new Error('no map')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The colour the window shows at a point. */
export async function colourAt(page: Page, { x, y }: { x: number; y: number }): Promise<string> {
  const picture = await page.screenshot({ clip: { x, y, width: 1, height: 1 } })
  return [...(await sharp(picture).removeAlpha().raw().toBuffer())].join()
}
