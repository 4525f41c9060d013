import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder } from '#database/project-folder.ts'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { violationsIn, widerThanView } from './look.ts'
import { aPhoto } from './photo-file.ts'
import { expectReceipt, fillReport, formAtStation, openCase, send } from './report.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'fixamingata-private-'))
// What is asked for first is done last: when the service has stopped.
afterAll(() => rm(dataDir, { recursive: true, force: true }))
const { service, browser } = await openHouse({ DATA_DIR: dataDir })

/** As an operator does it, with the service running. */
beforeAll(async () => {
  const file = join(dataDir, 'private.csv')
  await writeFile(file, 'body,category,private\n1489,klotter,yes\n')
  const command = ['scripts/run.mjs', 'bodies', '--', 'import', file]
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir }
  await promisify(execFile)(process.execPath, command, { cwd: projectFolder, env })
}, 60_000)

const byAll = 'Texten visas för alla.'
const byFew = 'Bara mottagaren och du ser texten.'
const isSeen = (page: Page, text: string) => page.getByText(text).isVisible()

test('with script the form says who will see it as soon as the category changes, and back again', async () => {
  const { page, troubles } = await visit(browser, { viewport: phone })
  await page.goto(service.url + formAtStation)
  expect([await isSeen(page, byAll), await isSeen(page, byFew)]).toEqual([true, false])
  await page.getByLabel('Kategori').selectOption({ label: 'Klotter' })
  await page.getByText(byFew).waitFor()
  expect(await isSeen(page, byAll)).toBe(false)
  await page.locator('#recipient').getByText('Anmälan visas inte på webben.').waitFor()
  expect(await widerThanView(page)).toBe(0)
  expect(await violationsIn(page)).toEqual([])
  await page.getByLabel('Kategori').selectOption({ label: 'Lampa lyser inte' })
  await page.getByText(byAll).waitFor()
  expect(await isSeen(page, byFew)).toBe(false)
  expect(troubles).toEqual([])
})

test('a private report is made without script, fixed and answered for, and no stranger finds it', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await page.goto(service.url + formAtStation)
  await page.getByLabel('Lägg till foto').setInputFiles(await aPhoto({ withPlace: false }))
  const { email } = await fillReport(page, { title: 'Namn på porten' })
  await page.getByRole('button', { name: 'Visa vem som får anmälan' }).click()
  await page.getByText('Anmälan visas inte på webben.').waitFor()
  expect([await isSeen(page, byAll), await isSeen(page, byFew)]).toEqual([false, true])
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  await openLetter(page, service.url, { subject: 'Bekräfta din felanmälan', to: email })
  await linkInLetter(page, '/bekrafta/').click()
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.waitForURL('**/min-rapport/**')
  const number = /\b1\d{6}\b/.exec(await page.locator('main').innerText())?.[0] ?? 'no number'

  await openCase(page, service.url, number)
  await page.locator('.action-card').getByText('Problemet är löst').click()
  await page.locator('.action-card[open]').getByLabel('Text till alla som läser').fill('Sanerat.')
  await page.getByRole('button', { name: 'Markera som åtgärdad' }).click()
  await page.getByText('Sparat. Status är nu: Åtgärdad.').waitFor()

  await openLetter(page, service.url, {
    subject: 'Namn på porten',
    title: 'har åtgärdat problemet',
    to: email,
  })
  await linkInLetter(page, '/stammer/').click()
  await page.getByText('Bara du och mottagaren ser texten och fotona.').waitFor()
  await page.getByLabel('Ja, det är lagat').check()
  await page.getByLabel('Lägg till foto').setInputFiles(await aPhoto({ withPlace: false }))
  await page.getByRole('button', { name: 'Skicka svaret' }).last().click()
  await page.getByText('Det är räknat att problemet är löst.').waitFor({ timeout: 20_000 })
  expect(await page.getByRole('link', { name: 'Visa anmälan' }).count()).toBe(0)

  const { page: stranger } = await visit(browser, { javaScriptEnabled: false })
  expect((await stranger.goto(`${service.url}/rapporter/${number}`))?.status()).toBe(404)
  for (const path of ['/', '/karta?visa=alla', '/kommuner/alingsas?visa=alla']) {
    await stranger.goto(service.url + path)
    expect(await stranger.getByText('Namn på porten').count(), path).toBe(0)
  }
})
