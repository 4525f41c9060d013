import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { visit } from './browser.ts'
import { blockTiles, drawnMap } from './drawn-map.ts'
import { openHaltingRoad } from './halting-road.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { expectToStandEveryLook } from './looks.ts'
import { alingsas, numberOnPage, openCase, reportProblem, someone } from './report.ts'
import { shiftsOf } from './shifts.ts'

const { service, browser } = await openHouse()

const form = '/anmal?lat=57.92871&lon=12.53641'

const pages = {
  start: '/',
  'place to search': '/sok',
  'one place': '/sok?q=Alings%C3%A5s',
  'many places': '/sok?q=Storgatan',
  'no place': '/sok?q=Xyzzyqq',
  form,
  'form near a border': '/anmal?lat=57.7&lon=12.0',
  about: '/om',
  accessibility: '/om/tillganglighet',
  'a barrier to tell of': '/om/tillganglighet/skriv',
  privacy: '/om/personuppgifter',
  'personal data with a municipality': '/om/personuppgifter/alingsas',
  'my page, signed out': '/min-sida',
  municipalities: '/kommuner',
  'one municipality': '/kommuner/alingsas?sedan=30&ord=kloter',
  'a municipality without reports': '/kommuner/habo',
  'a place to watch': '/bevaka?lat=57.93018&lon=12.53352',
  'all that is watched': '/mina-bevakningar',
  'what the browser keeps': '/om/lagring',
  'easy to read': '/om/lattlast',
  'for municipalities': '/om/for-kommuner',
  'nothing here': '/finns-inte',
  letters: '/dev/mail',
  'form in English': `/en${form}`,
}

test.each(Object.entries(pages))('A11Y-7: %s stands every look', async (_, path) => {
  const { page, troubles } = await visit(browser, { drawsMaps: true })
  await page.goto(service.url + path)
  await expectToStandEveryLook(page)
  // The demonstration's tiles come from elsewhere, and this machine may have no network.
  expect(troubles.filter((trouble) => !trouble.includes('tile.openstreetmap.org'))).toEqual([])
  await page.context().close()
})

test.each(['/karta', '/karta?lat=57.93018&lon=12.53352'])(
  'A11Y-7: the map at %s stands every look, drawn',
  async (path) => {
    const { page, troubles } = await visit(browser, { drawsMaps: true })
    await blockTiles(page)
    await page.goto(service.url + path)
    await drawnMap(page)
    await expectToStandEveryLook(page)
    expect(troubles).toEqual([])
    await page.context().close()
  },
)

test('A11Y-7: a form with mistakes, its receipt and the confirmation stand every look', async () => {
  const { page } = await visit(browser, { drawsMaps: true })
  const email = someone()
  await page.goto(service.url + form)
  await page.getByRole('button', { name: 'Skicka' }).click()
  await page.locator('.error-summary').waitFor()
  await expectToStandEveryLook(page)
  await fillForm(page, email)
  await page.getByRole('button', { name: 'Skicka' }).click()
  await page.getByRole('heading', { name: 'Vi har tagit emot din felanmälan' }).waitFor()
  await expectToStandEveryLook(page)
  await openLetter(page, service.url, { subject: 'Bekräfta din felanmälan', to: email })
  await linkInLetter(page, '/bekrafta/').click()
  await expectToStandEveryLook(page)
})

async function fillForm(page: Page, email: string): Promise<void> {
  await page.getByLabel('Kategori').selectOption({ label: 'Klotter' })
  await page.getByLabel('Rubrik').fill('Klotter på väntkuren')
  await page.getByLabel('Beskrivning').fill('Hela baksidan.')
  await page.getByLabel('E-post').fill(email)
}

test('A11Y-7: a report and the page of the body that has it stand every look', async () => {
  const { page } = await visit(browser, { drawsMaps: true })
  const { email } = await reportProblem(page, service.url, 'Klotter på perrongen')
  await expectToStandEveryLook(page)
  const number = numberOnPage(page)
  await openCase(page, service.url, number)
  await expectToStandEveryLook(page)
  await page.locator('.action-card summary').first().click()
  await expectToStandEveryLook(page)
  await page.getByRole('link', { name: 'Utlämnande: ladda ner maskerad kopia (PDF)' }).click()
  await expectToStandEveryLook(page)
  await openLetter(page, service.url, { subject: `[${number}]`, to: alingsas.email })
  await expectToStandEveryLook(page)
  expect(email).toContain('@')
})

test('A11Y-7: the reporter’s own page stands every look, and with its forms open', async () => {
  const { page } = await visit(browser, { drawsMaps: true })
  const { email } = await reportProblem(page, service.url, 'Klotter på biljettautomaten')
  await openLetter(page, service.url, { title: 'Felanmälan är skickad', to: email })
  await linkInLetter(page, '/min-rapport/').click()
  await page.waitForURL('**/min-rapport/**')
  await expectToStandEveryLook(page)
  for (const part of await page.locator('main summary').all()) await part.click()
  await expectToStandEveryLook(page)
})

const parts = ['grund', 'knappar', 'falt', 'fragor', 'listor', 'besked', 'bilder', 'ram']

test.each(parts)('A11Y-7: every component on /dev/ui/%s stands every look', async (part) => {
  const { page } = await visit(browser, { drawsMaps: true })
  await page.goto(`${service.url}/dev/ui/${part}`)
  await expectToStandEveryLook(page, { ofComponents: true })
  await page.context().close()
})

test.each(['/', form, '/rapporter/1000003'])('nothing jumps while %s loads', async (path) => {
  expect(await shiftsOf(browser, service.url + path)).toEqual([])
})

test.each(['<details class="menu">', '</label>', 'class="button secondary">'])(
  'nothing jumps where the network halts after %s',
  async (after) => {
    const road = await openHaltingRoad(service.url, { after, forMs: 300 })
    expect(await shiftsOf(browser, road.url)).toEqual([])
    await road.stop()
  },
)
