import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { desktop, phone } from './browser.ts'

/** What of a page a scheme may change: asked alone where a page of this size has been asked for all else. */
const ofColour = ['color-contrast', 'link-in-text-block']

const looks = [
  { colorScheme: 'light', size: phone },
  { colorScheme: 'dark', size: phone, rules: ofColour },
  { colorScheme: 'dark', size: desktop },
  { colorScheme: 'light', size: desktop, rules: ofColour },
] as const

/** Nobody is shut out of this page: no violation on phone or desktop, light or dark, and nothing to scroll sideways for. */
export async function expectGoodLooks(page: Page): Promise<void> {
  for (const { colorScheme, size, ...asked } of looks) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    const where = `${page.url()} at ${size.width} px, ${colorScheme}`
    expect(await violationsIn(page, asked), where).toEqual([])
    expect(await widerThanView(page), where).toBe(0)
  }
}

/** The tool as it is for the web: what each page has to read anew is half as long. */
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** `rules`: these alone, by the tool's names for them. */
export async function violationsIn(
  page: Page,
  { rules }: { rules?: readonly string[] } = {},
): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe)
  const asked = { iframes: false, resultTypes: ['violations'], ...(rules && { runOnly: rules }) }
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(asked)})`)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)
}

export const widerThanView = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
