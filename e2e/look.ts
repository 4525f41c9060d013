import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { desktop, phone } from './browser.ts'

/** Colours differ by scheme and places by size; what stands in both of these stands in the other two. */
const looks = [
  { colorScheme: 'light', size: phone },
  { colorScheme: 'dark', size: desktop },
] as const

/** Nobody is shut out of this page: no violation on phone or desktop, light or dark, and nothing to scroll sideways for. */
export async function expectGoodLooks(page: Page): Promise<void> {
  for (const { colorScheme, size } of looks) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    const where = `${page.url()} at ${size.width} px, ${colorScheme}`
    expect(await violationsIn(page), where).toEqual([])
    expect(await widerThanView(page), where).toBe(0)
  }
}

/** The tool as it is for the web: what each page has to read anew is half as long. */
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export async function violationsIn(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { iframes: false, resultTypes: ["violations"] })',
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)
}

export const widerThanView = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
