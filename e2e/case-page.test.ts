import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { desktop, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { tabTo } from './keyboard.ts'
import { expectGoodLooks, violationsIn, widerThanView } from './look.ts'
import { aPhoto } from './photo-file.ts'
import { numberOnPage, openCase, reportProblem } from './report.ts'

const { service, browser } = await openHouse()
const small = { width: 360, height: 740 }

test('an officer answers, notes, shows a fix and takes it back, without script on a phone', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false, viewport: small })
  await workThrough(page, 'Namn på bänken')
})

test('the same with script on a desk, where a phrase comes at once', async () => {
  const { page, troubles } = await visit(browser, { viewport: desktop })
  await workThrough(page, 'Namn på skåpet')
  expect(troubles).toEqual([])
})

// Axe is a script itself: where ours don't arrive the page is as it is without any.
test.each(['with its scripts', 'where no script arrives'])(
  'nobody is shut out of a case, %s',
  async (how) => {
    const { page } = await visit(browser)
    await reportProblem(page, service.url, `Namn på stolpen, ${how}`)
    await openCase(page, service.url, numberOnPage(page))
    if (how === 'where no script arrives') {
      await page.route('**/assets/*.js', (route) => route.abort())
      await page.reload()
    }
    await page.getByText('Bara ni läser den').click()
    await page.getByLabel('Anteckning', { exact: true }).fill('Nyckeln hänger hos Bengt.')
    await page.getByRole('button', { name: 'Spara anteckningen' }).click()
    await page.getByText('Anteckningen är sparad.').waitFor()
    await page.getByText('Ni vet vilken dag').click()
    await expectGoodLooks(page)
  },
)

async function workThrough(page: Page, title: string): Promise<void> {
  await reportProblem(page, service.url, title)
  const number = numberOnPage(page)
  await openCase(page, service.url, number)
  await answerWithPhrase(page, number)
  await noteSomething(page)
  await showFix(page)
  expect(await widerThanView(page)).toBe(0)
  await takeBack(page)
}

async function answerWithPhrase(page: Page, number: string): Promise<void> {
  await page.getByText('Skriv utan att ändra status').click()
  const card = page.locator('#kort-svara')
  await card.getByLabel('Svar', { exact: true }).fill('Hej!')
  await card.getByLabel('Synligt för alla').check()
  await card.getByLabel('Välj en färdig text').selectOption({ label: 'Vi behöver mer tid' })
  await card.getByRole('button', { name: 'Sätt in' }).click()
  const words = `Hej!\n\nVi har inte glömt anmälan ${number}`
  await expect.poll(() => card.getByLabel('Svar', { exact: true }).inputValue()).toContain(words)
  expect(await card.getByLabel('Synligt för alla').isChecked()).toBe(true)
  expect(await widerThanView(page)).toBe(0)
  await card.getByRole('button', { name: 'Skicka svaret' }).click()
  await page.getByText('Svaret är skickat.').waitFor()
  expect(await page.locator('.thread-said.all').innerText()).toContain('Synligt för alla')
}

async function noteSomething(page: Page): Promise<void> {
  await page.getByText('Bara ni läser den').click()
  await page.getByLabel('Anteckning', { exact: true }).fill('Nyckeln hänger hos Bengt.')
  await page.getByRole('button', { name: 'Spara anteckningen' }).click()
  await page.getByText('Anteckningen är sparad.').waitFor()
  expect(await page.locator('.thread-said.internal').innerText()).toMatch(/Internt[\s\S]*Bengt/)
}

async function showFix(page: Page): Promise<void> {
  await page.getByText('Problemet är löst').click()
  const card = page.locator('#kort-atgardad')
  await card.getByLabel('Lägg till foto').setInputFiles(await aPhoto({ withPlace: false }))
  await card.getByRole('button', { name: 'Markera som åtgärdad' }).click()
  await page.getByText('Sparat. Status är nu: Åtgärdad.').waitFor({ timeout: 20_000 })
}

async function takeBack(page: Page): Promise<void> {
  await page.getByText('Ni ändrade från Ny till Åtgärdad').waitFor()
  await page.getByRole('button', { name: 'Ångra: blir Ny igen' }).click()
  await page.getByText('Sparat. Status är nu: Ny.').waitFor()
}

test('what a body has open nearby is merged in one press and parted again', async () => {
  const { page, troubles } = await visit(browser, { viewport: small })
  await reportProblem(page, service.url, 'Namn på väggen')
  await reportProblem(page, service.url, 'Samma namn på väggen')
  const number = numberOnPage(page)
  await openCase(page, service.url, number)
  const near = page.locator('.near > li').filter({ hasText: 'Namn på väggen' })
  await near.getByText('Samma kategori').waitFor()
  await near.getByRole('button', { name: 'Skicka länken till vår brevlåda' }).click()
  await page.getByText('på väg till er brevlåda').waitFor()
  await near.getByRole('button', { name: 'Dublett av den här' }).click()
  await page.getByText('Sparat. Status är nu: Dublett.').waitFor()
  await page.getByText('Ärendet blir öppet igen för sig').click()
  await page.getByRole('button', { name: 'Skilj ärendena åt' }).click()
  await page.getByText('Sparat. Status är nu: Ny.').waitFor()
  expect(await violationsIn(page)).toEqual([])
  expect(troubles).toEqual([])
})

test('with keys alone a card is opened, a phrase put in and the answer sent; the map opens too', async () => {
  const { page } = await visit(browser, { viewport: desktop, drawsMaps: true })
  await reportProblem(page, service.url, 'Namn på bron')
  await openCase(page, service.url, numberOnPage(page))
  await tabTo(page, 'Mottagen')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Välj en färdig text')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, 'Sätt in')
  await page.keyboard.press('Enter')
  await page.locator('#mottagen-words:focus').waitFor()
  await tabTo(page, 'Markera som mottagen')
  await page.keyboard.press('Enter')
  await page.getByText('Sparat. Status är nu: Mottagen.').waitFor()
  await page.getByText('Visa platsen på karta').click()
  await page.locator('.map[data-drawn]').waitFor({ timeout: 20_000 })
})
