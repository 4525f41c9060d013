import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { focusedStop, tabTo } from './keyboard.ts'
import { openLetter } from './letters.ts'
import { numberOnPage, openCase, reportProblem, someone } from './report.ts'

const { service, browser } = await openHouse()

test('the first stop of the keyboard is the way past the header', async () => {
  const { page } = await visit(browser)
  await page.goto(service.url)
  await page.keyboard.press('Tab')
  expect(await focusedStop(page)).toMatchObject({ name: 'Hoppa till innehållet', isInView: true })
  await page.keyboard.press('Enter')
  await page.locator('main:focus').waitFor()
  await tabTo(page, 'Ta en bild', 1)
})

test('the menu of a phone opens and leads on with the keyboard alone', async () => {
  const { page } = await visit(browser, { viewport: phone, javaScriptEnabled: false })
  await page.goto(service.url)
  await tabTo(page, 'Meny')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Om tjänsten', 3)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/om')
})

test('a step that is done leads back to it with the keyboard alone', async () => {
  const { page } = await visit(browser)
  await page.goto(`${service.url}/anmal?lat=57.92871&lon=12.53641`)
  await tabTo(page, 'Plats')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sok?**')
})

test('a report is made with the keyboard alone', async () => {
  const { page } = await visit(browser)
  await page.goto(service.url)
  await tabTo(page, 'Var är problemet?')
  await page.keyboard.type('Alingsås')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sok?**')
  await tabTo(page, 'Rapportera här')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/anmal?**')
  await tabTo(page, 'Lägg till foto')
  await tabTo(page, 'Kategori')
  await page.keyboard.type('Klotter')
  expect(await page.getByLabel('Kategori').inputValue()).toBe('klotter')
  await tabTo(page, 'Rubrik', 3)
  await page.keyboard.type('Klotter på väntkuren')
  await tabTo(page, 'Beskrivning', 1)
  await page.keyboard.type('Hela baksidan.')
  await tabTo(page, 'Beskriv platsen', 4)
  await page.keyboard.type('Väntkuren vid stationen')
  await tabTo(page, 'E-post', 1)
  await page.keyboard.type(someone())
  await tabTo(page, 'Skicka')
  await page.keyboard.press('Space')
  await page.getByRole('heading', { level: 1, name: 'Vi har tagit emot din felanmälan' }).waitFor()
})

test('a mistake is reached from its summary with the keyboard alone', async () => {
  const { page } = await visit(browser)
  await page.goto(`${service.url}/anmal?lat=57.92871&lon=12.53641`)
  await tabTo(page, 'Skicka')
  await page.keyboard.press('Enter')
  await page.locator('.error-summary:focus').waitFor()
  await tabTo(page, 'Beskriv problemet')
  await page.keyboard.press('Enter')
  await page.locator('textarea:focus').waitFor()
})

test('the municipality says it is fixed with the keyboard alone, and the reporter hears', async () => {
  const { page } = await visit(browser)
  const title = 'Klotter på perrongen'
  const { email } = await reportProblem(page, service.url, title)
  await openCase(page, service.url, numberOnPage(page))
  await tabTo(page, 'Åtgärdad')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Text till alla som läser', 1)
  await page.keyboard.type('Tvättat i dag.')
  await tabTo(page, 'Lägg till foto', 1)
  await tabTo(page, 'Markera som åtgärdad', 1)
  await page.keyboard.press('Space')
  await page.getByText('Sparat. Status är nu: Åtgärdad.').waitFor()
  await openLetter(page, service.url, { subject: `Åtgärdat: ${title}`, to: email })
  expect(await page.locator('main .said').innerText()).toContain('Tvättat i dag.')
})
