import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { tabTo } from './keyboard.ts'
import { expectToStandEveryLook } from './looks.ts'
import { aPhoto } from './photo-file.ts'
import { fillReport, formAtStation, send } from './report.ts'

const { service, browser } = await openHouse()

const field = 'Lägg till foto'
const arrival = '**/api/v1/drafts/*/photos*'
const receipt = { level: 1, name: 'Vi har tagit emot din felanmälan' } as const
const small = { width: 640, height: 480 }

test('a large photo is made smaller before it leaves, and stands upright', async () => {
  const { page } = await openForm()
  const photo = await aPhoto({ width: 2600, height: 1950 })
  const sent = page.waitForResponse(arrival, { timeout: 30_000 })
  await page.getByLabel(field).setInputFiles(photo)
  const answer = await sent
  expect(answer.status()).toBe(201)
  expect((await answer.json()).photo).toMatchObject({ width: 2048, height: 1536 })
  await page.getByText('Bilden är sparad.').waitFor()
})

test('a file that is too large is said at once, and nothing of it is sent', async () => {
  const { page, asked } = await openForm()
  // The limit is for what can't be made smaller here, as HEIC.
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-e2e-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'IMG_2.HEIC')
  await writeFile(file, Buffer.alloc(21 * 1024 * 1024))
  await page.getByLabel(field).setInputFiles(file)
  await page.getByText('IMG_2.HEIC är större än 20 MB och kom inte med.').waitFor()
  expect(asked()).toBe(0)
})

test('the report waits for its photos, says so, and may go without them', async () => {
  const { page } = await openForm()
  await slowUploads(page, 3_000)
  await page.getByLabel(field).setInputFiles([await aPhoto(small), await aPhoto(small)])
  await page.locator('.photo-tile').nth(1).waitFor()
  await fillReport(page, { title: 'Klotter vid torget' })
  await page.getByRole('button', send).click()
  await page.getByText('Väntar på 2 bilder …').waitFor()
  await expectToStandEveryLook(page)
  await page.getByRole('button', { name: 'Skicka utan bilderna' }).click()
  await page.getByRole('heading', receipt).waitFor({ timeout: 30_000 })
})

test('a report that is sent at once takes its photos along', async () => {
  const { page } = await openForm()
  await slowUploads(page, 50_000)
  await fillReport(page, { title: 'Klotter vid torget' })
  await page.getByLabel(field).setInputFiles([await aPhoto(small), await aPhoto(small)])
  await page.getByRole('button', send).click()
  await page.getByText('Väntar på 2 bilder …').waitFor()
  await page.getByRole('heading', receipt).waitFor({ timeout: 30_000 })
  expect(await page.getByRole('list', { name: '2 foton är sparade' }).getByRole('img').count()).toBe(2)
})

test('a photo that does not get through is tried again, by itself and when asked to', async () => {
  const { page } = await openForm()
  let failures = 0
  await page.route(arrival, (route) => {
    failures += 1
    return failures <= 2 ? route.abort() : route.continue()
  })
  await page.getByLabel(field).setInputFiles(await aPhoto(small))
  await page.getByText('Väntar på nätet. Vi försöker igen.').waitFor()
  await page.getByRole('button', { name: 'Försök igen' }).click()
  await page.getByText('Bilden är sparad.').waitFor()
  expect(failures).toBeGreaterThanOrEqual(3)
})

test('a photo is taken away with the keyboard, and the focus stays by the field', async () => {
  const { page } = await openForm()
  await page.getByLabel(field).setInputFiles(await aPhoto(small))
  await page.getByText('Bilden är sparad.').waitFor()
  await page.getByLabel(field).focus()
  const removed = page.waitForResponse('**/photos/*/remove')
  await tabTo(page, 'Ta bort bild 1', 3)
  await page.keyboard.press('Enter')
  expect((await removed).ok()).toBe(true)
  await page.locator('.photo-tile').waitFor({ state: 'detached' })
  expect(await page.getByLabel(field).evaluate((input) => input === document.activeElement)).toBe(true)
})

async function openForm() {
  const { page, troubles } = await visit(browser, { viewport: phone })
  await page.goto(service.url + formAtStation)
  await page.locator('#photo-field.enhanced').waitFor()
  return { page, troubles, asked: countOf(page) }
}

/** A route would do it too, but requests that outlive their page stand still while there is one. */
async function slowUploads(page: Page, bytesPerSecond: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 20,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  })
}

/** How many times the page has begun to send a photo. */
function countOf(page: Page): () => number {
  let count = 0
  page.on('request', (request) => {
    if (/\/photos(\?|$)/.test(request.url()) && request.method() === 'POST') count += 1
  })
  return () => count
}
