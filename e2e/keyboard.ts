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

/**
 * All the way round with Tab on a screen of one column: each stop shows that it has the focus and is in view, none
 * stands above the one before it, and after the last one is out again.
 */
export async function walkRound(page: Page, patience = 80): Promise<void> {
  await page.locator('.skip').focus()
  let before = await focusedStop(page)
  const passed = [before.name]
  for (let press = 0; press < patience; press += 1) {
    await page.keyboard.press('Tab')
    const stop = await focusedStop(page)
    if (stop.isOut) return
    expect(stop.isInView, `${page.url()}: ${JSON.stringify(stop)}, after ${before.name}`).toBe(true)
    expect(stop.ring, `the ring around ${stop.name}`).toBeGreaterThanOrEqual(2)
    passed.push(stop.name)
    if (stop.floats) continue
    expect(stop.bottom, `${stop.name} stands above ${before.name}`).toBeGreaterThan(before.top)
    before = stop
  }
  throw new Error(`Tab does not leave ${page.url()}. It passed ${passed.join(' | ')}`)
}

/** To a control and pressed: with Enter what leads on, with Space what is chosen or sent. */
export async function press(page: Page, name: string, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press(key)
}

export async function type(page: Page, name: string, words: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.type(words)
}

/** What is wrong gets the focus, and its first sentence leads to the field. */
export async function followMistake(page: Page, sentence: string): Promise<void> {
  await page.locator('.error-summary:focus').waitFor()
  await press(page, sentence)
}

type Stop = {
  name: string
  ring: number
  isInView: boolean
  /** Over the page, wherever it is scrolled to. */
  floats: boolean
  /** Past the last stop, or at the first again. */
  isOut: boolean
  top: number
  bottom: number
}

export const focusedStop = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const focused = document.activeElement ?? document.body
    const { outlineStyle, outlineWidth } = getComputedStyle(focused)
    const label = 'labels' in focused && focused.labels instanceof NodeList ? focused.labels[0] : null
    const { top, bottom, height } = focused.getBoundingClientRect()
    return {
      name: (focused.ariaLabel ?? label?.textContent ?? focused.textContent ?? '').trim(),
      ring: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
      // Scrolled to a whole pixel.
      isInView: height > 0 && top > -1 && bottom < window.innerHeight + 1,
      floats: focused.closest('.live-news') !== null,
      isOut: focused === document.body || focused.matches('.skip'),
      top: top + window.scrollY,
      bottom: bottom + window.scrollY,
    }
  })
