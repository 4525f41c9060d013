import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { expectGoodLooks, widerThanView } from './look.ts'
import { alingsas, numberOnPage, openCase, someone } from './report.ts'

const { service, browser } = await openHouse()

/** Swedish makes words that are wider than a phone. */
const longestWord = 'Gatubelysningsstolpsfundamentsinspektionsprotokollshandläggarna'
const done = 'Lampan är bytt. Tack för hjälpen!'

/** What is looked at on each page that is passed. */
type Look = (page: Page) => Promise<void>

test('a report goes from the start page to the municipality and back to the reporter', async () => {
  const { page, troubles } = await visit(browser)
  await walkTheLoop(page, 'Lampan vid gungorna är släckt', expectGoodLooks)
  expect(troubles).toEqual([])
})

test('the same goes without script, on a narrow phone', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await walkTheLoop(page, `Släckt: ${longestWord}`, async () => {
    expect(await widerThanView(page), page.url()).toBe(0)
  })
})

async function walkTheLoop(page: Page, title: string, look: Look): Promise<void> {
  const email = someone()
  await findPlace(page, look)
  await sendWithMistakes(page, title, look)
  await sendForm(page, email, look)
  await confirm(page, email, look)
  const number = numberOnPage(page)
  await actOnCase(page, number, look)
  await page.goto(`${service.url}/rapporter/${number}`)
  const story = page.locator('main')
  expect(await story.locator('.state-tag').first().innerText()).toBe('Åtgärdad')
  expect(await story.locator('.timeline').innerText()).toContain(done)
  await look(page)
  await openLetter(page, service.url, { subject: title, title: 'har tagit emot ärendet', to: email })
  expect(await page.locator('main .said').innerText()).toContain(`${alingsas.name} har tagit emot ärendet.`)
  await linkInLetter(page, `/rapporter/${number}`).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function findPlace(page: Page, look: Look): Promise<void> {
  await page.goto(service.url)
  await page.getByRole('heading', { level: 1, name: 'Gör en felanmälan' }).waitFor()
  await look(page)
  await page.getByLabel('Var är problemet?').fill('Alingsås')
  await page.getByRole('button', { name: 'Sök' }).click()
  await page.getByRole('heading', { level: 1, name: 'Är det här platsen?' }).waitFor()
  await look(page)
  await page.getByRole('link', { name: 'Rapportera här' }).click()
}

const suggested = 'Stämmer förslaget på kategori? Skicka igen, eller välj en annan.'

/** Category and address are missing: the form comes back with what was written, and says where and why. */
async function sendWithMistakes(page: Page, title: string, look: Look): Promise<void> {
  await page.getByLabel('Rubrik').fill(title)
  await page.getByLabel('Beskrivning').fill('Den har varit släckt i en vecka.')
  await page.getByLabel('Beskriv platsen').fill('Vid gungorna i Plantaget')
  await look(page)
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Skicka' }).click()
  expect((await answered).status()).toBe(422)
  await page.locator('.error-summary:focus').waitFor()
  expect(await page.title()).toMatch(/^Fel: /)
  expect(await page.locator('.error-summary li').allInnerTexts()).toEqual([
    suggested,
    'Skriv din e-postadress, till exempel anna@exempel.se',
  ])
  expect(await page.getByLabel('Rubrik').inputValue()).toBe(title)
  expect(await page.getByLabel('Beskrivning').inputValue()).toBe('Den har varit släckt i en vecka.')
  const email = page.getByLabel('E-post')
  expect(await email.getAttribute('aria-invalid')).toBe('true')
  expect(await describedBy(page, email)).toContain('Skriv din e-postadress')
  await look(page)
  await page.getByRole('link', { name: suggested }).click()
  await page.locator('select:focus').waitFor()
}

async function describedBy(page: Page, field: ReturnType<Page['getByLabel']>): Promise<string> {
  const ids = (await field.getAttribute('aria-describedby'))?.split(' ') ?? []
  const words = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).innerText()))
  return words.join('\n')
}

async function sendForm(page: Page, email: string, look: Look): Promise<void> {
  await page.getByLabel('Kategori').selectOption({ label: 'Lampa lyser inte' })
  await page.getByLabel('E-post').fill(email)
  await page.getByRole('button', { name: 'Skicka' }).click()
  await page.getByRole('heading', { level: 1, name: 'Vi har tagit emot din felanmälan' }).waitFor()
  await look(page)
}

async function confirm(page: Page, email: string, look: Look): Promise<void> {
  await openLetter(page, service.url, { subject: 'Bekräfta din felanmälan', to: email })
  await page.getByRole('heading', { level: 1, name: 'Bekräfta din felanmälan' }).waitFor()
  await look(page)
  // The button of the letter as mail programs show it; the other letters are followed by their plain text.
  await page.frameLocator('.letter-frame').getByRole('link', { name: 'Bekräfta felanmälan' }).click()
  await page.waitForURL('**/bekrafta/**')
  await look(page)
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.getByText('Tack! Felanmälan är bekräftad.').waitFor()
  await look(page)
}

async function actOnCase(page: Page, number: string, look: Look): Promise<void> {
  await openCase(page, service.url, number)
  await look(page)
  await page.getByText('Ni har fått anmälan').click()
  await page.getByRole('button', { name: 'Markera som mottagen' }).click()
  await page.getByText('Sparat. Status är nu: Mottagen.').waitFor()
  await page.getByText('Problemet är löst').click()
  await page.locator('.action-card[open]').getByLabel('Text till alla som läser').fill(done)
  await look(page)
  await page.getByRole('button', { name: 'Markera som åtgärdad' }).click()
  await page.getByText('Sparat. Status är nu: Åtgärdad.').waitFor()
  await look(page)
}
