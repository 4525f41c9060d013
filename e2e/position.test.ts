import { expect, test } from 'vitest'
import { visit } from './browser.ts'
import { openHouse } from './house.ts'
import { expectGoodLooks } from './look.ts'

const { service, browser } = await openHouse()

const byTheStation = { latitude: 57.92871, longitude: 12.53641 }
const button = { name: 'Använd min position' }

test('a position goes straight to the form, with the place and who gets the report', async () => {
  const { page, troubles } = await visit(browser, {
    geolocation: byTheStation,
    permissions: ['geolocation'],
  })
  await page.goto(service.url)
  await page.getByRole('button', button).click()
  await page.waitForURL('**/anmal?lat=57.928710&lon=12.536410')
  const words = await page.locator('main').innerText()
  expect(words).toContain('Alingsås kommun')
  expect(words).toContain('57.928710, 12.536410')
  expect(troubles).toEqual([])
})

test('how good the position was is said with the form', async () => {
  const { page } = await visit(browser, {
    geolocation: { ...byTheStation, accuracy: 18 },
    permissions: ['geolocation'],
  })
  await page.goto(service.url)
  await page.getByRole('button', button).click()
  await page.waitForURL('**/anmal?lat=57.928710&lon=12.536410')
  await page.getByText('Din position, ± 18 m. Stämmer den?').waitFor()
  await expectGoodLooks(page)
})

test('a rough position is not gone on from unasked', async () => {
  const { page, troubles } = await visit(browser, {
    geolocation: { ...byTheStation, accuracy: 250 },
    permissions: ['geolocation'],
  })
  await page.goto(`${service.url}/sok`)
  await page.getByRole('button', button).click()
  await page.getByRole('status').filter({ hasText: 'Positionen är ungefärlig, ± 250 m.' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/sok')
  await expectGoodLooks(page)
  await page.getByRole('link', { name: 'Gå vidare ändå' }).click()
  await page.waitForURL('**/anmal?lat=57.928710&lon=12.536410')
  await page.getByText('Din position, ± 250 m. Stämmer den?').waitFor()
  expect(troubles).toEqual([])
})

test('who does not give a position is told what to do instead', async () => {
  const { page, troubles } = await visit(browser, { permissions: [] })
  await page.goto(service.url)
  await page.getByRole('button', button).click()
  await page
    .getByRole('status')
    .filter({ hasText: 'Vi fick inte veta din position. Skriv var problemet är i stället.' })
    .waitFor()
  expect(await page.getByRole('button', button).isEnabled()).toBe(true)
  expect(troubles).toEqual([])
})

test('without script there is no button that could not do anything', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false })
  await page.goto(service.url)
  await page.getByLabel('Var är problemet?').waitFor()
  expect(await page.getByText(button.name).isVisible()).toBe(false)
})
