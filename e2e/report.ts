import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { linkInLetter, openLetter } from './letters.ts'

export const alingsas = { name: 'Alingsås kommun', email: 'kommun@alingsas.example' }

export const someone = (): string => `${randomUUID()}@invanare.example`

/** A confirmed report, made as residents make it; the browser stands on its page. */
export async function reportProblem(page: Page, url: string, title: string): Promise<{ email: string }> {
  const email = someone()
  await page.goto(`${url}/anmal?lat=57.92871&lon=12.53641`)
  await page.getByLabel('Kategori').selectOption({ label: 'Klotter' })
  await page.getByLabel('Rubrik').fill(title)
  await page.getByLabel('Beskrivning').fill('Hela väggen mot spåret.')
  await page.getByLabel('E-post').fill(email)
  await page.getByRole('button', { name: 'Skicka' }).click()
  await openLetter(page, url, { subject: 'Bekräfta din felanmälan', to: email })
  await linkInLetter(page, '/bekrafta/').click()
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.getByText('Tack! Felanmälan är bekräftad.').waitFor()
  return { email }
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
