import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { expectGoodLooks, widerThanView } from './look.ts'
import { expectToStandEveryLook } from './looks.ts'
import { numberOnPage, openCase, reportProblem, send, someone } from './report.ts'

const { service, browser } = await openHouse()

const operators = 'drift@fixamingata.example'

async function tellOfAbuse(
  page: Page,
  number: string,
  words: string,
  look: () => Promise<void>,
): Promise<void> {
  await page.goto(`${service.url}/rapporter/${number}`)
  await page.getByRole('link', { name: 'Anmäl missbruk' }).click()
  await page.getByRole('heading', { level: 1, name: 'Anmäl missbruk' }).waitFor()
  await look()
  await page.getByRole('button', send).click()
  await page.locator('.error-summary:focus').waitFor()
  await look()
  await page.getByLabel('Uppgifter om en person').check()
  await page.getByLabel('Beskriv vad det gäller').fill(words)
  await page.getByRole('button', send).click()
  await page.getByRole('heading', { level: 1, name: 'Tack för att du sa till' }).waitFor()
  await look()
}

/** The municipality answers what everybody reads, and names somebody. */
async function answerUnwisely(page: Page, number: string): Promise<void> {
  await openCase(page, service.url, number)
  await page.getByText('Skriv utan att ändra status').click()
  const card = page.locator('.action-card[open]')
  await card.getByLabel('Svar', { exact: true }).fill('Vi har talat med Kalle.')
  await card.getByLabel('Synligt för alla').check()
  await card.getByRole('button', { name: 'Skicka svaret' }).click()
  await page.getByText('Svaret är skickat.').waitFor()
}

async function openReview(page: Page, number: string): Promise<void> {
  await openLetter(page, service.url, { subject: `Uppgifter om en person [${number}]`, to: operators })
  await linkInLetter(page, '/granska/').click()
  await page.getByRole('heading', { level: 1, name: `Granska anmälan ${number}` }).waitFor()
}

test.each([true, false])(
  'abuse is reported, redacted and hidden, and the reporter hears why (script: %s)',
  async (javaScriptEnabled) => {
    const { page, troubles } = await visit(browser, { javaScriptEnabled, viewport: phone })
    const look = async () => {
      expect(await widerThanView(page), page.url()).toBe(0)
      if (javaScriptEnabled) await expectGoodLooks(page)
    }
    const { email } = await reportProblem(page, service.url, 'Kalle på trettonde klottrar')
    const number = numberOnPage(page)
    await answerUnwisely(page, number)
    await tellOfAbuse(page, number, 'Där står vem det är.', look)

    await openReview(page, number)
    expect(await page.locator('main').innerText()).toContain('Där står vem det är.')
    await page.getByLabel('Rubrik').fill('[…] klottrar')
    await page.getByLabel('Varför?').selectOption({ label: 'Hot, hat eller kränkningar' })
    await page.getByRole('button', { name: 'Ändra texten' }).click()
    await page.locator('textarea:focus').waitFor()
    expect(await page.getByLabel('Varför?').inputValue()).toBe('hate')
    await page.getByLabel('Inläggets text').fill('Vi har talat med […].')
    await page.getByLabel('Varför?').selectOption({ index: 0 })
    if (javaScriptEnabled) await expectToStandEveryLook(page)
    await page.setViewportSize(phone)
    expect(await widerThanView(page)).toBe(0)
    await page.getByRole('button', { name: 'Spara ändringarna' }).click()
    await page.locator('.error-summary:focus').waitFor()
    expect(await page.getByLabel('Rubrik').inputValue()).toBe('[…] klottrar')
    expect(await page.getByLabel('Inläggets text').inputValue()).toBe('Vi har talat med […].')
    await look()
    await page.getByLabel('Varför?').selectOption({ label: 'Uppgifter om en person' })
    await page.getByRole('button', { name: 'Spara ändringarna' }).click()
    await page.getByText('Sparat. Den som skrev det får ett brev').waitFor()
    await look()

    await page.goto(`${service.url}/rapporter/${number}`)
    await page.getByRole('heading', { level: 1, name: '[…] klottrar' }).waitFor()
    await page.getByText('Vi har talat med […].').waitFor()
    expect(await page.content()).not.toContain('Kalle')
    await openLetter(page, service.url, {
      subject: `[${number}]`,
      title: 'Vi har granskat felanmälan',
      to: email,
    })
    expect(await page.locator('main .said').innerText()).toMatch(
      /Vi har ändrat texten[\s\S]*uppgifter om en person[\s\S]*ändrat texten i ett inlägg[\s\S]*Svara på det här brevet/,
    )
    await linkInLetter(page, '/min-rapport/').click()
    await page.getByText('Kalle på trettonde klottrar').first().waitFor()

    await openReview(page, number)
    await page.getByLabel('Varför?').selectOption({ label: 'Annat som inte hör hemma här' })
    await page.getByRole('button', { name: 'Dölj hela anmälan' }).click()
    await page.getByText('Anmälan är dold.').waitFor()
    await look()
    const gone = await page.goto(`${service.url}/rapporter/${number}`)
    expect(gone?.status()).toBe(410)
    expect(troubles).toEqual([])
  },
)

test.each([true, false])(
  'A11Y-3: a barrier is told of from the accessibility statement (script: %s)',
  async (javaScriptEnabled) => {
    const { page, troubles } = await visit(browser, { javaScriptEnabled, viewport: phone })
    const look = async () => {
      expect(await widerThanView(page), page.url()).toBe(0)
      if (javaScriptEnabled) await expectGoodLooks(page)
    }
    const email = someone()
    await page.goto(`${service.url}/om/tillganglighet`)
    await page.getByRole('link', { name: 'Skriv till oss' }).click()
    await page.getByRole('heading', { level: 1, name: 'Skriv till oss om tillgänglighet' }).waitFor()
    await look()
    await page.getByLabel('Vilken sida gäller det?').fill('Kartan')
    await page.getByLabel('Vad ville du göra').fill(`Läsa den i punktskrift (${javaScriptEnabled}).`)
    await page.getByLabel('E-post').fill(email)
    await page.getByRole('button', send).click()
    await page.getByRole('heading', { level: 1, name: 'Tack, vi har tagit emot det' }).waitFor()
    await look()
    const newest = async () => {
      await openLetter(page, service.url, { subject: 'Någon har mött ett hinder', to: operators })
      return page.locator('main').innerText()
    }
    await expect.poll(newest, { timeout: 20_000 }).toContain(`Läsa den i punktskrift (${javaScriptEnabled}).`)
    expect(troubles).toEqual([])
  },
)
