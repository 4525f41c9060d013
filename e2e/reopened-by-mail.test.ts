import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { aJpeg } from '../test/photos.ts'
import { launchBrowser, visit } from './browser.ts'
import { linkIn, openPostOffice, operators } from './post-office.ts'
import { send } from './report.ts'
import { reportByPost } from './report-by-post.ts'

const mailbox = 'kommun@alingsas.example'
const [post, browser] = await Promise.all([
  openPostOffice({ bodies: ['body,address', `1489,${mailbox}`], signed: ['alingsas.example'] }),
  launchBrowser(),
])
afterAll(() => Promise.all([browser.close(), post.stop()]))

const abusive = 'Fortfarande trasigt! Ni är korkade allihop.'

test('J9: a fix that does not hold is opened again by an answer with a photo, and abuse in it is hidden', {
  timeout: 300_000,
}, async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false })
  const { number, resident, first } = await reportByPost(post, page, {
    mailbox,
    title: 'Klottret är tillbaka',
  })
  await post.answer(first, { from: 'bo@alingsas.example', text: 'Åtgärdat', signedBy: 'alingsas.example' })
  await post.wait(10)
  const fixed = await post.next(resident, 'Alingsås kommun har åtgärdat problemet.')

  await post.answer(fixed, { from: resident, text: abusive, photos: [await aJpeg()] })
  const receipt = await post.next(resident, 'Ärendet är öppet igen')
  const reopening = await post.next(mailbox, abusive)
  expect(reopening.text).toContain('Ärendet är öppnat igen')
  expect(reopening.attachments.map(({ type }) => type)).toContain('image/jpeg')
  const attached = reopening.attachments.find(({ name }) => name === 'arende.json')?.content ?? '{}'
  expect(JSON.parse(attached)).toMatchObject({ kind: 'reopening' })
  await page.goto(`${post.url}/rapporter/${number}`)
  expect(await page.locator('.state-tag').first().innerText()).toBe('Ny, återöppnad')
  expect(await page.content()).not.toContain('korkade')

  await letOut(page, linkIn(post.url, receipt, '/mejl/'))
  await page.goto(`${post.url}/rapporter/${number}`)
  await page.getByText(abusive).waitFor()
  await tellOfAbuse(page, number)
  const remark = await post.next(operators, 'Någon har anmält missbruk')
  await page.goto(linkIn(post.url, remark, '/granska/'))
  await page.getByLabel('Dölj inlägget och dess foton').check()
  await page.getByLabel('Varför?').selectOption({ label: 'Hot, hat eller kränkningar' })
  await page.getByRole('button', { name: 'Spara ändringarna' }).click()
  await page.getByText('Sparat. Den som skrev det får ett brev').waitFor()

  await page.goto(`${post.url}/rapporter/${number}`)
  expect(await page.content()).not.toContain('korkade')
  expect(await page.locator('.state-tag').first().innerText()).toBe('Ny, återöppnad')
  await post.next(resident, 'Vi har dolt ett inlägg och dess foton.')
})

/** What a mail says is between two; its writer lets everybody read it. */
async function letOut(page: Page, receipt: string): Promise<void> {
  await page.goto(receipt)
  await page.getByRole('button', { name: 'Låt alla läsa det' }).click()
  await page.getByText('Nu kan alla läsa det').waitFor()
}

async function tellOfAbuse(page: Page, number: string): Promise<void> {
  await page.goto(`${post.url}/rapporter/${number}`)
  await page.getByRole('link', { name: 'Anmäl missbruk' }).click()
  await page.getByLabel('Hot, hat eller kränkningar').check()
  await page.getByLabel('Beskriv vad det gäller').fill('Så skriver man inte till folk.')
  await page.getByRole('button', send).click()
  await page.getByRole('heading', { level: 1, name: 'Tack för att du sa till' }).waitFor()
}
