import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { violationsIn, widerThanView } from './look.ts'
import { expectToStandEveryLook } from './looks.ts'
import { someone } from './report.ts'
import { untilGiven } from './until-given.ts'

const { service, browser } = await openHouse()

/** Nobody is shut out on the narrowest screen; the tool that looks for it is a script itself. */
async function expectSound(page: Page, hasScript: boolean): Promise<void> {
  expect(await widerThanView(page), page.url()).toBe(0)
  if (hasScript) expect(await violationsIn(page), page.url()).toEqual([])
}

/** From the page about the sandbox to the one where the key is made, as a vendor goes. */
async function comeForKey(page: Page, email: string, name: string): Promise<void> {
  await page.goto(`${service.url}/om/for-kommuner`)
  await page.getByRole('link', { name: 'Sandlådan för dig som bygger program' }).click()
  await page.getByLabel('E-post').fill(email)
  await page.getByLabel('Vad heter programmet?').fill(name)
  await page.getByRole('button', { name: 'Skicka länken' }).click()
  await page.getByRole('heading', { level: 1, name: 'Titta i din e-post' }).waitFor()
  await openLetter(page, service.url, { subject: 'Din länk till sandlådan', to: email, isUnread: true })
  await linkInLetter(page, '/om/sandlada/').click()
  await page.getByRole('heading', { level: 1, name: 'Din nyckel till sandlådan' }).waitFor()
}

const linesOn = async (page: Page): Promise<string[]> =>
  Promise.all((await page.locator('.transcript').all()).map((one) => one.innerText()))

/** As a vendor types it in a terminal, after the line that says the key; what is answered, read. */
async function type(key: string, line: string): Promise<Record<string, string>[]> {
  const { stdout } = await promisify(execFile)('sh', ['-c', `${key}\n${line}`])
  return JSON.parse(stdout)
}

test.each([true, false])(
  'a vendor gets a key by an address alone, and the lines beside it work as they stand (script: %s)',
  async (hasScript) => {
    const { page, troubles } = await visit(browser, { javaScriptEnabled: hasScript, viewport: phone })
    await page.goto(`${service.url}/om/sandlada`)
    await expectSound(page, hasScript)
    await page.getByRole('button', { name: 'Skicka länken' }).click()
    await page.getByRole('link', { name: 'Skriv vad programmet heter' }).waitFor()
    await expectSound(page, hasScript)

    const email = someone()
    await comeForKey(page, email, 'Appen')
    await expectSound(page, hasScript)
    await page.getByRole('button', { name: 'Gör nyckeln' }).click()
    await page.getByRole('heading', { level: 1, name: 'Här är nyckeln' }).waitFor()
    await expectSound(page, hasScript)
    const [, key = '', , send = '', read = '', tell = ''] = await linesOn(page)
    const [{ service_request_id: number = '' } = {}] = await type(key, send)
    expect(await type(key, read)).toMatchObject([{ service_request_id: number, status: 'open' }])
    await type(key, tell.replace('NUMMER', number))
    expect(await type(key, read)).toMatchObject([{ service_request_id: number, status_notes: 'Prov' }])

    // Loaded again, it is not shown again.
    await page.reload()
    await page.getByText('Nyckeln är redan gjord, och den visas bara en gång.').waitFor()
    expect(await page.content()).not.toContain('fmg_')
    await expectSound(page, hasScript)

    await comeForKey(page, email, 'Den andra appen')
    await page.getByLabel('Först en kod, sedan ett nummer').check()
    await page.getByRole('button', { name: 'Gör nyckeln' }).click()
    await page.getByRole('heading', { level: 1, name: 'Här är nyckeln' }).waitFor()
    const [, waiting = '', , ask = '', fetch = ''] = await linesOn(page)
    const [{ token = '' } = {}] = await type(waiting, ask)
    expect(await type(waiting, fetch.replace('TOKEN', token))).toEqual([{ token }])
    const known = await untilGiven('the number of what a token was given for', 20_000, async () => {
      const [row] = await type(waiting, fetch.replace('TOKEN', token))
      return row?.['service_request_id'] ?? null
    })
    expect(Number(known)).toBeGreaterThan(9_000_000_000)

    await page.getByRole('link', { name: 'Jag har kopierat den' }).click()
    const own = page.locator('.card', { hasText: 'Appen, nyckel' }).first()
    await own.getByRole('button', { name: 'Avsluta nyckeln' }).click()
    await page.getByText('Nyckeln är avslutad.').waitFor()
    await expectSound(page, hasScript)
    expect(await type(key, read)).toMatchObject([{ code: 'key_wrong' }])
    expect(troubles).toEqual([])
  },
)

test('the pages of the sandbox stand every look', async () => {
  const { page } = await visit(browser)
  await page.goto(`${service.url}/om/sandlada`)
  await expectToStandEveryLook(page)
  const email = someone()
  await comeForKey(page, email, 'Appen')
  await expectToStandEveryLook(page)
  await page.getByRole('button', { name: 'Gör nyckeln' }).click()
  await page.getByRole('heading', { level: 1, name: 'Här är nyckeln' }).waitFor()
  await expectToStandEveryLook(page)
  await page.getByRole('link', { name: 'Jag har kopierat den' }).click()
  await page.getByText('Nyckeln är redan gjord').waitFor()
  await expectToStandEveryLook(page)
})
