import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { findChromium, howToGetChromium } from '../scripts/chromium.mjs'

export const phone = { width: 320, height: 640 }
export const desktop = { width: 1280, height: 900 }

export function launchBrowser(): Promise<Browser> {
  const program = findChromium()
  if (program === null) throw new Error(howToGetChromium)
  return chromium.launch({ executablePath: program, args: quietly })
}

/** Nothing but the pages asked for: no updates, no first-run pages, no sandbox (it needs what a container lacks). */
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type Visit = { page: Page; troubles: string[] }

type Visitor = BrowserContextOptions & {
  /** Without, maps wait for a press, as where data is saved: to draw one takes more than all else that a page does. */
  drawsMaps?: boolean
}

/** A page in a browser of somebody's own, closed when the test is over: a map that goes on being drawn costs all that come after. */
export async function visit(browser: Browser, options: Visitor = {}): Promise<Visit> {
  const page = await openPage(browser, options)
  onTestFinished(() => page.context().close())
  return { page, troubles: troublesOf(page) }
}

/** Motion is reduced, so that what is looked at stands still. */
export async function openPage(
  browser: Browser,
  { drawsMaps = false, ...options }: Visitor = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: desktop,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
    // What a journey puts in the network's place is passed by once a worker answers; the one about it lets it in.
    serviceWorkers: 'block',
    ...options,
  })
  context.setDefaultTimeout(10_000)
  if (!drawsMaps) await context.addInitScript(saveData)
  return context.newPage()
}

/** What the browser complains of (refused by the content policy, thrown by a script), filled as it happens. */
function troublesOf(page: Page): string[] {
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('console', (message) => {
    const isAnswer = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isAnswer) troubles.push(message.text())
  })
  return troubles
}

/** What a browser tells pages of on a line that is paid by the byte. */
function saveData(): void {
  Object.defineProperty(navigator, 'connection', { value: { effectiveType: '4g', saveData: true } })
}
