import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Visit, visit } from './browser.ts'
import { startDemonstration } from './house.ts'
import { expectGoodLooks } from './look.ts'
import { fillReport, formAtStation, send } from './report.ts'
import { type Service, startService } from './service.ts'
import { untilGiven } from './until-given.ts'

let dataDir: string
let service: Service
let browser: Browser
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fixamingata-gone-'))
  ;[service, browser] = await Promise.all([startDemonstration({ DATA_DIR: dataDir }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await service?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const title = 'Klotter på väntkuren'
const back = 60_000

/** The same service with what it had, where it was. */
async function bringBack(): Promise<void> {
  service = await startService({ DATA_DIR: dataDir, PORT: new URL(service.url).port })
}

async function openForm(javaScriptEnabled: boolean): Promise<Visit> {
  const visitor = await visit(browser, { javaScriptEnabled })
  await visitor.page.goto(service.url + formAtStation)
  return visitor
}

const expectReceipt = (page: Page) =>
  page.getByRole('heading', { level: 1, name: 'Vi har tagit emot din felanmälan' }).waitFor({ timeout: back })

async function lettersTo(page: Page, email: string): Promise<number> {
  await page.goto(`${service.url}/dev/mail`)
  return page
    .getByRole('link')
    .filter({ hasText: `Till ${email}` })
    .count()
}

test('a report sent while the service is gone leaves by itself when it is back, once', async () => {
  const { page, troubles } = await openForm(true)
  const { email } = await fillReport(page, { title })
  await service.stop()
  await page.getByRole('button', send).click()
  await page.getByText('Ingen kontakt med nätet. Vi skickar när det kommer tillbaka').waitFor()
  await expectGoodLooks(page)
  expect(await page.getByLabel('Rubrik').inputValue()).toBe(title)
  await bringBack()
  await expectReceipt(page)
  await untilGiven('a letter', 20_000, async () => ((await lettersTo(page, email)) > 0 ? true : null))
  expect(await lettersTo(page, email)).toBe(1)
  // A map that was about to be drawn can't be, and the form says so; nothing else may go wrong.
  expect(troubles.filter((trouble) => !trouble.startsWith('Error: Worker failed to load'))).toEqual([])
})

test('without script the words are behind the back button, and can be sent when it is back', async () => {
  const { page } = await openForm(false)
  await fillReport(page, { title })
  await service.stop()
  const failure = page.waitForEvent('requestfailed')
  await page.getByRole('button', send).click({ noWaitAfter: true })
  await failure
  await bringBack()
  await page.goBack()
  expect(await page.getByLabel('Rubrik').inputValue()).toBe(title)
  await page.getByRole('button', send).click()
  await expectReceipt(page)
})
