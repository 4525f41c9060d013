import type { Page } from 'playwright-core'
import type { ReceivedMail } from '../test/smtp-server.ts'
import { linkIn, type PostOffice } from './post-office.ts'
import { expectReceipt, fillReport, formAtStation, numberOnPage, send } from './report.ts'

export type Posted = {
  number: string
  /** The reporter's address. */
  resident: string
  /** The first mail of the case, to its holder. */
  first: ReceivedMail
}

type Written = { mailbox: string; title: string; description?: string }

/** Made on the page, confirmed by the one press that a mail needs; its holder has it, and the reporter knows. */
export async function reportByPost(
  post: PostOffice,
  page: Page,
  { mailbox, title, description }: Written,
): Promise<Posted> {
  // Without script a press lasts until its answer is here, and a whole post office shares the machine.
  page.setDefaultTimeout(30_000)
  await page.goto(post.url + formAtStation)
  const { email: resident } = await fillReport(page, { title })
  if (description) await page.getByLabel('Beskrivning').fill(description)
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  const confirm = await post.next(resident, 'Bekräfta din felanmälan')
  await page.goto(linkIn(post.url, confirm, '/bekrafta/'))
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.getByText('Tack! Felanmälan är bekräftad.').waitFor()
  const number = numberOnPage(page)
  const first = await post.next(mailbox, number)
  await post.next(resident, 'Felanmälan är skickad till Alingsås kommun.')
  return { number, resident, first }
}
