import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { tabTo } from './keyboard.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { expectGoodLooks, widerThanView } from './look.ts'
import { aPhoto } from './photo-file.ts'
import { alingsas, confirmByLetter, expectReceipt, numberOnPage, openCase, send, someone } from './report.ts'

const { service, browser } = await openHouse()

const also = 'Jag ser också detta'

/** Two neighbours' lamps are 40 metres apart, at a place of their own for each journey. */
const placeOf = (journey: number, metres: number) =>
  `/anmal?lat=${(57.92 + journey / 100 + metres / 111_195).toFixed(6)}&lon=12.54`

async function reportLamps(
  page: Page,
  journey: number,
  title: string,
): Promise<{ number: string; email: string }> {
  const email = someone()
  await page.goto(service.url + placeOf(journey, 0))
  await page.getByLabel('Kategori').selectOption({ label: 'Lampa lyser inte' })
  await page.getByLabel('Rubrik').fill(title)
  await page.getByLabel('Beskrivning').fill('Tre lampor i rad.')
  await page.getByLabel('E-post').fill(email)
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  await confirmByLetter(page, service.url, email)
  return { number: numberOnPage(page), email }
}

async function support(page: Page, words: string, photo?: Photo): Promise<string> {
  const email = someone()
  await page.getByRole('heading', { level: 1, name: also }).waitFor()
  await page.getByLabel('Vill du lägga till något?').fill(words)
  await page.getByLabel('E-post').fill(email)
  expect(await page.getByLabel('Följ ärendet').isChecked()).toBe(true)
  if (photo) await page.getByLabel('Lägg till foto').setInputFiles(photo)
  await page.getByRole('button', send).click()
  // The photo is sent first, where scripts run.
  await page
    .getByRole('heading', { level: 1, name: 'Bekräfta att du också ser det' })
    .waitFor({ timeout: 20_000 })
  await openLetter(page, service.url, { subject: 'Bekräfta att du också ser det', to: email })
  await linkInLetter(page, '/tillagg/').click()
  if (photo) await expect.poll(() => widthsOf(page, 'main .photo-tiles img')).toEqual([400])
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  return email
}

type Photo = Awaited<ReturnType<typeof aPhoto>>

/** Each photo there as wide as it is; 0 for one that has not come. */
const widthsOf = (page: Page, photos: string) =>
  page
    .locator(photos)
    .evaluateAll((images) => images.map((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0)))

test.each([
  [true, 1],
  [false, 2],
])(
  'J4: a third person sees what is reported, says so, and all hear when it is mended (script: %s)',
  async (javaScriptEnabled, journey) => {
    const { page, troubles } = await visit(browser, { javaScriptEnabled, viewport: phone })
    const title = `Släckta lampor ${journey}`
    const first = await reportLamps(page, journey, title)

    await page.goto(`${service.url}/rapporter/${first.number}`)
    await page.getByRole('link', { name: also }).click()
    const second = await support(page, '')
    await page.getByText('Tack! Nu är ni 2 som ser detta.').waitFor()

    await page.goto(service.url + placeOf(journey, 40))
    await page.getByLabel('Kategori').selectOption({ label: 'Lampa lyser inte' })
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Visa vem som får anmälan' }).click()
    const box = page.locator('#known')
    await box.getByRole('heading', { name: 'Ett liknande problem är redan anmält här' }).waitFor()
    expect(await box.innerText()).toMatch(/40\s+m bort[\s\S]*2 ser detta/)
    await page.getByLabel('Rubrik').fill('Fyra lampor')
    expect(await widerThanView(page)).toBe(0)
    if (javaScriptEnabled) await expectGoodLooks(page)
    await box.getByRole('button', { name: also }).click()
    expect(await page.getByLabel('Vill du lägga till något?').inputValue()).toBe('Fyra lampor')
    await page.getByRole('button', { name: 'Tillbaka till anmälan' }).click()
    expect(await page.getByLabel('Rubrik').inputValue()).toBe('Fyra lampor')
    await page.locator('#known').getByRole('button', { name: also }).click()
    if (javaScriptEnabled) await expectGoodLooks(page)
    const third = await support(page, 'Fyra lampor nu.', await aPhoto())
    await page.getByText('Tack! Nu är ni 3 som ser detta.').waitFor()
    expect(await page.locator('main').innerText()).toMatch(/3 personer ser detta[\s\S]*Fyra lampor nu\./)
    await page.getByRole('img', { name: 'Foto från en granne: Lampa lyser inte' }).scrollIntoViewIfNeeded()
    await expect.poll(() => widthsOf(page, '.photo-thumbs img')).toEqual([400])
    if (javaScriptEnabled) await expectGoodLooks(page)
    await openLetter(page, service.url, { subject: `Re: Ny felanmälan`, to: alingsas.email })
    await page.getByText('nytt-foto-1.jpg').waitFor()

    await openCase(page, service.url, first.number)
    await page.getByRole('img', { name: 'Foto från en granne: Lampa lyser inte' }).scrollIntoViewIfNeeded()
    await expect.poll(() => widthsOf(page, '.photo-thumbs img')).toEqual([400])
    await page.getByText('Problemet är löst').click()
    await page.locator('.action-card[open]').getByLabel('Text till alla som läser').fill('Bytta.')
    await page.getByRole('button', { name: 'Markera som åtgärdad' }).click()
    await page.getByText('Sparat. Status är nu: Åtgärdad.').waitFor()
    await openLetter(page, service.url, { subject: title, title: 'har åtgärdat problemet', to: third })
    // The others have just had a letter: theirs about the mend waits ten minutes for what more may come.
    for (const to of [first.email, second])
      await openLetter(page, service.url, { subject: title, title: 'En granne ser också problemet', to })
    await page.goto(`${service.url}/dev/mail`)
    const toMunicipality = page
      .getByRole('link')
      .filter({ hasText: `[${first.number}]` })
      .filter({ hasText: `Till ${alingsas.email}` })
    expect(await toMunicipality.count(), 'the report and the line: one case, no second report').toBe(2)
    expect(troubles).toEqual([])
  },
)

test.each([
  [true, 5],
  [false, 6],
])(
  'a photo says it without a word, and one that is wrong loses nothing (script: %s)',
  async (javaScriptEnabled, journey) => {
    const { page, troubles } = await visit(browser, { javaScriptEnabled, viewport: phone })
    const { number } = await reportLamps(page, journey, `Mörk trappa ${journey}`)
    await page.goto(`${service.url}/rapporter/${number}/jag-ser-ocksa`)
    const field = page.getByLabel('Lägg till foto')
    const notes = { name: 'anteckning.txt', mimeType: 'text/plain', buffer: Buffer.from('hej') }
    await field.setInputFiles([await aPhoto({ width: 640, height: 480 }), notes])
    await page.getByRole('button', send).click()
    await page.getByRole('link', { name: 'Skriv din e-postadress' }).waitFor({ timeout: 20_000 })
    if (!javaScriptEnabled) await page.getByRole('link', { name: 'Filen är inget foto' }).waitFor()
    await page.getByRole('button', { name: /^Ta bort/ }).waitFor()
    expect(await widerThanView(page)).toBe(0)
    if (javaScriptEnabled) await expectGoodLooks(page)
    await page.getByRole('button', { name: /^Ta bort/ }).click()
    await page.getByRole('button', { name: /^Ta bort/ }).waitFor({ state: 'detached' })
    await support(page, '', await aPhoto({ name: 'IMG_2.jpg' }))
    await page.getByText('Tack! Nu är ni 2 som ser detta.').waitFor()
    await page.getByText('Skickade en bild').waitFor()
    expect(await widerThanView(page)).toBe(0)
    if (javaScriptEnabled) await expectGoodLooks(page)
    const whole = page.getByRole('link', { name: 'Foto från en granne' })
    expect(await whole.getAttribute('href')).toMatch(/^\/rapporter\/\d+\/foton\/[0-9a-f]{32}$/)
    expect(troubles).toEqual([])
  },
)

test('a photo on its way to a report comes along to the one that is known already', async () => {
  const { page, troubles } = await visit(browser, { viewport: phone })
  await reportLamps(page, 7, 'Mörk tunnel')
  await page.goto(service.url + placeOf(7, 20))
  const arrival = '**/api/v1/drafts/*/photos*'
  await page.route(arrival, (route) => route.abort())
  await page.getByLabel('Lägg till foto').setInputFiles(await aPhoto({ width: 640, height: 480 }))
  await page.locator('.photo-tile').waitFor()
  await page.getByLabel('Kategori').selectOption({ label: 'Lampa lyser inte' })
  await page.getByText('Väntar på nätet. Vi försöker igen.').waitFor()
  await page.unroute(arrival)
  await page.locator('#known').getByRole('button', { name: also }).click()
  await page.getByText('Bilden är sparad.').waitFor({ timeout: 20_000 })
  await support(page, '')
  await page.getByText('Skickade en bild').waitFor()
  await page.goto(service.url)
  expect(await page.getByText('Fortsätt din anmälan').count(), 'nothing is left to go on with').toBe(0)
  expect(troubles).toEqual([])
})

test('what is known is reached and left by the keyboard alone, and stands in nobody’s way', async () => {
  const { page } = await visit(browser)
  await reportLamps(page, 3, 'Mörk gångväg')
  await page.goto(service.url + placeOf(3, 20))
  await page.getByLabel('Kategori').selectOption({ label: 'Lampa lyser inte' })
  await page.locator('#known .known').waitFor()
  await page.getByLabel('Kategori').focus()
  await tabTo(page, 'Mörk gångväg')
  await tabTo(page, also)
  await tabTo(page, 'Rubrik')
})

test.each([true, false])(
  'J13: who reports graffiti after graffiti is never held up, and one letter’s link confirms them all (script: %s)',
  async (javaScriptEnabled) => {
    const { page } = await visit(browser, { viewport: phone, javaScriptEnabled })
    const email = someone()
    for (const title of ['Klotter ett', 'Klotter två', 'Klotter tre']) {
      await page.goto(service.url + placeOf(4, 0))
      await page.getByLabel('Kategori').selectOption({ label: 'Klotter' })
      await page.getByLabel('Rubrik').fill(title)
      await page.getByLabel('Beskrivning').fill('Hela väggen.')
      await page.getByLabel('E-post').fill(email)
      await page.getByRole('button', send).click()
      await expectReceipt(page)
    }
    await openLetter(page, service.url, { subject: 'Bekräfta din felanmälan', to: email })
    await linkInLetter(page, '/bekrafta/').click()
    await page.getByRole('heading', { level: 1, name: 'Du har 3 anmälningar som väntar' }).waitFor()
    if (javaScriptEnabled) await expectGoodLooks(page)
    await page.getByRole('button', { name: 'Bekräfta de valda' }).click()
    await page.getByRole('heading', { level: 1, name: 'Vi har tagit emot dina 3 felanmälningar' }).waitFor()
    if (javaScriptEnabled) await expectGoodLooks(page)
  },
)
