import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { expectGoodLooks, violationsIn, widerThanView } from './look.ts'
import { aPhoto } from './photo-file.ts'
import {
  confirmByLetter,
  expectReceipt,
  fillReport,
  formAtStation,
  numberOnPage,
  openCase,
  send,
} from './report.ts'

const { service, browser } = await openHouse()

/** A confirmed report with a photo. */
async function reportWithPhoto(page: Page, title: string): Promise<{ email: string; number: string }> {
  await page.goto(service.url + formAtStation)
  await page.getByLabel('Lägg till foto').setInputFiles(await aPhoto({ withPlace: false }))
  const { email } = await fillReport(page, { title })
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  await confirmByLetter(page, service.url, email)
  return { email, number: numberOnPage(page) }
}

async function markFixed(page: Page, number: string, words: string): Promise<void> {
  await openCase(page, service.url, number)
  await page.locator('.action-card').getByText('Problemet är löst').click()
  await page.locator('.action-card[open]').getByLabel('Text till alla som läser').fill(words)
  const photo = await aPhoto({ withPlace: false })
  await page.locator('.action-card[open]').getByLabel('Lägg till foto').setInputFiles(photo)
  await page.getByRole('button', { name: 'Markera som åtgärdad' }).click()
  await page.getByText('Sparat. Status är nu: Åtgärdad.').waitFor()
}

/** From the letter that tells of the fix to the page that asks of it. */
async function openQuestion(page: Page, title: string, email: string): Promise<void> {
  await openLetter(page, service.url, { subject: title, title: 'har åtgärdat problemet', to: email })
  await linkInLetter(page, '/stammer/').click()
  await page.getByRole('heading', { level: 1, name: 'Stämmer det?' }).waitFor()
}

test.each([true, false])(
  'a fix is asked of: "Nej" opens the case again, "Ja" confirms it, and a tack reaches the officer (script: %s)',
  async (javaScriptEnabled) => {
    const { page, troubles } = await visit(browser, { javaScriptEnabled, viewport: phone })
    const look = async () => {
      expect(await widerThanView(page), page.url()).toBe(0)
      if (javaScriptEnabled) expect(await violationsIn(page), page.url()).toEqual([])
    }
    const title = `Klotter som tvättas ${javaScriptEnabled}`
    const { email, number } = await reportWithPhoto(page, title)
    await markFixed(page, number, 'Tvättat.')
    await openQuestion(page, title, email)
    await page.getByRole('button', { name: 'Skicka svaret' }).last().click()
    await page.getByRole('link', { name: 'Välj ett svar' }).waitFor()
    await look()
    await page.getByLabel('Nej, det är kvar').check()
    await page.getByLabel('Vill du lägga till något?').fill('Baksidan är kvar.')
    await page.getByRole('button', { name: 'Skicka svaret' }).last().click()
    await page.getByText('Ärendet är öppet igen.').waitFor()
    await page.getByRole('link', { name: 'Visa anmälan' }).click()
    await page.getByText('Ny, återöppnad').waitFor()
    await page.getByText('Baksidan är kvar.').waitFor()

    await markFixed(page, number, 'Nu är baksidan ren också.')
    // Joined with what else happens for ten minutes: the first letter's link asks of how it is now.
    await openQuestion(page, title, email)
    await page.getByLabel('Ja, det är lagat').check()
    await page.getByLabel('Lägg till foto').setInputFiles(await aPhoto({ withPlace: false }))
    await page.getByRole('button', { name: 'Skicka svaret' }).last().click()
    await page.getByText('Det är räknat att problemet är löst.').waitFor({ timeout: 20_000 })
    await page.getByLabel('En rad till dem som har åtgärdat det').fill('Så fint det blev!')
    await look()
    await page.getByRole('button', { name: 'Skicka ditt tack' }).click()
    await page.getByText('Ditt tack är framfört.').waitFor()

    await page.getByRole('link', { name: 'Visa anmälan' }).click()
    await page.getByText('Bekräftat lagat av den som anmälde').waitFor()
    // Made by the worker meanwhile.
    const after = page.getByRole('img', { name: 'Foto efter åtgärden' })
    await expect.poll(async () => [await page.reload(), await after.count()][1], { timeout: 20_000 }).toBe(1)
    // The same browser on the page: one person, counted once.
    await page.getByText('Säg tack').click()
    await page.getByRole('button', { name: 'Skicka ditt tack' }).click()
    await page.getByText('En person har sagt tack').waitFor()
    await look()
    if (javaScriptEnabled) await expectGoodLooks(page)

    await openCase(page, service.url, number)
    await page.getByText('En person har sagt tack.').waitFor()
    await page.getByText('Så fint det blev!').waitFor()
    await look()
    expect(troubles).toEqual([])
  },
)
