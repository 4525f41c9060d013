import type { Page } from 'playwright-core'
import { untilGiven } from './until-given.ts'

/** Letters about one report have one subject: which of them it is says its title. */
type Wanted = { to: string } & ({ subject: string; title?: string } | { subject?: string; title: string })

/** Opens the letter, as soon as the mailbox of the demonstration has it. */
export async function openLetter(page: Page, url: string, { to, subject = '', title = '' }: Wanted) {
  await page.goto(`${url}/dev/mail`)
  const link = page
    .getByRole('link')
    .filter({ hasText: subject })
    .filter({ hasText: title })
    .filter({ hasText: `Till ${to}` })
    .first()
  await untilGiven(`the letter ${subject || title} to ${to}`, 20_000, async () => {
    if ((await link.count()) > 0) return link
    await page.reload()
    return null
  })
  await link.click()
}

/** The link of a letter as plain text shows it: by what stands in its address. */
export const linkInLetter = (page: Page, part: string) =>
  page.locator(`main .said a[href*="${part}"]`).first()
