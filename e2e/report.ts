import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { linkInLetter, openLetter } from './letters.ts'

export const alingsas = { name: 'Alingsås kommun', email: 'kommun@alingsas.example' }

export const someone = (): string => `${randomUUID()}@invanare.example`

/** A confirmed report, made as residents make it; the browser stands on its page. */
export async function reportProblem(page: Page, url: string, title: string): Promise<{ email: string }> {
  await page.goto(url + formAtStation)
  const { email } = await fillReport(page, { title })
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  await confirmByLetter(page, url, email)
  return { email }
}

export const formAtStation = '/anmal?lat=57.92871&lon=12.53641'
export const send = { name: 'Skicka', exact: true }

/** All that the form must have, on the page the browser stands on. */
export async function fillReport(
  page: Page,
  { title, email = someone() }: { title: string; email?: string },
): Promise<{ email: string }> {
  await page.getByLabel('Kategori').selectOption({ label: 'Klotter' })
  await page.getByLabel('Rubrik').fill(title)
  await page.getByLabel('Beskrivning').fill('Hela väggen mot spåret.')
  await page.getByLabel('E-post').fill(email)
  return { email }
}

/** The form has arrived; before that, leaving the page would be leaving it unsent. */
export const expectReceipt = (page: Page): Promise<void> =>
  page
    .getByRole('heading', { level: 1, name: 'Vi har tagit emot din felanmälan' })
    .waitFor({ timeout: 20_000 })

export async function confirmByLetter(page: Page, url: string, email: string): Promise<void> {
  await openLetter(page, url, { subject: 'Bekräfta din felanmälan', to: email })
  await linkInLetter(page, '/bekrafta/').click()
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.getByText('Tack! Felanmälan är bekräftad.').waitFor()
}

/** The number in the address of the report page the browser stands on. */
export function numberOnPage(page: Page): string {
  const number = /\/rapporter\/(\d+)/.exec(page.url())?.[1]
  if (!number) throw new Error(`${page.url()} is no report's page`)
  return number
}

/** From the municipality's letter to its page for the case. */
export async function openCase(page: Page, url: string, number: string): Promise<void> {
  await openLetter(page, url, { subject: `[${number}]`, to: alingsas.email })
  await linkInLetter(page, '/svar/').click()
  await page.getByRole('heading', { name: 'Vad gör ni?' }).waitFor()
}
