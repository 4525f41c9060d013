import type { Page } from 'playwright-core'
import { untilGiven } from './until-given.ts'

/** Letters about one report have one subject: which of them it is says its title. */
type Wanted = {
  to: string
  /** One that has not been opened here: where there may be an older one like it. */
  isUnread?: boolean
} & ({ subject: string; title?: string } | { subject?: string; title: string })

const opened = new Set<string>()

/** Opens the letter, as soon as the mailbox of the demonstration has it. */
export async function openLetter(
  page: Page,
  url: string,
  { to, subject = '', title = '', isUnread }: Wanted,
) {
  await page.goto(`${url}/dev/mail`)
  const links = page
    .getByRole('link')
    .filter({ hasText: subject })
    .filter({ hasText: title })
    .filter({ hasText: `Till ${to}` })
  const address = await untilGiven(`the letter ${subject || title} to ${to}`, 20_000, async () => {
    const addresses = await links.evaluateAll((found) => found.map((one) => one.getAttribute('href') ?? ''))
    const wanted = addresses.find((one) => !isUnread || !opened.has(url + one))
    if (wanted !== undefined) return wanted
    await page.reload()
    return null
  })
  opened.add(url + address)
  await page.locator(`a[href="${address}"]`).first().click()
}

/** The link of a letter as plain text shows it: by what stands in its address. */
export const linkInLetter = (page: Page, part: string) =>
  page.locator(`main .said a[href*="${part}"]`).first()
