import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Goes on with Tab to the control that has this name; each stop on the way shows that it has the focus. */
export async function tabTo(page: Page, name: string, patience = 40): Promise<void> {
  const passed: string[] = []
  for (let press = 0; press < patience; press += 1) {
    await page.keyboard.press('Tab')
    const stop = await focusedStop(page)
    expect(stop.ring, `the ring around ${stop.name}`).toBeGreaterThanOrEqual(2)
    if (stop.name.startsWith(name)) return
    passed.push(stop.name)
  }
  throw new Error(`Tab does not reach ${name}. It passed ${passed.join(' | ')}`)
}

type Stop = { name: string; ring: number; isInView: boolean }

export const focusedStop = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const focused = document.activeElement ?? document.body
    const { outlineStyle, outlineWidth } = getComputedStyle(focused)
    const label = 'labels' in focused && focused.labels instanceof NodeList ? focused.labels[0] : null
    const { top, bottom, height } = focused.getBoundingClientRect()
    return {
      name: (focused.ariaLabel ?? label?.textContent ?? focused.textContent ?? '').trim(),
      ring: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
      isInView: height > 0 && top >= 0 && bottom <= window.innerHeight,
    }
  })
