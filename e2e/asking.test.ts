import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { tabTo } from './keyboard.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { expectGoodLooks, widerThanView } from './look.ts'
import { numberOnPage, openCase, someone } from './report.ts'

const { service, browser } = await openHouse()

const square = 'lat=57.930180&lon=12.533520'
const angabo = 'lat=57.940000&lon=12.545000'
const road180 = 'lat=57.926100&lon=12.536400'
const received = { level: 1, name: 'Vi har tagit emot din felanmälan' } as const

const openForm = (page: Page, place = square) => page.goto(`${service.url}/anmal?${place}`)
const urgent = (page: Page) => page.locator('.urgent-panel')
const send = (page: Page) => page.getByRole('button', { name: 'Skicka' }).click()

async function write(page: Page, title: string, description = 'Vid fontänen.'): Promise<string> {
  const email = someone()
  await page.getByLabel('Rubrik').fill(title)
  await page.getByLabel('Beskrivning').fill(description)
  await page.getByLabel('E-post').fill(email)
  return email
}

async function confirm(page: Page, email: string): Promise<string> {
  await page.getByRole('heading', received).waitFor()
  await openLetter(page, service.url, { subject: 'Bekräfta din felanmälan', to: email })
  await linkInLetter(page, '/bekrafta/').click()
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.getByText('Tack! Felanmälan är bekräftad.').waitFor()
  return numberOnPage(page)
}

describe('with script', () => {
  test('J7: words of danger interrupt while they are written, and the rest may go on', async () => {
    const { page, troubles } = await visit(browser, { viewport: phone })
    await openForm(page)
    await page.getByLabel('Kategori').selectOption({ label: 'Lampa lyser inte' })
    const email = await write(page, 'En elkabel hänger över gångvägen')
    await urgent(page).getByText('Ring 112 vid fara för liv').waitFor()
    expect(await urgent(page).getAttribute('role')).toBe('alert')
    expect(await urgent(page).getByRole('link', { name: 'Ring 112' }).getAttribute('href')).toBe('tel:112')
    await expectGoodLooks(page)
    await send(page)
    await page.locator('.error-summary:focus').waitFor()
    expect(await page.getByLabel('Rubrik').inputValue()).toBe('En elkabel hänger över gångvägen')
    await expectGoodLooks(page)
    await page.getByLabel('Det är inte akut – fortsätt').check()
    await send(page)
    const number = await confirm(page, email)
    await openCase(page, service.url, number)
    await page.getByText('Kan vara akut: anmälan tyder på farlig el.').waitFor()
    expect(troubles).toEqual([])
  })

  test('J7: on the state’s road an urgent category shows Trafikverket’s number before anything is written', async () => {
    const { page, troubles } = await visit(browser)
    await openForm(page, road180)
    await page.getByLabel('Kategori').selectOption({ label: 'Igensatt eller skadad brunn' })
    await page.getByLabel('Locket saknas').check()
    const ring = urgent(page).getByRole('link', { name: /^Ring Trafikverket på 0771-921 921/ })
    expect(await ring.getAttribute('href')).toBe('tel:0771921921')
    await page.getByLabel('Den är igensatt').check()
    await urgent(page).waitFor({ state: 'detached' })
    expect(troubles).toEqual([])
  })

  test('a category is found by one’s own words with the keyboard alone', async () => {
    const { page, troubles } = await visit(browser, { viewport: phone })
    await openForm(page)
    await tabTo(page, 'Vad är fel?')
    await page.keyboard.type('lampan lyser int')
    await page.getByRole('radio', { name: /Lampa lyser inte/ }).waitFor()
    await page.keyboard.press('Enter')
    expect(await page.getByLabel('Kategori').inputValue()).toBe('belysning')
    await page.getByText('Hur många lampor gäller det?').waitFor()
    await expectGoodLooks(page)
    expect(troubles).toEqual([])
  })

  test('what is written suggests a category, which is chosen at one press', async () => {
    const { page } = await visit(browser, { viewport: phone })
    await openForm(page)
    const email = await write(page, 'Full papperskorg')
    const suggestion = page.getByRole('radio', { name: /Full eller trasig papperskorg/ })
    await suggestion.waitFor()
    expect(await page.getByLabel('Kategori').inputValue()).toBe('')
    await suggestion.check()
    expect(await page.getByLabel('Kategori').inputValue()).toBe('papperskorg')
    await send(page)
    await confirm(page, email)
  })

  test('questions and notices come with the category, and answers reach the holder alone where they are private', async () => {
    const { page, troubles } = await visit(browser, { viewport: phone })
    await openForm(page, angabo)
    await page.getByLabel('Kategori').selectOption({ label: 'Lampa lyser inte' })
    await page.getByText('Vi vet om strömavbrottet på Ängabo.').waitFor()
    await page.getByLabel('Kategori').selectOption({ label: 'Övergivet fordon eller cykel' })
    await page.getByText('Står fordonet på privat mark?').waitFor()
    expect(await page.getByText('Vi vet om strömavbrottet på Ängabo.').count()).toBe(0)
    await page.getByLabel('Registreringsnummer').fill('ABC 123')
    const email = await write(page, 'Skrotbil')
    await expectGoodLooks(page)
    await send(page)
    const number = await confirm(page, email)
    expect(await page.locator('main').innerText()).not.toContain('ABC 123')
    await openCase(page, service.url, number)
    expect(await page.locator('main').innerText()).toContain('ABC 123')
    expect(troubles).toEqual([])
  })

  test('GDPR-4: a telephone number is told of while it is written, and taken out at one press', async () => {
    const { page } = await visit(browser, { viewport: phone })
    await openForm(page)
    await page.getByLabel('Beskrivning').fill('Ring 070-123 45 67 så visar jag.')
    await page.getByText('Här står ett telefonnummer.').waitFor()
    await expectGoodLooks(page)
    await page.getByRole('button', { name: 'Ta bort 070-123 45 67' }).click()
    await page.getByText('Här står ett telefonnummer.').waitFor({ state: 'detached' })
    expect(await page.getByLabel('Beskrivning').inputValue()).toBe('Ring så visar jag.')
  })

  test('GDPR-2: a personal number in the answer to a question is told of there, and taken out', async () => {
    const { page } = await visit(browser, { viewport: phone })
    await openForm(page)
    await page.getByLabel('Kategori').selectOption({ label: 'Lampa lyser inte' })
    const pole = page.getByLabel('Stolpens nummer')
    await pole.fill('12 och 19811218-9876')
    await page.getByText('Här står ett personnummer.').waitFor()
    await expectGoodLooks(page)
    await page.getByRole('button', { name: 'Ta bort 19811218-9876' }).click()
    await page.getByText('Här står ett personnummer.').waitFor({ state: 'detached' })
    expect(await pole.inputValue()).toBe('12 och')
  })

  test('what the page came back with goes away as it is put right', async () => {
    const { page, troubles } = await visit(browser, { viewport: phone })
    await openForm(page)
    await page.getByLabel('Kategori').selectOption({ label: 'Lampa lyser inte' })
    await page.getByText('Hur många lampor gäller det?').waitFor()
    await write(page, 'Gaslukt vid lampan', 'Jag är 19811218-9876 och bilen heter ABC 123.')
    await send(page)
    await page.locator('.error-summary:focus').waitFor()
    await page.getByText('Här står ett registreringsnummer.').waitFor()
    await page.getByRole('button', { name: 'Ta bort 19811218-9876' }).click()
    await page.getByText('Här står ett personnummer.').waitFor({ state: 'detached' })
    expect(await page.getByText('Här står ett registreringsnummer.').count()).toBe(1)
    await page.getByLabel('Beskrivning').fill('Den är släckt.')
    await page.locator('.detail-note').waitFor({ state: 'detached' })
    await page.getByLabel('Rubrik').fill('Lampan är släckt')
    await urgent(page).waitFor({ state: 'detached' })
    await page.getByLabel('Kategori').selectOption({ label: 'Klotter' })
    await page.getByText('Hur många lampor gäller det?').waitFor({ state: 'detached' })
    expect(troubles).toEqual([])
  })
})

describe('without script', () => {
  const plain = () => visit(browser, { javaScriptEnabled: false, viewport: phone })

  test('J7: the first sending comes back with 112, everything kept, and the box leads on', async () => {
    const { page } = await plain()
    await openForm(page)
    await page.getByLabel('Kategori').selectOption({ label: 'Klotter' })
    const email = await write(page, 'Gaslukt vid klottret')
    await send(page)
    await urgent(page).getByText('Ring 112 vid fara för liv').waitFor()
    expect(await page.getByLabel('Beskrivning').inputValue()).toBe('Vid fontänen.')
    expect(await widerThanView(page)).toBe(0)
    await page.getByLabel('Det är inte akut – fortsätt').check()
    await send(page)
    const number = await confirm(page, email)
    await openCase(page, service.url, number)
    await page.getByText('Kan vara akut: anmälan tyder på gas.').waitFor()
  })

  test('a required question is asked once, an answer that ends it says what to do, another goes on', async () => {
    const { page } = await plain()
    await openForm(page)
    expect(await page.getByLabel('Vad är fel?').isVisible()).toBe(false)
    await page.getByLabel('Kategori').selectOption({ label: 'Återvinningsstation' })
    await write(page, 'Fullt')
    await send(page)
    await page.getByRole('link', { name: 'Vad är fel på stationen?: Svara på frågan' }).waitFor()
    await page.getByLabel('Soporna hemma hos mig').check()
    await send(page)
    await page.getByText('Med det svaret kan anmälan inte skickas hit.').first().waitFor()
    await page.getByLabel('Ett kärl är fullt').check()
    await send(page)
    await page.getByRole('heading', received).waitFor()
  })

  test('without a category the words suggest one, and sending again means yes', async () => {
    const { page } = await plain()
    await openForm(page)
    await write(page, 'Klotter på väggen')
    await send(page)
    expect(await page.getByRole('radio', { name: 'Klotter' }).isChecked()).toBe(true)
    await send(page)
    await page.getByRole('heading', received).waitFor()
  })

  test('GDPR-2: a personal number is taken out by a button on the page that comes back', async () => {
    const { page } = await plain()
    await openForm(page)
    await page.getByLabel('Kategori').selectOption({ label: 'Klotter' })
    await write(page, 'Klotter', 'Jag är 19811218-9876 om ni undrar.')
    await send(page)
    await page.getByRole('button', { name: 'Ta bort 19811218-9876' }).click()
    expect(await page.getByLabel('Beskrivning').inputValue()).toBe('Jag är om ni undrar.')
    await send(page)
    await page.getByRole('heading', received).waitFor()
  })
})
