import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { visit } from './browser.ts'
import { blockTiles, drawnMap } from './drawn-map.ts'
import { openHouse } from './house.ts'
import { expectGoodLooks } from './look.ts'
import { untilGiven } from './until-given.ts'

const { service, browser } = await openHouse()

async function searchFor(page: Page, words: string): Promise<void> {
  await page.getByLabel('Sök i rapporterna').fill(words)
  await page.getByRole('button', { name: 'Hitta' }).click()
}

const rows = (page: Page) => page.locator('#near a.row').allInnerTexts()

test.each([true, false])(
  'a mistyped word finds a municipality’s reports, and a map’s choices go with its address (script: %s)',
  async (javaScriptEnabled) => {
    const { page, troubles } = await visit(browser, { javaScriptEnabled, drawsMaps: true })
    await blockTiles(page)
    await page.goto(`${service.url}/kommuner/alingsas?visa=alla`)
    await searchFor(page, 'papprskorg')
    await page.waitForURL('**/kommuner/alingsas?visa=alla&ord=papprskorg**')
    await page.getByRole('link', { name: /Papperskorgen är full/ }).waitFor()
    expect(await page.getByText('ord som liknar ”papprskorg”').isVisible()).toBe(true)

    await page.goto(`${service.url}/karta?lat=57.93018&lon=12.53352&z=13`)
    if (javaScriptEnabled) await drawnMap(page)
    const before = [await rows(page), await pinsOn(page)]
    await page.getByText('Fler val').click()
    await page.getByLabel('Kategori').selectOption({ label: 'Renhållning' })
    await page.getByRole('button', { name: 'Visa', exact: true }).click()
    await page.waitForURL('**/karta?**grupp=renhallning**')
    await page.getByRole('link', { name: 'Alla', exact: true }).click()
    await page.waitForURL('**/karta?**visa=alla**')
    const chosen = await untilGiven('a chosen list', 10_000, async () => {
      const now = await rows(page)
      return now.some((row) => row.includes('Papperskorgen är full')) ? now : null
    })
    expect(chosen).not.toEqual(before[0])
    expect(troubles).toEqual([])

    const { page: other } = await visit(browser, { javaScriptEnabled, drawsMaps: true })
    await blockTiles(other)
    await other.goto(page.url())
    if (javaScriptEnabled) await drawnMap(other)
    await untilGiven('the same list', 10_000, async () => (same(await rows(other), chosen) ? true : null))
    if (javaScriptEnabled)
      await untilGiven('the same pins', 10_000, async () => {
        const [one, same] = [await pinsOn(page), await pinsOn(other)]
        return one === same && one !== before[1] ? true : null
      })
    if (javaScriptEnabled) await expectGoodLooks(other)
  },
)

const same = (one: readonly string[], other: readonly string[]) => one.join() === other.join()

/** How many signs and heaps the map has. */
async function pinsOn(page: Page): Promise<string> {
  const map = page.locator('[data-map]')
  return [await map.getAttribute('data-pins'), await map.getAttribute('data-clusters')].join()
}
