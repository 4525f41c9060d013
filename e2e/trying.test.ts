import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder } from '#database/project-folder.ts'
import { startOpen311Server } from '../test/open311-server/server.ts'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { expectToStandEveryLook } from './looks.ts'

/** The house is asked by its own worker, and has to be let in by name before it stands. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const city = await startOpen311Server()
city.city.take({})
const port = await freePort()
const dataDir = await mkdtemp(join(tmpdir(), 'fixamingata-trying-'))
const { service, browser } = await openHouse({
  ...{ DATA_DIR: dataDir, PORT: String(port), FMG_REACHABLE: `${city.host},localhost:${port}` },
})
afterAll(async () => {
  await city.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** As an operator does it, with the service running; returns what it says. */
async function operate(...words: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir }
  const child = spawn(process.execPath, ['scripts/run.mjs', ...words], { cwd: projectFolder, env })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  child.stdin.end()
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(said)
  return said.trim()
}

let console = ''
beforeAll(async () => {
  const said = await operate('integrations', '--', 'console', '--body', '1489', '--days', '30')
  console = service.url + new URL(said.split('\n').at(-1) ?? '').pathname
}, 120_000)

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function openForm(page: Page, address: string): Promise<void> {
  await page.goto(console)
  await page.getByRole('link', { name: 'Regelprov' }).click()
  await page.getByLabel('Adress till systemets Open311').fill(address)
}

test('a city’s server is tried from a phone without script, and what it breaks is shown and handed on', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await openForm(page, city.endpoint)
  await page.getByLabel('Provet får skriva i systemet').check()
  await press(page, 'Börja provet')
  await page.getByRole('link', { name: 'Skriv nyckeln. Utan den går det inte att skriva.' }).waitFor()
  await page.getByLabel('Nyckel', { exact: true }).fill(city.key)
  await page.getByLabel('De blir en kommentar').check()
  await page.getByLabel('Kod för en kategori').fill('001')
  await page.getByLabel('Plats', { exact: true }).fill('57.93, 12.53')
  await press(page, 'Börja provet')
  await page.getByText('Pågår. Sidan laddas om av sig själv.').waitFor()
  await page.getByText(/\d+ av \d+ regler prövade/).waitFor()
  await page.getByText(/^\d+ regler bryts$/).waitFor({ timeout: 90_000 })
  const shown = await page.locator('main').innerText()
  expect(shown).toContain('Regler som bryts')
  expect(shown).toMatch(/\d{3} regler följs/)
  expect(await page.content()).not.toContain(city.key)
  await page.getByText('Fråga och svar').first().click()
  await page.locator('.transcript').first().waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Ladda ner som JSON' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^regelprov-127\.0\.0\.1-\d+-\d{4}-\d\d-\d\d\.json$/)
  await page.getByRole('link', { name: 'Sida att skriva ut' }).click()
  await page.getByRole('link', { name: 'Tillbaka till provet' }).waitFor()
  expect(await page.locator('.transcript').count()).toBeGreaterThan(3)
}, 150_000)

test('our own service breaks no rule', async () => {
  const making = ['--body', '1489', '--scope', 'open311', '--trusted', '--per-minute', '600']
  const key = (await operate('keys', '--', 'create', ...making)).split('\n').at(-1) ?? ''
  const { page } = await visit(browser, { javaScriptEnabled: false })
  await openForm(page, `http://localhost:${port}/open311/v2`)
  await page.getByLabel('Jurisdiktion').fill('1489')
  await page.getByLabel('Provet får skriva i systemet').check()
  await page.getByLabel('Nyckel', { exact: true }).fill(key)
  await page.getByLabel('Kod för en kategori').fill('klotter')
  await page.getByLabel('Plats', { exact: true }).fill('57.93018, 12.53352')
  await press(page, 'Börja provet')
  await page.getByText('Resultatet är från').waitFor({ timeout: 200_000 })
  expect(await page.locator('main h3').allInnerTexts()).toEqual([])
  await page.getByText('Inga regler bryts').waitFor()
}, 260_000)

test('a run is cancelled by a button', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false })
  await openForm(page, city.endpoint)
  await press(page, 'Börja provet')
  await press(page, 'Avbryt provet')
  await page.getByText('Provet avbröts').waitFor()
})

/** A program of a vendor's, which has no idea of pages: it reads, and reports with the wrong code. */
async function askAsProgram(page: Page): Promise<void> {
  const [url = '', key = ''] = await page.locator('.transcript').allInnerTexts()
  await fetch(`${url}/services.json?jurisdiction_id=kit.example`)
  const words = {
    api_key: key,
    jurisdiction_id: 'kit.example',
    service_code: 'Lampa',
    email: 'ada@a.example',
  }
  const { status } = await fetch(`${url}/requests.json`, { method: 'POST', body: new URLSearchParams(words) })
  expect(status).toBe(404)
}

async function openTrial(page: Page): Promise<void> {
  await page.goto(console)
  await page.getByRole('link', { name: 'Regelprov' }).click()
  await page.getByRole('link', { name: 'Pröva ett program som frågar' }).click()
}

test('a program that asks is tried from a phone without script, and judged by a press', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await openTrial(page)
  await page.getByLabel('Vad du kallar programmet').fill('Vaktmästarens app')
  await page.getByLabel('Jurisdiktion').fill('kit example')
  await press(page, 'Öppna adressen')
  await page.getByRole('link', { name: 'Skriv ett ord på högst 60 tecken, utan mellanslag.' }).waitFor()
  await page.getByLabel('Jurisdiktion').fill('kit.example')
  await press(page, 'Öppna adressen')
  await page.getByText('Inte än: Läs kategorierna och frågorna').waitFor()
  await press(page, 'Bedöm')
  await page.getByText('Då finns det inget att bedöma.').waitFor()
  await page.getByRole('link', { name: 'Ladda om av sig själv' }).click()
  await askAsProgram(page)
  // The page loads again by itself.
  await page.getByText('POST requests.json 404').waitFor({ timeout: 20_000 })
  await page.getByRole('link', { name: 'Sluta ladda om, visa frågor och svar' }).click()
  await page.getByText('Fråga och svar').first().click()
  expect(await page.locator('.transcript').allInnerTexts()).toContainEqual(
    expect.stringContaining('service_code=Lampa'),
  )
  await press(page, 'Bedöm')
  await page.getByText('Regler som bryts').waitFor({ timeout: 30_000 })
  await page.getByText('service_code is Lampa.').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Ladda ner som JSON' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^regelprov-Vaktm-starens-app-\d{4}-\d\d-\d\d\.json$/)
}, 90_000)

test('A11Y-7: a trial of a program stands every look, begun, under way and judged', async () => {
  const { page, troubles } = await visit(browser)
  await openTrial(page)
  await expectToStandEveryLook(page)
  await press(page, 'Öppna adressen')
  await askAsProgram(page)
  await page.getByRole('link', { name: 'Sluta ladda om, visa frågor och svar' }).click()
  await page.getByText('POST requests.json 404').waitFor()
  await expectToStandEveryLook(page)
  await press(page, 'Bedöm')
  await page.getByText('Regler som bryts').waitFor({ timeout: 30_000 })
  await expectToStandEveryLook(page)
  expect(troubles).toEqual([])
}, 120_000)

test('A11Y-7: the form, its mistakes and a result stand every look', async () => {
  const { page, troubles } = await visit(browser)
  await page.goto(console)
  await page.getByRole('link', { name: 'Regelprov' }).click()
  await expectToStandEveryLook(page)
  await page.locator('.rows a', { hasText: city.host }).last().click()
  await page.getByText('Regler som bryts').waitFor()
  await expectToStandEveryLook(page)
  await page.getByRole('link', { name: 'Sida att skriva ut' }).click()
  await expectToStandEveryLook(page)
  expect(troubles).toEqual([])
  await openForm(page, 'ftp://test.example')
  await press(page, 'Börja provet')
  await page.getByRole('alert').waitFor()
  await expectToStandEveryLook(page)
}, 120_000)
