import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { tabTo } from './keyboard.ts'
import { expectGoodLooks } from './look.ts'
import { formAtStation } from './report.ts'

const { service, browser } = await openHouse()

const title = 'Klotter på väntkuren'

/** The form's own photo field says it last. */
const isReady = (page: Page) => page.locator('#photo-field.enhanced').waitFor()

/** Typed, and the page left as a thumb on the back arrow leaves it: at once. */
async function leaveForm(address: string, fields: Readonly<Record<string, string>>): Promise<Page> {
  const { page } = await visit(browser)
  await page.goto(service.url + address)
  await isReady(page)
  for (const [label, words] of Object.entries(fields)) await page.getByLabel(label).fill(words)
  return page
}

test('a form that was left at once is offered on the start page, for every eye', async () => {
  const page = await leaveForm(formAtStation, { Rubrik: title })
  await page.goto(service.url)
  await page.getByRole('link', { name: title }).waitFor()
  await expectGoodLooks(page)
  await page.getByRole('link', { name: title }).click()
  const notice = page.getByText('Vi har kvar det du skrev')
  await notice.waitFor()
  await expectGoodLooks(page)
  await page.setViewportSize(phone)
  const { y = phone.height } = (await notice.boundingBox()) ?? {}
  expect(y).toBeLessThan(phone.height)
})

test('words typed before the script came are kept, and newer than those kept before', async () => {
  const page = await leaveForm(formAtStation, { Rubrik: 'Gammal rubrik', Beskrivning: 'Hela väggen.' })
  let arrive = () => {}
  const arrival = new Promise<void>((go) => {
    arrive = go
  })
  await page.route('**/report-form*.js', async (route) => {
    await arrival
    await route.continue()
  })
  await page.goto(service.url + formAtStation, { waitUntil: 'commit' })
  await page.getByLabel('Rubrik').fill(title)
  arrive()
  await isReady(page)
  expect(await page.getByLabel('Rubrik').inputValue()).toBe(title)
  expect(await page.getByLabel('Beskrivning').inputValue()).toBe('Hela väggen.')
  await page.goto(service.url)
  await page.getByRole('link', { name: title }).waitFor()
})

test('what is kept is thrown away from the start page with the keyboard alone', async () => {
  const page = await leaveForm(formAtStation, { Rubrik: title })
  page.on('dialog', (dialog) => dialog.accept())
  await page.goto(service.url)
  await page.getByRole('link', { name: title }).waitFor()
  await tabTo(page, `Släng ${title}`)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: title }).waitFor({ state: 'detached' })
  await page.goto(service.url + formAtStation)
  expect(await page.getByLabel('Rubrik').inputValue()).toBe('')
})

test('reports at two places are kept apart', async () => {
  const page = await leaveForm(formAtStation, { Rubrik: title })
  await page.goto(service.url)
  await page.getByRole('link', { name: title }).waitFor()
  const other = await page.context().newPage()
  await other.goto(`${service.url}/anmal?lat=57.72&lon=12.94`)
  await isReady(other)
  await other.getByLabel('Rubrik').fill('Hål i vägen')
  await other.goto(service.url)
  await other.getByRole('link', { name: 'Hål i vägen' }).waitFor()
  expect(await other.getByRole('link', { name: title }).count()).toBe(1)
})

test('words that came with the form and were taken away stay away', async () => {
  const page = await leaveForm(`${formAtStation}&plats=Vid+stationen`, { Rubrik: title })
  const place = page.getByLabel('Beskriv platsen')
  expect(await place.inputValue()).toBe('Vid stationen')
  await place.fill('')
  await page.goto(service.url)
  await page.getByRole('link', { name: title }).waitFor()
  await page.goto(`${service.url}${formAtStation}&plats=Vid+stationen`)
  await page.getByText('Vi har kvar det du skrev').waitFor()
  expect(await place.inputValue()).toBe('')
})

test('an English reader is told in English', async () => {
  const page = await leaveForm(`/en${formAtStation}`, { Title: 'Graffiti' })
  await page.goto(`${service.url}/en`)
  await page.getByRole('link', { name: 'Graffiti' }).click()
  await page.getByText('We still have what you wrote').waitFor()
})
