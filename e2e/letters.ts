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
export async function openLetter(page: Page, url: string, wanted: Wanted): Promise<void> {
  const { subject = '', title = '', to } = wanted
  const address = await untilGiven(`the letter ${subject || title} to ${to}`, 20_000, async () =>
    addressOf(await lettersAt(url), url, wanted),
  )
  opened.add(url + address)
  await page.goto(url + address)
}

function addressOf(letters: readonly Row[], url: string, { subject = '', title = '', to, isUnread }: Wanted) {
  const found = letters.find(
    ({ words, address }) =>
      [subject, title, `Till ${to}`].every((part) => words.includes(part)) &&
      !(isUnread && opened.has(url + address)),
  )
  return found?.address ?? null
}

type Row = { address: string; words: string }

/** The mailbox's list, newest first; asked for without a browser, since it is asked for until it has the letter. */
async function lettersAt(url: string): Promise<Row[]> {
  const html = await (await fetch(`${url}/dev/mail`)).text()
  return [...html.matchAll(/<a class="row" href="([^"]+)">(.*?)<\/a>/gs)].map(
    ([, address = '', row = '']) => ({
      address,
      words: plain(row),
    }),
  )
}

const signs: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

const plain = (html: string): string =>
  html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/&\w+;/g, (sign) => signs[sign] ?? sign)

/** The link of a letter as plain text shows it: by what stands in its address. */
export const linkInLetter = (page: Page, part: string) =>
  page.locator(`main .said a[href*="${part}"]`).first()
