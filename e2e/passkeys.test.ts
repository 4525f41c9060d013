import type { CDPSession, Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { tabTo } from './keyboard.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { expectGoodLooks, violationsIn, widerThanView } from './look.ts'
import { reportProblem, send } from './report.ts'
import { untilGiven } from './until-given.ts'

const { service, browser } = await openHouse()
const settings = `${service.url}/min-sida/uppgifter`

type Device = { cdp: CDPSession; id: string }

/** A device in the browser that keeps keys and knows whoever holds it, as a telephone of today. */
async function withDevice(page: Page): Promise<Device> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, id: authenticatorId }
}

async function signInByLetter(page: Page, email: string): Promise<void> {
  await page.goto(`${service.url}/min-sida`)
  await page.getByLabel('E-post').fill(email)
  await page.getByRole('button', send).click()
  await page.getByRole('heading', { level: 1, name: 'Titta i din e-post' }).waitFor()
  await openLetter(page, service.url, { subject: 'Din länk till Min sida', to: email, isUnread: true })
  await linkInLetter(page, '/min-sida/oppna/').click()
  await page.getByRole('button', { name: 'Öppna min sida' }).click()
  await page.getByRole('heading', { level: 1, name: 'Min sida' }).waitFor()
}

async function signOut(page: Page): Promise<void> {
  await page.goto(settings)
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click()
  await page.getByText('Du är utloggad.').waitFor()
}

const add = { name: 'Lägg till en nyckel' }
const byKey = { name: 'Logga in med nyckel' }

test('ID-1: with the keyboard alone a key is added, signs in without an address, is removed, and then says so kindly', async () => {
  const { page, troubles } = await visit(browser)
  const { email } = await reportProblem(page, service.url, 'Klotter vid nyckeln')
  const { cdp, id } = await withDevice(page)
  await signInByLetter(page, email)
  await page.goto(settings)
  await page.getByRole('button', add).waitFor()
  await tabTo(page, 'Vad ska nyckeln heta?')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('Ninas telefon')
  await page.keyboard.press('Enter')
  await page.getByText('Nyckeln är tillagd.').waitFor()
  await page.getByRole('heading', { level: 4, name: 'Ninas telefon' }).waitFor()
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })
  expect(credentials).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }])
  await expectGoodLooks(page)
  await openLetter(page, service.url, { subject: 'En nyckel är tillagd på Min sida', to: email })

  await signOut(page)
  await tabTo(page, byKey.name)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Min sida' }).waitFor()
  await page.getByText(email).waitFor()

  await page.goto(settings)
  await page.getByText('Senast använd i dag').waitFor()
  await tabTo(page, 'Ta bort nyckeln')
  await page.keyboard.press('Enter')
  await page.getByText('Nyckeln är borttagen.').waitFor()
  await openLetter(page, service.url, { subject: 'En nyckel är borttagen från Min sida', to: email })

  await signOut(page)
  await page.getByRole('button', byKey).click()
  await page.getByText('Nyckeln gick inte att använda.').waitFor()
  expect(await page.getByLabel('E-post').isVisible()).toBe(true)
  expect(await violationsIn(page)).toEqual([])
  expect(troubles).toEqual([])
})

test('who has no key is told so where they stand', async () => {
  const { page, troubles } = await visit(browser, { viewport: phone })
  await withDevice(page)
  await page.goto(`${service.url}/min-sida`)
  await page.getByRole('button', byKey).click()
  await page.getByText('Ingen nyckel användes.').waitFor()
  expect(await widerThanView(page)).toBe(0)
  expect(troubles).toEqual([])
})

test('the same device is not asked to keep two, and a service that is gone is told', async () => {
  const { page } = await visit(browser)
  const { email } = await reportProblem(page, service.url, 'Klotter vid andra nyckeln')
  await withDevice(page)
  await signInByLetter(page, email)
  await page.goto(settings)
  await page.getByRole('button', add).click()
  await page.getByText('Nyckeln är tillagd.').waitFor()
  await page.getByRole('button', add).click()
  await page.getByText('Den här enheten har redan en nyckel till din sida.').waitFor()
  await page.route('**/nycklar/ny', (route) => route.abort())
  onTestFinished(() => page.unrouteAll())
  await page.getByRole('button', add).click()
  await page.getByText('Det gick inte att lägga till en nyckel just nu.').waitFor()
})

test('without script the letter signs in, keys are listed and removed, and why none is added is said', async () => {
  const first = await visit(browser)
  const { email } = await reportProblem(first.page, service.url, 'Klotter utan skript')
  await withDevice(first.page)
  await signInByLetter(first.page, email)
  await first.page.goto(settings)
  await first.page.getByRole('button', add).click()
  await first.page.getByText('Nyckeln är tillagd.').waitFor()

  const { page, troubles } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await page.goto(`${service.url}/min-sida`)
  expect(await page.getByRole('button', byKey).count()).toBe(0)
  await signInByLetter(page, email)
  await page.goto(settings)
  await page.getByText('För att lägga till en nyckel behöver webbläsaren').waitFor()
  expect(await page.getByRole('button', add).count()).toBe(0)
  expect(await widerThanView(page)).toBe(0)
  await page.getByRole('button', { name: 'Ta bort nyckeln' }).click()
  await page.getByText('Nyckeln är borttagen.').waitFor()
  expect(troubles).toEqual([])
})

test('where the browser has no keys, nothing is offered that it can’t do', async () => {
  const { page, troubles } = await visit(browser)
  await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'))
  const { email } = await reportProblem(page, service.url, 'Klotter i gammal webbläsare')
  await page.goto(`${service.url}/min-sida`)
  await untilGiven('the offer to be taken away', 5_000, async () =>
    (await page.locator('[data-passkey]').count()) === 0 ? true : null,
  )
  await signInByLetter(page, email)
  await page.goto(settings)
  await page.getByText('Den här webbläsaren kan inte lägga till en nyckel här.').waitFor()
  expect(await page.getByRole('button', add).count()).toBe(0)
  expect(troubles).toEqual([])
})
