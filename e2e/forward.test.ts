import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter } from './letters.ts'
import { expectGoodLooks, violationsIn, widerThanView } from './look.ts'
import { alingsas, numberOnPage, reportProblem } from './report.ts'
import { untilGiven } from './until-given.ts'

const { service, browser } = await openHouse()

const agency = 'trafikverket@trafikverket.example'
const reason = 'Väggen hör till den statliga vägen.'
const answer = 'Muren är kommunens sedan 2019.'

/** Opens the newest letter about a report to somebody, once it says these words. */
async function letterThatSays(page: Page, to: string, number: string, words: string): Promise<void> {
  await untilGiven(`a letter to ${to} that says ${words}`, 30_000, async () => {
    await page.goto(`${service.url}/dev/mail`)
    const letters = page
      .getByRole('link')
      .filter({ hasText: number })
      .filter({ hasText: `Till ${to}` })
    if ((await letters.count()) === 0) return null
    await letters.first().click()
    const said = await page.locator('main .said').first().innerText()
    return said.includes(words) ? said : null
  })
}

async function openCaseOf(page: Page, to: string, number: string, words: string): Promise<void> {
  await letterThatSays(page, to, number, words)
  await linkInLetter(page, '/svar/').click()
  await page.getByRole('heading', { name: 'Vad gör ni?' }).waitFor()
}

const history = (page: Page) => page.locator('.timeline').first().innerText()

test.each([true, false])(
  'a case goes to Trafikverket, comes back with a reason, and is fixed where it began (script: %s)',
  async (javaScriptEnabled) => {
    const { page, troubles } = await visit(browser, {
      javaScriptEnabled,
      viewport: { width: 360, height: 740 },
    })
    const look = async () => {
      expect(await widerThanView(page), page.url()).toBe(0)
      if (javaScriptEnabled) expect(await violationsIn(page), page.url()).toEqual([])
    }
    const { email } = await reportProblem(page, service.url, `Klotter på muren ${javaScriptEnabled}`)
    const number = numberOnPage(page)
    await sendOn(page, number, look)

    await letterThatSays(page, email, number, 'Trafikverket')
    const told = await page.locator('main .said').first().innerText()
    expect(told).toMatch(/Alingsås kommun har skickat ärendet vidare till Trafikverket/)
    expect(told).toContain(reason)
    await page.goto(`${service.url}/rapporter/${number}`)
    expect(await history(page)).toMatch(/Alingsås kommun har skickat vidare till Trafikverket[\s\S]*statliga/)
    await look()

    await giveBack(page, number, look)
    await page.goto(`${service.url}/rapporter/${number}`)
    expect(await history(page)).toMatch(
      /Trafikverket svarar att det inte är deras ansvar\. Ärendet är nu hos Alingsås kommun[\s\S]*sedan 2019/,
    )

    await openCaseOf(page, alingsas.email, number, answer)
    expect(await page.locator('main').innerText()).toMatch(/Tillbaka från Trafikverket[\s\S]*sedan 2019/)
    await page.getByText('Ni har fått anmälan').click()
    await page.getByRole('button', { name: 'Markera som mottagen' }).click()
    await page.getByText('Sparat. Status är nu: Mottagen.').waitFor()
    await page.getByText('Problemet är löst').click()
    await page.getByRole('button', { name: 'Markera som åtgärdad' }).click()
    await page.getByText('Sparat. Status är nu: Åtgärdad.').waitFor()
    await look()
    expect(troubles).toEqual([])
  },
)

/** By the page, where a mistake keeps what was typed, and a search sends nothing. */
async function sendOn(page: Page, number: string, look: () => Promise<void>): Promise<void> {
  await openCaseOf(page, alingsas.email, number, 'anmält')
  await page.getByRole('link', { name: 'Skicka vidare' }).click()
  await page.getByRole('heading', { level: 1, name: 'Skicka vidare' }).waitFor()
  await look()
  await page.getByLabel('Varför?').fill(reason)
  await page.getByRole('button', { name: 'Skicka vidare ärendet' }).last().click()
  await page.locator('.error-summary').waitFor()
  expect(await page.getByLabel('Varför?').inputValue()).toBe(reason)
  await look()
  await page.getByLabel('Mottagarens namn').fill('Trafik')
  await page.getByRole('button', { name: 'Sök mottagare' }).click()
  await page.getByText('Passar det ni sökte').first().waitFor()
  await page.getByRole('radio', { name: /^Trafikverket/ }).check()
  expect(await page.getByLabel('Varför?').inputValue()).toBe(reason)
  await page.getByRole('button', { name: 'Skicka vidare ärendet' }).last().click()
  await page.getByText('Ärendet finns nu hos Trafikverket').waitFor()
  expect(await page.locator('.action-card').count()).toBe(0)
  await look()
}

async function giveBack(page: Page, number: string, look: () => Promise<void>): Promise<void> {
  await openCaseOf(page, agency, number, reason)
  expect(await page.locator('main').innerText()).toMatch(/Skickad hit av Alingsås kommun[\s\S]*statliga/)
  await look()
  const card = page.locator('.action-card').filter({ hasText: 'Skicka tillbaka' })
  await card.locator('summary').click()
  await card.getByRole('button', { name: 'Skicka tillbaka ärendet' }).click()
  await page.getByText('Skriv varför ni skickar tillbaka ärendet').first().waitFor()
  await look()
  await card.getByLabel('Varför är det inte ert ansvar?').fill(answer)
  await card.getByRole('button', { name: 'Skicka tillbaka ärendet' }).click()
  await page.getByText('Ärendet finns nu hos Alingsås kommun').waitFor()
}

test('the page where a case is sent on shuts nobody out, light or dark, and goes by the keyboard', async () => {
  const { page } = await visit(browser)
  await reportProblem(page, service.url, 'Klotter på tunneln')
  const number = numberOnPage(page)
  await openCaseOf(page, alingsas.email, number, 'anmält')
  await page.getByRole('link', { name: 'Skicka vidare' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Skicka vidare' }).waitFor()
  await expectGoodLooks(page)
  await page.getByRole('radio', { name: 'Trafikverket' }).focus()
  await page.keyboard.press('Space')
  await page.getByLabel('Varför?').focus()
  await page.keyboard.type(reason)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Ärendet finns nu hos Trafikverket').waitFor()
})
