import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { visit } from './browser.ts'
import { openHouse } from './house.ts'
import { aPhoto } from './photo-file.ts'
import { expectReceipt, fillReport, formAtStation, send, someone } from './report.ts'
import { untilGiven } from './until-given.ts'

const { service, browser } = await openHouse()

const title = 'Klotter på väntkuren'

async function openForm(javaScriptEnabled = true): Promise<Page> {
  const { page } = await visit(browser, { javaScriptEnabled })
  await page.goto(service.url + formAtStation)
  return page
}

async function expectTyped(page: Page): Promise<void> {
  expect(await page.getByLabel('Rubrik').inputValue()).toBe(title)
  expect(await page.getByLabel('Beskrivning').inputValue()).toBe('Hela väggen mot spåret.')
  expect(await page.getByLabel('Kategori').inputValue()).toBe('klotter')
}

/** What is typed is kept a moment later; the device has it when it says so itself. */
const keptHere = (page: Page, title: string) =>
  untilGiven(`"${title}" on the device`, 5_000, async () => {
    const titles = await page.evaluate(
      () =>
        new Promise<string[]>((tell) => {
          const asked = indexedDB.open('felanmalan', 1)
          asked.onsuccess = () => {
            const all = asked.result.transaction('drafts').objectStore('drafts').getAll()
            all.onsuccess = () => {
              asked.result.close()
              tell(all.result.map((draft: { title: string }) => draft.title))
            }
          }
        }),
    )
    return titles.includes(title) || null
  })

const photoStates = (page: Page, state: string) => page.locator(`.photo-tile.${state}`)

async function lettersTo(page: Page, email: string): Promise<number> {
  const mailbox = await page.context().newPage()
  await mailbox.goto(`${service.url}/dev/mail`)
  const count = await mailbox
    .getByRole('link')
    .filter({ hasText: `Till ${email}` })
    .count()
  await mailbox.close()
  return count
}

test('reload: words, category and photos are there again', async () => {
  const page = await openForm()
  await fillReport(page, { title })
  await page.getByLabel('Lägg till foto').setInputFiles([await aPhoto(), await aPhoto()])
  await photoStates(page, 'kept').nth(1).waitFor()
  await keptHere(page, title)
  await page.reload()
  await page.getByText('Vi har kvar det du skrev').waitFor()
  await expectTyped(page)
  await photoStates(page, 'kept').nth(1).waitFor()
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  expect(await page.locator('main img').count()).toBeGreaterThanOrEqual(2)
})

test('a closed tab: the start page offers to go on, and the report is sent from there', async () => {
  const page = await openForm()
  const { email } = await fillReport(page, { title })
  await keptHere(page, title)
  const later = await page.context().newPage()
  await page.close()
  await later.goto(service.url)
  await later.getByRole('link', { name: title }).click()
  await later.getByText('Vi har kvar det du skrev').waitFor()
  await expectTyped(later)
  expect(await later.getByLabel('E-post').inputValue()).toBe(email)
  await later.getByRole('button', send).click()
  await expectReceipt(later)
  await later.goto(service.url)
  await later.getByRole('heading', { level: 1 }).waitFor()
  expect(await later.getByRole('link', { name: title }).count()).toBe(0)
})

test('what is thrown away is gone from the device and from the page', async () => {
  const page = await openForm()
  await fillReport(page, { title })
  await keptHere(page, title)
  await page.reload()
  page.on('dialog', (dialog) => dialog.accept())
  const again = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Släng' }).click()
  await again
  expect(await page.getByLabel('Rubrik').inputValue()).toBe('')
  await page.goto(service.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByRole('link', { name: title }).count()).toBe(0)
})

test('another place: the words go along', async () => {
  const page = await openForm()
  await fillReport(page, { title })
  await keptHere(page, title)
  await page.locator('.steps').getByRole('link', { name: 'Plats' }).click()
  await page.getByLabel('Var är problemet?').fill('Borås')
  await page.getByRole('button', { name: 'Sök' }).click()
  await page.getByRole('link', { name: 'Rapportera här' }).first().click()
  await page.getByText('Vi har kvar det du skrev').waitFor()
  await expectTyped(page)
})

test.each([true, false])('back to a form that was left keeps it (script: %s)', async (script) => {
  const page = await openForm(script)
  await fillReport(page, { title })
  if (script) await keptHere(page, title)
  await page.getByRole('link', { name: 'Om tjänsten' }).first().click()
  await page.waitForURL('**/om')
  await page.goBack()
  await expectTyped(page)
})

test('back after sending never shows the form again', async () => {
  const page = await openForm()
  await fillReport(page, { title })
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  await page.goBack()
  expect(page.url()).not.toContain('/anmal')
  await page.goForward()
  await expectReceipt(page)
})

test('back after sending and sent once more is the same report without script', async () => {
  const page = await openForm(false)
  const { email } = await fillReport(page, { title })
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  const first = page.url()
  await page.goBack()
  await expectTyped(page)
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  expect(page.url()).toBe(first)
  expect(await lettersTo(page, email)).toBeLessThanOrEqual(1)
})

test.each([true, false])('two presses are one report (script: %s)', async (script) => {
  const page = await openForm(script)
  const posts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  const { email } = await fillReport(page, { title })
  await page.getByRole('button', send).dblclick()
  await expectReceipt(page)
  if (script) expect(posts.length).toBe(1)
  await untilGiven('a letter', 20_000, async () => ((await lettersTo(page, email)) > 0 ? true : null))
  expect(await lettersTo(page, email)).toBe(1)
})

test('no network: kept, said, and sent when it is back, with its photo', async () => {
  const page = await openForm()
  await page.context().setOffline(true)
  await fillReport(page, { title })
  await page.getByLabel('Lägg till foto').setInputFiles(await aPhoto())
  await page.getByText('Väntar på nätet').waitFor()
  await page.getByRole('button', send).click()
  await page.getByText('Väntar på en bild').waitFor()
  await page.getByRole('button', { name: 'Skicka utan bilden' }).click()
  await page.getByText('Ingen kontakt med nätet. Vi skickar när det kommer tillbaka').waitFor()
  await page.getByRole('button', { name: 'Avbryt' }).click()
  await expectTyped(page)
  await page.getByRole('button', send).click()
  await page.getByText('Väntar på en bild').waitFor()
  await page.context().setOffline(false)
  await expectReceipt(page)
  expect(await page.locator('main img').count()).toBeGreaterThanOrEqual(1)
})

test('no network: the words are behind the back button without script', async () => {
  const page = await openForm(false)
  const { email } = await fillReport(page, { title })
  // A browser by itself keeps what a form holds a second after it was typed, and tells nobody when it has.
  await pause(1_200)
  await page.context().setOffline(true)
  const failed = page.waitForEvent('requestfailed')
  await page.getByRole('button', send).click({ noWaitAfter: true })
  await failed
  await page.context().setOffline(false)
  await page.goBack()
  await expectTyped(page)
  expect(await page.getByLabel('E-post').inputValue()).toBe(email)
})

test('a service that restarts is tried again', async () => {
  const page = await openForm()
  await fillReport(page, { title })
  // As a proxy answers while there is nobody behind it.
  await page.route('**/anmal', (route) => route.fulfill({ status: 503, body: '' }), { times: 1 })
  await page.getByRole('button', send).click()
  await page.getByText('Tjänsten svarar inte just nu').waitFor()
  await expectReceipt(page)
})

test.each([true, false])('a link that no longer works shows what was typed (script: %s)', async (script) => {
  const page = await openForm(script)
  const { email } = await fillReport(page, { title })
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  await page.locator('summary').filter({ hasText: 'Ändra' }).click()
  await page.getByLabel('Rubrik').fill('Klotter på hela kuren')
  // The link is cut off in the middle, as mail programs do.
  await page.route('**/utkast/**', (route) =>
    route.request().method() === 'POST'
      ? route.continue({ url: `${service.url}/utkast/avklippt` })
      : route.continue(),
  )
  await page.getByRole('button', { name: 'Spara ändringarna' }).click()
  await page.getByRole('heading', { level: 1, name: 'Länken fungerar inte' }).waitFor()
  expect(await page.locator('main').innerText()).toContain('Klotter på hela kuren')
  expect(email).toContain('@')
})

test.each([true, false])(
  'more text than a form may hold: back, and it is there (script: %s)',
  async (script) => {
    const page = await openForm(script)
    await fillReport(page, { title })
    const long = 'Hela väggen mot spåret. '.repeat(6_000)
    await page.getByLabel('Beskrivning').fill(long)
    if (script) await keptHere(page, title)
    await page.getByRole('button', send).click()
    await page.getByRole('heading', { level: 1, name: 'Det var för mycket på en gång' }).waitFor()
    await page.goBack()
    expect(await page.getByLabel('Rubrik').inputValue()).toBe(title)
    expect((await page.getByLabel('Beskrivning').inputValue()).length).toBe(long.length)
  },
)

test.each([true, false])('mistakes: words and photos stay (script: %s)', async (script) => {
  const page = await openForm(script)
  await fillReport(page, { title, email: 'ingen adress' })
  await page.getByLabel('Lägg till foto').setInputFiles(await aPhoto())
  if (script) await photoStates(page, 'kept').first().waitFor()
  await page.getByRole('button', send).click()
  await page.locator('.error-summary').waitFor()
  await expectTyped(page)
  const photos = photoStates(page, 'kept')
  await photos.first().waitFor()
  expect(await photos.count()).toBe(1)
  await page.getByLabel('E-post').fill(someone())
  await page.getByRole('button', send).click()
  await expectReceipt(page)
})
