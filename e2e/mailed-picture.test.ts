import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createTransport } from 'nodemailer'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { expectGoodLooks, widerThanView } from './look.ts'
import { aPhoto } from './photo-file.ts'
import { alingsas, expectReceipt, numberOnPage, send, someone } from './report.ts'
import { untilGiven } from './until-given.ts'

const mailPort = await freePort()
const { service, browser } = await openHouse({ MAIL_IN_PORT: String(mailPort) })

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

type Mailed = { from: string; subject: string; text?: string; photos?: number }

/** As any mail program's server hands it over. */
async function mailToService({ from, subject, text = '', photos = 0 }: Mailed): Promise<void> {
  const pictures = await Promise.all(Array.from({ length: photos }, () => aPhoto()))
  const attachments = pictures.map(({ name, buffer }) => ({ filename: name, content: buffer }))
  const server = createTransport({ host: '127.0.0.1', port: mailPort, ignoreTLS: true })
  await server.sendMail({ from, to: 'felanmalan@fixamingata.example', subject, text, attachments })
  server.close()
}

async function openDraft(page: Page, to: string, link: string): Promise<void> {
  // The first mail waits for the process that looks into mails.
  await untilGiven(`a letter to ${to}`, 60_000, async () => {
    const mailbox = await (await fetch(`${service.url}/dev/mail`)).text()
    return mailbox.includes(to) ? true : null
  })
  await openLetter(page, service.url, { subject: 'Gör klart', to })
  await linkInLetter(page, link).click()
}

const value = (page: Page, label: string) => page.getByLabel(label, { exact: true }).inputValue()

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'

  test(`a picture that is mailed is a report by the link that comes back, ${how}`, async () => {
    const { page, troubles } = await visit(browser, { javaScriptEnabled, viewport: phone })
    const from = someone()
    const text = 'Hela muren vid torget är full av klotter.\n\nSkickat från min iPhone'
    await mailToService({ from, subject: 'Klotter på muren', text, photos: 1 })
    await openDraft(page, from, '/bekrafta/')
    await page.getByRole('heading', { level: 1, name: 'Gör en felanmälan' }).waitFor()
    expect(await page.locator('main').innerText()).toContain('57.930181, 12.533519')
    expect(await page.getByText('Platsen kommer från fotot').isVisible()).toBe(true)
    expect(await value(page, 'Rubrik')).toBe('Klotter på muren')
    expect(await value(page, 'Beskrivning')).toBe('Hela muren vid torget är full av klotter.')
    expect(await value(page, 'E-post')).toBe(from)
    await page.locator('.photo-tile').first().waitFor()
    if (javaScriptEnabled) await expectGoodLooks(page)
    else expect(await widerThanView(page)).toBe(0)
    if (javaScriptEnabled) await page.getByLabel('Kategori').selectOption({ label: 'Klotter' })
    else expect(await page.getByRole('radio', { name: /^Klotter/ }).isChecked()).toBe(true)
    await page.getByRole('button', send).click()
    await page.getByText('Tack! Felanmälan är bekräftad.').waitFor()
    const number = numberOnPage(page)
    await openLetter(page, service.url, { subject: `[${number}]`, to: alingsas.email })
    expect(await page.locator('main').innerText()).toMatch(/\.(jpg|jpeg|webp)\b/)
    if (javaScriptEnabled) expect(troubles).toEqual([])
  })
}

test('words alone lead to the choice of a place first', async () => {
  const { page } = await visit(browser, { viewport: phone })
  const from = someone()
  await mailToService({ from, subject: 'Hål', text: 'Stort hål på Storgatan 5 i Alingsås.' })
  await openDraft(page, from, '/bekrafta/')
  await page.waitForURL('**/plats?q=**')
  await expectGoodLooks(page)
  await page.locator('main a[href*="/bekrafta/"][href*="lat="]').first().click()
  await page.getByRole('heading', { level: 1, name: 'Gör en felanmälan' }).waitFor()
  expect(await value(page, 'Rubrik')).toBe('Hål')
})

test('what a contact centre sends on is confirmed by whoever wrote it', async () => {
  const { page } = await visit(browser, { viewport: phone })
  const [bo, centre] = [someone(), 'kontakt@alingsas.example']
  const head = `Från: Bo Lind <${bo}>\nSkickat: den 2 december 2026 08:15\nTill: Kontaktcenter <${centre}>\nÄmne: Klotter i tunneln`
  const text = `Hej! Den här kom till oss.\n\n${head}\n\nVäggen vid 57.93018, 12.53352 är full av klotter.`
  await mailToService({ from: centre, subject: 'VB: Klotter i tunneln', text })
  await openDraft(page, centre, '/utkast/')
  await page.getByText('Platsen kommer från mejlet').waitFor()
  expect(await value(page, 'E-post')).toBe(bo)
  await page.getByLabel('Kategori').selectOption({ label: 'Klotter' })
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  await openLetter(page, service.url, { subject: 'Bekräfta din felanmälan', to: bo })
  await linkInLetter(page, '/bekrafta/').click()
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.getByText('Tack! Felanmälan är bekräftad.').waitFor()
})
