import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '#config.ts'
import { openConfigured } from '#database/open-configured.ts'
import { projectFolder } from '#database/project-folder.ts'
import { paths } from '#paths.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { joinAlingsas } from '../scripts/simulator/join-alingsas.ts'
import { startInfracontrol } from '../test/infracontrol/simulator.ts'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { expectGoodLooks, widerThanView } from './look.ts'
import { aPhoto } from './photo-file.ts'
import {
  alingsas,
  confirmByLetter,
  expectReceipt,
  fillReport,
  numberOnPage,
  reportProblem,
  send,
  someone,
} from './report.ts'
import { untilGiven } from './until-given.ts'

const simulator = await startInfracontrol()
const { service, browser } = await openHouse({ FMG_REACHABLE: new URL(simulator.url).host })
const database = await openConfigured(readConfig({ DATA_DIR: service.dataDir }, projectFolder), { max: 2 })
await joinAlingsas(database.db, simulator, service.url)
const links = linksSignedBy(await signingKeys(database.db))
afterAll(async () => {
  await database.close()
  await simulator.stop()
})

test('J1: a pothole on a phone goes to Infracontrol by itself, is handled there, and all who care hear it', async () => {
  const { page, troubles } = await visit(browser, { viewport: phone })
  const title = 'Stort hål vid torget'
  await page.goto(service.url)
  await page.getByLabel('Ta en bild').setInputFiles(await aPhoto())
  await page.waitForURL('**/anmal?lat=57.930181&lon=12.533519')
  await page.locator('.photo-tile.kept').waitFor()
  const { email } = await fillReport(page, { title })
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  await confirmByLetter(page, service.url, email)
  const number = numberOnPage(page)

  // Transfer and receipt: with no hand on either side.
  await untilStateIs(page, number, 'Mottagen')
  expect(await page.locator('main .timeline').innerText()).toContain(
    `Mottagen automatiskt av ärendesystemet hos ${alingsas.name}`,
  )
  await expectGoodLooks(page)
  const followers = [await follow(page, number), await follow(page, number)]

  // Handling, by clicks in the other system.
  const officer = await visit(browser)
  await openTheirs(officer.page, title)
  expect(await officer.page.locator('img').count()).toBeGreaterThanOrEqual(1)
  await handle(officer.page, {
    status: 'Planerad',
    week: nextWeek(),
    words: 'Vi lagar hålet inom kort.',
    note: 'Ring Kalle i förväg.',
  })
  await untilStateIs(page, number, 'Planerad')
  await handle(officer.page, { status: 'Pågår' })
  await untilStateIs(page, number, 'Pågår')
  await handle(officer.page, { status: 'Åtgärdad', words: 'Hålet är lagat.', photo: true })
  await untilStateIs(page, number, 'Åtgärdad')

  // Feedback: one thread, its photo, nothing internal and nobody's address.
  await untilGiven('the photo of the work', 40_000, async () => {
    await page.reload()
    return (await page.locator('main .timeline img').count()) > 0 || null
  })
  const story = await page.locator('main').innerText()
  expect(story).toContain('Vi lagar hålet inom kort.')
  expect(story).toContain('Hålet är lagat.')
  expect(story).not.toMatch(/Kalle|@invanare/)
  await expectGoodLooks(page)
  expect(await widerThanView(page)).toBe(0)
  // What follows within ten minutes is joined in one letter: they pass.
  await sql`update letters set next_at = now() where kind = 'news' and state = 'queued'`.execute(database.db)
  for (const to of [email, ...followers])
    await openLetter(page, service.url, { to, subject: title, title: 'har åtgärdat problemet' })
  await linkInLetter(page, `/rapporter/${number}`).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  expect(troubles).toEqual([])
})

test('without script the same case is told of, and an order begun there is published by choice', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await reportProblem(page, service.url, 'Klotter på bron')
  await untilStateIs(page, numberOnPage(page), 'Mottagen')

  const officer = await visit(browser, { javaScriptEnabled: false })
  await officer.page.goto(simulator.url)
  await officer.page.getByLabel('Rubrik').fill('Byt armatur vid skolan')
  await officer.page.getByLabel('Beskrivning').fill('Armaturen är sprucken.')
  await officer.page.getByRole('button', { name: 'Skapa' }).click()
  const order = await untilGiven('the order to come in', 20_000, theirOrder)
  // Nobody else reads it.
  expect((await page.goto(`${service.url}/rapporter/${order.report}`))?.status()).toBe(404)
  await page.goto(service.url + paths.case(links.token('case', order.link)))
  await page.getByText('Visa för alla').click()
  await page.getByRole('button', { name: 'Visa ärendet för alla' }).click()
  expect((await page.goto(`${service.url}/rapporter/${order.report}`))?.status()).toBe(200)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Byt armatur vid skolan')
})

/** The report's page, asked for until the case stands so: the other system is asked and tells in its own time. */
async function untilStateIs(page: Page, number: string, state: string): Promise<void> {
  await untilGiven(`state ${state}`, 30_000, async () => {
    await page.goto(`${service.url}/rapporter/${number}`)
    return (await page.locator('main .state-tag').first().innerText()) === state || null
  })
}

async function follow(page: Page, number: string): Promise<string> {
  const email = someone()
  const confirm = 'Bekräfta att du vill följa ärendet'
  await page.goto(`${service.url}/rapporter/${number}`)
  await page.getByRole('link', { name: 'Följ ärendet' }).click()
  await page.getByLabel('E-post').fill(email)
  await page.getByRole('button', send).click()
  await page.getByRole('heading', { level: 1, name: confirm }).waitFor()
  await openLetter(page, service.url, { subject: confirm, to: email })
  await linkInLetter(page, '/tillagg/').click()
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.getByText('Nu följer du ärendet.').waitFor()
  return email
}

async function openTheirs(page: Page, title: string): Promise<void> {
  await page.goto(simulator.url)
  await page.getByRole('row').filter({ hasText: title }).getByRole('link').click()
}

type Handling = { status: string; week?: string; words?: string; note?: string; photo?: boolean }

async function handle(page: Page, { status, week, words = '', note = '', photo }: Handling): Promise<void> {
  await page.getByLabel('Status').selectOption(status)
  if (week) await page.getByLabel('Planerad vecka').fill(week)
  await page.getByLabel('Svar till alla').fill(words)
  await page.getByLabel('Intern anteckning').fill(note)
  if (photo) await page.getByLabel('Foto').setInputFiles(await aPhoto({ withPlace: false }))
  await page.getByRole('button', { name: 'Spara' }).click()
  await page.locator('#status').filter({ hasText: status }).waitFor()
}

/** As an input of that kind has it: 2026-W49. */
function nextWeek(): string {
  const day = new Date(Date.now() + 7 * 86_400_000)
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * 86_400_000)
  const yearBegan = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  const week = Math.ceil(((thursday.getTime() - yearBegan) / 86_400_000 + 1) / 7)
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`
}

/** The newest case that was begun there, and its holder's link to it. */
async function theirOrder(): Promise<{ report: number; link: string } | null> {
  const found = await database.db
    .selectFrom('external_ids')
    .innerJoin('reports', 'reports.number', 'external_ids.report')
    .innerJoin('links', 'links.case_id', 'external_ids.case_id')
    .select(['external_ids.report', 'links.id as link'])
    .where('visibility', '=', 'internal')
    .where('links.act', '=', 'case')
    .executeTakeFirst()
  return found ?? null
}
