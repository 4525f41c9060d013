import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { projectFolder } from '#database/project-folder.ts'
import { launchBrowser, openPage } from '../../e2e/browser.ts'
import { linkInLetter, openLetter } from '../../e2e/letters.ts'
import { startService } from '../../e2e/service.ts'
import { say } from '../command.ts'

const folder = join(projectFolder, 'docs/pictures')
const largest = 300_000

const sizes = {
  phone: { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1280, height: 860 } },
} as const

const looks = (['phone', 'desktop'] as const).flatMap((size) => [
  { name: size, ...sizes[size], colorScheme: 'light' as const },
  { name: `${size}-dark`, ...sizes[size], colorScheme: 'dark' as const },
])

type Subject = (page: Page, url: string) => Promise<unknown>

const subjects = {
  start: (page, url) => page.goto(url),
  form: fillForm,
  report: openReport,
  case: openCase,
} as const satisfies Record<string, Subject>

const lamps = 'Tre släckta lampor i rad'
const swing = 'Gungan hänger i en kedja'

const [{ url, stop }, browser] = await Promise.all([startService(), launchBrowser()])
try {
  await mkdir(folder, { recursive: true })
  for (const [subject, open] of Object.entries(subjects)) {
    for (const { name, ...look } of looks)
      await take(browser, `${subject}-${name}`, { ...look, open: (page) => open(page, url) })
  }
} finally {
  await browser.close()
  await stop()
}

type Taking = NonNullable<Parameters<typeof openPage>[1]> & { open(page: Page): Promise<unknown> }

async function take(browser: Browser, name: string, { open, ...options }: Taking): Promise<void> {
  const page = await openPage(browser, options)
  await open(page)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  await page.context().close()
  const { size } = await stat(path)
  say(`${name}.png  ${Math.round(size / 1000)} kB${size > largest ? ', which is too large' : ''}`)
  if (size > largest) process.exitCode = 1
}

async function fillForm(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/anmal?lat=57.92871&lon=12.53641`)
  await page.getByLabel('Kategori').selectOption({ label: 'Lampa lyser inte' })
  await page.getByLabel('Rubrik').fill('Släckt lampa vid övergångsstället')
  await page.getByLabel('Rubrik').blur()
}

async function openReport(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('link', { name: lamps }).click()
}

/** The way a municipality comes to it: by the link in its letter. */
async function openCase(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('link', { name: swing }).click()
  const number = page.url().split('/').at(-1)
  await openLetter(page, url, { subject: `[${number}]`, to: 'kommun@alingsas.example' })
  await linkInLetter(page, '/svar/').click()
  await page.getByRole('heading', { name: swing }).waitFor()
  // The letter's end and what can be answered: both halves of the page in one picture.
  const acts = page.getByRole('heading', { name: 'Vad gör ni?' })
  await acts.evaluate((heading) => heading.scrollIntoView({ block: 'center' }))
}
