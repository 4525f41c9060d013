import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aJpeg } from '../test/photos.ts'
import { visit } from './browser.ts'
import { openHouse } from './house.ts'
import { openLetter } from './letters.ts'
import { expectToStandEveryLook } from './looks.ts'
import { someone } from './report.ts'

const { service, browser } = await openHouse()

const telephone = { viewport: { width: 360, height: 780 } }
const mostInteractions = 12

/** A hand with cold fingers: each press, each text and each choice counts. */
function handOn(page: Page) {
  let interactions = 0
  const once = async (act: Promise<unknown>) => {
    interactions += 1
    await act
  }
  return {
    press: (role: 'link' | 'button', name: string) => once(page.getByRole(role, { name }).first().click()),
    write: (label: string, words: string) => once(page.getByLabel(label).first().fill(words)),
    choose: (label: string, option: string) =>
      once(page.getByLabel(label).first().selectOption({ label: option })),
    take: (photo: Buffer) =>
      once(
        page
          .locator('input[type="file"]')
          .first()
          .setInputFiles({
            ...{ name: 'IMG_0001.JPG', mimeType: 'image/jpeg' },
            buffer: photo,
          }),
      ),
    interactions: () => interactions,
  }
}

/** The photo tells where it was taken: no place has to be looked up. */
async function reportByPhoto(page: Page, email: string, isScripted: boolean): Promise<number> {
  const hand = handOn(page)
  await page.goto(service.url)
  await hand.take(await aJpeg())
  if (!isScripted) await hand.press('button', 'Fortsätt med bilden')
  await page.getByRole('heading', { level: 1, name: 'Gör en felanmälan' }).waitFor()
  await page.getByLabel('Kategori').waitFor()
  expect(await page.locator('main').innerText()).toContain('Alingsås kommun')
  await hand.choose('Kategori', 'Klotter')
  await hand.write('Rubrik', 'Klotter på väntkuren')
  await hand.write('Beskrivning', 'Hela baksidan.')
  await hand.write('E-post', email)
  await hand.press('button', 'Skicka')
  await page.getByRole('heading', { name: 'Vi har tagit emot din felanmälan' }).waitFor()
  return hand.interactions()
}

test.each([true, false])(
  'from a photo to the receipt it takes no more than twelve interactions (script: %s)',
  async (javaScriptEnabled) => {
    const { page, troubles } = await visit(browser, { ...telephone, javaScriptEnabled, drawsMaps: true })
    const email = someone()
    const begun = performance.now()
    expect(await reportByPhoto(page, email, javaScriptEnabled)).toBeLessThanOrEqual(mostInteractions)
    expect(performance.now() - begun, 'milliseconds of a minute').toBeLessThan(60_000)
    await openLetter(page, service.url, { subject: 'Bekräfta din felanmälan', to: email })
    expect(troubles).toEqual([])
  },
)

test('A11Y-7: the pages that begin with a photo stand every look', async () => {
  const { page } = await visit(browser, { ...telephone, drawsMaps: true })
  const hand = handOn(page)
  await page.goto(`${service.url}/bild`)
  await expectToStandEveryLook(page)
  // As a browser sends it where the page's script has not come.
  await page.locator('#take').evaluate((form: HTMLFormElement) => form.submit())
  await page.locator('.error-summary').waitFor()
  await expectToStandEveryLook(page)
  await hand.take(await aJpeg())
  await page.waitForURL('**/anmal?**')
  await page.locator('.photo-tile.kept').waitFor()
  await expectToStandEveryLook(page)
})
