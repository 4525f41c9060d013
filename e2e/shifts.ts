import type { Browser } from 'playwright-core'
import { visit } from './browser.ts'

type Shift = PerformanceEntry & { value: number; sources: { node: Element | null }[] }

/** What moves by itself while a page loads on a phone, and by how much: images, islands, late styles. */
export async function shiftsOf(browser: Browser, address: string): Promise<string[]> {
  const { page } = await visit(browser, {
    viewport: { width: 360, height: 780 },
    reducedMotion: 'no-preference',
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const shifts = await page.evaluate(
    () =>
      new Promise<string[]>((tell) => {
        const seen: string[] = []
        const told = (entry: Shift) =>
          `${entry.value}: ${entry.sources.map(({ node }) => node?.nodeName).join(' ')}`
        new PerformanceObserver((list) => {
          seen.push(...list.getEntries().map((entry) => told(entry as Shift)))
        }).observe({ type: 'layout-shift', buffered: true })
        // Entries that were kept come in a task of their own, before the next frames are drawn.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => tell(seen))))
      }),
  )
  await page.context().close()
  return shifts
}
