import { setTimeout as pause } from 'node:timers/promises'
import { makeConsoleLink } from '#bodies/connections/console-link.ts'
import { askForTrial, trialById } from '#bodies/connections/trials.ts'
import type { Db } from '#database/database.ts'
import { messagesIn } from '#i18n/messages.ts'
import { paths } from '#paths.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'

type Asked = { db: Db; baseUrl: string; body: string; connection: string }

const longestComparing = 120_000

/** Has both sides compared as by the console's button, and reads on its page what came of it. */
export async function askConsole({ db, baseUrl, body, connection }: Asked) {
  const trial = await askForTrial(db, connection, 'compare')
  const deadline = Date.now() + longestComparing
  let compared = await trialById(db, connection, trial)
  while (!compared?.endedAt) {
    if (Date.now() > deadline) throw new Error('the comparison did not end')
    await pause(500)
    compared = await trialById(db, connection, trial)
  }
  const link = await makeConsoleLink(db, { body, seesPersons: false, days: 1 })
  const token = linksSignedBy(await signingKeys(db)).token('console', link)
  const url = `${baseUrl}${paths.consoleOf(token, connection, 'oense')}`
  const page = await fetch(url)
  const title = /<h1[^>]*>([^<]*)/.exec(await page.text())?.[1] ?? `${page.status}`
  const says = messagesIn('sv').pages.integrating.disagreements.title(0)
  return { url, title, isAgreed: compared.ok === true && title === says }
}
