import type { Browser } from 'playwright-core'
import { launchBrowser } from '../e2e/browser.ts'
import { findChromium } from '../scripts/chromium.mjs'

// Slow 3G as browsers' own tools name it, on a telephone with a quarter of this machine's pace.
const network = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const slowness = 4

/** Seconds until a page nobody has visited before is whole and its scripts have run; not a number without a browser. */
export async function timesOnSlowNetwork(addresses: readonly string[]): Promise<number[]> {
  if (findChromium() === null) return addresses.map(() => Number.NaN)
  const browser = await launchBrowser()
  try {
    const times: number[] = []
    for (const address of addresses) times.push(await timeToUse(browser, address))
    return times
  } finally {
    await browser.close()
  }
}

async function timeToUse(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } })
  const page = await context.newPage()
  const tools = await context.newCDPSession(page)
  await tools.send('Network.emulateNetworkConditions', network)
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  const begun = performance.now()
  await page.goto(address, { waitUntil: 'load', timeout: 60_000 })
  const taken = (performance.now() - begun) / 1000
  await context.close()
  return taken
}
