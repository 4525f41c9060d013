import type { Browser } from 'playwright-core'
import { afterAll, inject } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type Service, startService } from './service.ts'

export type House = { service: Service; browser: Browser }

/** The service as `npm start` runs it, and a browser; both end with the journeys of the file that opened them. */
export async function openHouse(settings: Record<string, string> = {}): Promise<House> {
  const [starting, launching] = [startDemonstration(settings), launchBrowser()]
  afterAll(async () => {
    await (await launching).close()
    await (await starting).stop()
  })
  const [service, browser] = await Promise.all([starting, launching])
  return { service, browser }
}

/** The service with what a demonstration begins with, made once for all. */
export const startDemonstration = (settings: Record<string, string> = {}): Promise<Service> =>
  startService(settings, inject('begunFolder'))
