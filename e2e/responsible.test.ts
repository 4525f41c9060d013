import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { expectGoodLooks, widerThanView } from './look.ts'
import { numberOnPage, someone } from './report.ts'

const { service, browser } = await openHouse()

// Places of the demonstration's town, beside roads that are made up.
const road180 = 'lat=57.926100&lon=12.536400'
const reachedAssociation = 'lat=57.923300&lon=12.533300'
const unreachedAssociation = 'lat=57.933000&lon=12.522200'
const herrljunga = 'lat=58.077000&lon=13.027000'

const hole = 'Hål i gatan eller vägen'
const toTheState = 'Går till Trafikverket, därför att väg 180 är statlig.'

const openForm = (page: Page, place: string) => page.goto(`${service.url}/anmal?${place}`)
const box = (page: Page) => page.locator('#recipient')

async function write(page: Page): Promise<string> {
  const email = someone()
  await page.getByLabel('Rubrik').fill('Djupt hål')
  await page.getByLabel('Beskrivning').fill('Hålet är en halv meter brett.')
  await page.getByLabel('E-post').fill(email)
  return email
}

async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Skicka' }).click()
}

/** From the receipt to the report's page. */
async function confirm(page: Page, email: string): Promise<string> {
  await page.getByRole('heading', { level: 1, name: 'Vi har tagit emot din felanmälan' }).waitFor()
  await openLetter(page, service.url, { subject: 'Bekräfta din felanmälan', to: email })
  await linkInLetter(page, '/bekrafta/').click()
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.getByText('Tack! Felanmälan är bekräftad.').waitFor()
  return numberOnPage(page)
}

describe('with script', () => {
  test('J2: the form says Trafikverket as soon as the category is chosen, and it goes there', async () => {
    const { page, troubles } = await visit(browser)
    await openForm(page, road180)
    expect(await page.getByRole('button', { name: 'Visa vem som får anmälan' }).isVisible()).toBe(false)
    await page.getByLabel('Kategori').selectOption({ label: hole })
    await box(page).getByText(toTheState).waitFor()
    expect(await box(page).getAttribute('aria-live')).toBe('polite')
    const call = box(page).getByRole('link', { name: /0771-921 921/ })
    expect(await call.getAttribute('href')).toBe('tel:0771921921')
    await expectGoodLooks(page)
    await page.getByLabel('Kategori').selectOption({ label: 'Lampa lyser inte' })
    await box(page).getByText('Går till Alingsås kommun').waitFor()
    await page.getByLabel('Kategori').selectOption({ label: hole })
    await box(page).getByText(toTheState).waitFor()
    const email = await write(page)
    await send(page)
    const number = await confirm(page, email)
    expect(await page.locator('main').innerText()).toContain('Trafikverket, därför att väg 180 är statlig')
    await openLetter(page, service.url, { subject: `[${number}]`, to: 'trafikverket@trafikverket.example' })
    expect(troubles).toEqual([])
  })

  test('who knows better says so, and the report goes where they say', async () => {
    const { page, troubles } = await visit(browser, { viewport: phone })
    await openForm(page, road180)
    await page.getByLabel('Kategori').selectOption({ label: hole })
    await box(page).getByText(toTheState).waitFor()
    await box(page).getByText('Stämmer det inte?').click()
    await box(page)
      .getByLabel(/^Alingsås kommun/)
      .check()
    await box(page).getByLabel('Jag vet vem som sköter platsen').check()
    await expectGoodLooks(page)
    const email = await write(page)
    await send(page)
    await confirm(page, email)
    expect(await page.locator('main').innerText()).toContain(
      'därför att den som anmälde valde Alingsås kommun',
    )
    expect(troubles).toEqual([])
  })

  test('J3: on a private road the association is named, and where nobody can be reached that is said', async () => {
    const { page, troubles } = await visit(browser)
    await openForm(page, reachedAssociation)
    await page.getByLabel('Kategori').selectOption({ label: hole })
    await box(page).getByText('Går till Hjortmarka vägsamfällighet').waitFor()
    await box(page).getByText('En enskild väg sköts av').waitFor()
    await openForm(page, unreachedAssociation)
    await page.getByLabel('Kategori').selectOption({ label: hole })
    await box(page).getByText('sköts av Lyckans vägförening').waitFor()
    await expectGoodLooks(page)
    expect(troubles).toEqual([])
  })
})

describe('without script', () => {
  const plain = () => visit(browser, { javaScriptEnabled: false, viewport: phone })

  test('J2: a button says who gets the report, and what is typed stays', async () => {
    const { page } = await plain()
    await openForm(page, road180)
    const email = await write(page)
    await page.getByLabel('Kategori').selectOption({ label: hole })
    await page.getByRole('button', { name: 'Visa vem som får anmälan' }).click()
    await box(page).getByText(toTheState).waitFor()
    expect(await page.getByLabel('Rubrik').inputValue()).toBe('Djupt hål')
    expect(await widerThanView(page)).toBe(0)
    await send(page)
    await confirm(page, email)
    expect(await page.locator('main').innerText()).toContain('Trafikverket, därför att väg 180 är statlig')
  })

  test('J2: who does not ask is told before it is sent', async () => {
    const { page } = await plain()
    await openForm(page, road180)
    await page.getByLabel('Kategori').selectOption({ label: hole })
    await write(page)
    await page.getByLabel('Rubrik').press('Enter')
    await page.getByRole('link', { name: /Se vem som får anmälan/ }).waitFor()
    await box(page).getByText(toTheState).waitFor()
    await send(page)
    await page.getByRole('heading', { level: 1, name: 'Vi har tagit emot din felanmälan' }).waitFor()
  })

  test('J3: where the association can’t be reached the text is there to print', async () => {
    const { page } = await plain()
    await openForm(page, unreachedAssociation)
    await page.getByLabel('Kategori').selectOption({ label: hole })
    await write(page)
    await send(page)
    const said = page.locator('main')
    await said.getByText('sköts av Lyckans vägförening').waitFor()
    expect(await said.innerText()).toContain('Skriv ut eller kopiera texten')
    expect(await said.innerText()).toContain('Hålet är en halv meter brett.')
    expect(await widerThanView(page)).toBe(0)
  })

  test('J6: a municipality that takes no reports is told of before anything is typed', async () => {
    const { page } = await visit(browser)
    await openForm(page, herrljunga)
    await page.getByRole('heading', { level: 1, name: /Herrljunga kommun tar inte emot/ }).waitFor()
    const own = page.getByRole('link', { name: 'Felanmäl hos Herrljunga kommun' })
    expect(await own.getAttribute('href')).toBe('https://herrljunga.example/felanmalan')
    expect(await page.getByLabel('Rubrik').count()).toBe(0)
    await expectGoodLooks(page)
  })
})
