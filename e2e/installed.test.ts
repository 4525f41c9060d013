import sharp from 'sharp'
import { expect, test } from 'vitest'
import { visit } from './browser.ts'
import { openHouse } from './house.ts'
import { expectGoodLooks } from './look.ts'
import { aPhoto } from './photo-file.ts'
import { formAtStation, numberOnPage, openCase, reportProblem } from './report.ts'
import { untilGiven } from './until-given.ts'

const { service, browser } = await openHouse()

test('the service can be put among a device’s own programs, with icons of the sizes it promises', async () => {
  const manifest = await (await fetch(`${service.url}/app.webmanifest`)).json()
  expect(manifest.icons).toHaveLength(3)
  for (const { src, sizes } of manifest.icons) {
    const { width, height } = await sharp(await bytesAt(src)).metadata()
    expect(`${width}x${height}`).toBe(sizes)
  }
  const [, touchIcon = ''] =
    /rel="apple-touch-icon" href="([^"]+)"/.exec(await (await fetch(service.url)).text()) ?? []
  expect((await sharp(await bytesAt(touchIcon)).metadata()).width).toBe(180)
})

const bytesAt = async (path: string) => (await fetch(service.url + path)).arrayBuffer()

test('without a network a report is written all the same, and gone on with when there is one', async () => {
  const { page, troubles } = await visit(browser, { serviceWorkers: 'allow' })
  await page.goto(service.url + formAtStation)
  await page.getByLabel('Rubrik').fill('Lampan är trasig')
  await untilGiven('an answer of the device’s own', 20_000, () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state ?? null),
  )
  await page.context().setOffline(true)
  await page.goto(`${service.url}/rapporter/1000003`)
  await page.getByRole('heading', { name: 'Du har inget nät just nu' }).waitFor()
  await page.getByLabel('Beskrivning').fill('Vid gångvägen mot torget.')
  await page.getByLabel('Lägg till foto').setInputFiles(await aPhoto())
  await page.getByText('Sparat på den här enheten.').waitFor()
  await page.locator('.photo-tile').waitFor()
  expect(await page.getByLabel('Rubrik').inputValue()).toBe('Lampan är trasig')
  await expectGoodLooks(page)
  await page.context().setOffline(false)
  await page.getByRole('link', { name: 'Fortsätt med anmälan' }).click()
  await page.getByText('Vi har kvar det du skrev.').waitFor()
  expect(await page.getByLabel('Beskrivning').inputValue()).toBe('Vid gångvägen mot torget.')
  await page.locator('.photo-tile.kept').waitFor()
  expect(troubles).toEqual([])
})

test('who has a report open hears that something has happened, and what is read stays where it is', async () => {
  const { page } = await visit(browser)
  await reportProblem(page, service.url, 'Klotter på bänken')
  const number = numberOnPage(page)
  const reader = await visit(browser)
  await reader.page.goto(`${service.url}/rapporter/${number}`)
  const heading = reader.page.getByRole('heading', { level: 1 })
  const before = await heading.boundingBox()
  await openCase(page, service.url, number)
  await page.getByText('Ni har fått anmälan').click()
  await page.getByRole('button', { name: 'Markera som mottagen' }).click()
  await reader.page.getByText('Det har hänt något nytt.').waitFor()
  expect(await heading.boundingBox()).toEqual(before)
  await expectGoodLooks(reader.page)
  await reader.page.getByRole('link', { name: 'Visa det' }).click()
  await reader.page.locator('.standing').getByText('Mottagen').waitFor()
  expect(reader.troubles).toEqual([])
})
