import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import type { Language } from '#i18n/messages.ts'
import type { RenderedLetter } from '#letters/letter.ts'
import { everyLetter } from '../test/every-letter.ts'
import { launchBrowser, openPage } from './browser.ts'
import { letterFaults } from './letter-faults.ts'

const browser = await launchBrowser()
afterAll(() => browser.close())

/** The tool is asked at the narrow width, where all can go wrong; by night of what the night changes. */
const looks = [
  { width: 320, colorScheme: 'light', asked: '{ resultTypes: ["violations"] }' },
  {
    width: 320,
    colorScheme: 'dark',
    asked: '{ runOnly: ["color-contrast"], resultTypes: ["violations"] }',
  },
  { width: 640, colorScheme: 'dark' },
  { width: 640, colorScheme: 'light' },
] as const

test('A11Y-7: every letter is read on a phone and a desktop, by day and night, and says the same as plain text', async () => {
  const page = await openPage(browser)
  const pages = { sv: page, en: await page.context().newPage() }
  const [swedish, english] = await Promise.all([faultsIn(pages.sv, 'sv'), faultsIn(pages.en, 'en')])
  expect({ ...swedish, ...english }).toEqual({})
})

async function faultsIn(page: Page, language: Language): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {}
  await page.evaluate(axe.source)
  for (const [name, letter] of everyLetter(language)) {
    const found = await faultsOf(page, letter)
    if (found.length > 0) faults[`${language} ${name}`] = found
  }
  return faults
}

async function faultsOf(page: Page, { html, text }: RenderedLetter): Promise<string[]> {
  const found: string[] = []
  await page.setContent(html)
  for (const { width, colorScheme, ...look } of looks) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    const seen = await page.evaluate(letterFaults, text)
    if ('asked' in look) seen.push(...(await violationsIn(page, look.asked)))
    found.push(...seen.map((one) => `${width} px, ${colorScheme}: ${one}`))
  }
  return found
}

async function violationsIn(page: Page, asked: string): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${asked})`)
  return violations.map(({ id, nodes }) => `${id}, ${nodes.map((one) => one.html).join()}`)
}
