import type { Page } from 'playwright-core'
import { untilGiven } from './until-given.ts'

/** The address of the letter, as soon as the mailbox of the demonstration has it. */
export async function openLetter(page: Page, url: string, letter: { subject: string; to: string }) {
  await page.goto(`${url}/dev/mail`)
  const link = page
    .getByRole('link')
    .filter({ hasText: letter.subject })
    .filter({ hasText: `Till ${letter.to}` })
    .first()
  await untilGiven(`the letter ${letter.subject} to ${letter.to}`, 20_000, async () => {
    if ((await link.count()) > 0) return link
    await page.reload()
    return null
  })
  await link.click()
}

/** The link of a letter as plain text shows it: by what stands in its address. */
export const linkInLetter = (page: Page, part: string) =>
  page.locator(`main .said a[href*="${part}"]`).first()
