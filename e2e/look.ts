import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { desktop, phone } from './browser.ts'

/** The tool is asked in both sizes and both lights: what it can tell from one of them alone is the same in the other. */
const looks = [
  { colorScheme: 'light', size: phone, isAsked: true },
  { colorScheme: 'dark', size: phone, isAsked: false },
  { colorScheme: 'dark', size: desktop, isAsked: true },
  { colorScheme: 'light', size: desktop, isAsked: false },
] as const

/** Nobody is shut out of this page: no violation on phone or desktop, light or dark, and nothing to scroll sideways for. */
export async function expectGoodLooks(page: Page): Promise<void> {
  for (const { colorScheme, size, isAsked } of looks) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    const where = `${page.url()} at ${size.width} px, ${colorScheme}`
    if (isAsked) expect(await violationsIn(page), where).toEqual([])
    expect(await widerThanView(page), where).toBe(0)
  }
}

export async function violationsIn(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { iframes: false, resultTypes: ["violations"] })',
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)
}

export const widerThanView = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
