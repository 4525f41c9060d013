import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { holds, readPdf } from '../test/read-pdf.ts'
import { launchBrowser, phone, visit } from './browser.ts'
import { expectGoodLooks, widerThanView } from './look.ts'
import { linkIn, openPostOffice, operators, unfolded } from './post-office.ts'
import { reportByPost } from './report-by-post.ts'
import { untilGiven } from './until-given.ts'

const mailbox = 'kommun@alingsas.example'
const [post, browser] = await Promise.all([
  openPostOffice({ bodies: ['body,address', `1489,${mailbox}`] }),
  launchBrowser(),
])
afterAll(() => Promise.all([browser.close(), post.stop()]))

const slip = {
  title: 'Grannen Kalle Svensson klottrar',
  description: 'Han kom i bilen ABC 123 och målade hela väggen.',
}
const isTold = /Kalle|Svensson|ABC 123/

test('J10: a text with a neighbour’s name and plate is held, and shown masked by the operators’ page', async () => {
  const { page, troubles } = await visit(browser, { viewport: phone })
  const { number, resident, first } = await reportByPost(post, page, { mailbox, ...slip })
  expect(first.text).toContain(slip.title)
  expect(first.text).toContain('ABC 123')

  await page.goto(`${post.url}/rapporter/${number}`)
  await page.getByText('Texten visas när någon på FixaMinGata har läst den.').waitFor()
  await look(page)
  await expectMaskedEverywhere(page, number)
  const waits = await post.next(resident, 'En människa på FixaMinGata läser texten innan den visas för alla.')
  expect(waits.text).not.toMatch(isTold)

  const asked = await post.next(operators, 'En text väntar på att visas')
  expect(asked.text).not.toMatch(isTold)
  await page.goto(linkIn(post.url, asked, '/granska/'))
  await page.getByText(slip.description).waitFor()
  expect(await page.getByLabel('Rubrik').inputValue()).toBe('Grannen […] klottrar')
  expect(await page.getByLabel('Beskrivning').inputValue()).toBe(
    'Han kom i bilen […] och målade hela väggen.',
  )
  await look(page)
  await page.getByLabel('Rubrik').fill('Någon klottrar')
  await page.getByRole('button', { name: 'Visa texten så här' }).click()
  await page.getByText('Sparat. Den som skrev det får ett brev').waitFor()
  await look(page)

  await page.goto(`${post.url}/rapporter/${number}`)
  await page.getByRole('heading', { level: 1, name: 'Någon klottrar' }).waitFor()
  await page.getByText('Han kom i bilen […] och målade hela väggen.').waitFor()
  await expectMaskedEverywhere(page, number)
  const read = await post.next(resident, 'Vi har ändrat texten som alla ser.')
  expect(unfolded(read.text)).toContain('uppgifter om en person')
  await page.goto(linkIn(post.url, read, '/min-rapport/'))
  await page.getByText(slip.title).first().waitFor()
  await page.goto(linkIn(post.url, first, '/svar/'))
  await page.getByText(slip.description).waitFor()
  await expectMaskedCopy(page, number)
  const plain = await visit(browser, { viewport: phone, javaScriptEnabled: false })
  await plain.page.goto(linkIn(post.url, first, '/svar/'))
  await expectMaskedCopy(plain.page, number)
  expect(troubles).toEqual([])
})

/** By the case's page: what is masked is said first, then it is a file with the masked text and nothing else of it. */
async function expectMaskedCopy(page: Page, number: string): Promise<void> {
  await page.getByRole('link', { name: 'Utlämnande: ladda ner maskerad kopia (PDF)' }).click()
  await page.getByRole('heading', { level: 1, name: 'Maskerad kopia för utlämnande' }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Ladda ner kopian (PDF)' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`anmalan-${number}-maskerad.pdf`)
  const pdf = readPdf(await readFile(await download.path()))
  expect(pdf.text).toContain('Rubrik Någon klottrar Beskrivning Han kom i bilen [maskerat] och målade')
  expect(pdf.text).toContain('skäl: uppgifter om en person')
  for (const told of ['Kalle', 'Svensson', 'ABC 123', '@invanare'])
    expect([told, holds(pdf, told)]).toEqual([told, false])
  await page.getByRole('link', { name: `Ärende ${number}` }).click()
  await page.getByText('Alingsås kommun laddade ner en maskerad kopia för utlämnande').first().waitFor()
}

async function look(page: Page): Promise<void> {
  expect(await widerThanView(page), page.url()).toBe(0)
  await expectGoodLooks(page)
}

/** The page, the lists, the feeds, the map, and what is found. */
async function expectMaskedEverywhere(page: Page, number: string): Promise<void> {
  const reports = `${post.url}/rapporter/${number}`
  const [feed] = await page
    .locator('link[type="application/atom+xml"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const [picture] = await page
    .locator('meta[property="og:image"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('content') ?? ''))
  const paths = [
    reports,
    '/',
    '/kommuner/alingsas?visa=alla',
    '/sok?q=klottrar',
    feed ?? '',
    '/karta?lat=57.92871&lon=12.53641',
  ]
  for (const path of paths) {
    const found = await (await fetch(new URL(path, post.url))).text()
    expect(found, path).not.toMatch(isTold)
  }
  const drawn = await untilGiven('the picture of the report', 10_000, async () => {
    const answer = picture ? await fetch(new URL(new URL(picture).pathname, post.url)) : null
    return answer?.ok ? answer : null
  })
  expect(drawn.headers.get('content-type')).toMatch(/^image\//)
}
