import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { launchBrowser, visit } from './browser.ts'
import { linkIn, openPostOffice, operators, unfolded } from './post-office.ts'
import { reportByPost } from './report-by-post.ts'
import { untilGiven } from './until-given.ts'

const registrator = 'kommun@alingsas.example'
const [post, browser] = await Promise.all([
  openPostOffice({
    bodies: ['body,registrator', `1489,${registrator}`],
    signed: ['alingsas.example', 'driftbolaget.example'],
  }),
  launchBrowser(),
])
afterAll(() => Promise.all([browser.close(), post.stop()]))

test('J5: a municipality that is no member fixes a case by the link its registrator has passed on', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false })
  const report = { mailbox: registrator, title: 'Klotter på registratorns vägg' }
  const { number, resident, first } = await reportByPost(post, page, report)
  const [attached] = first.attachments.filter(({ name }) => name === 'arende.json')
  expect(JSON.parse(attached?.content ?? '{}')).toMatchObject({ kind: 'report', number: Number(number) })

  // Whoever the registrator has passed the mail on to has no account here, and is not known to us.
  await page.goto(linkIn(post.url, first, '/svar/'))
  await page.getByRole('heading', { name: 'Vad gör ni?' }).waitFor()
  await page.locator('.action-card').getByText('Problemet är löst').click()
  await page.locator('.action-card[open]').getByLabel('Text till alla som läser').fill('Väggen är målad.')
  await page.getByRole('button', { name: 'Markera som åtgärdad' }).click()
  await page.getByText('Sparat. Status är nu: Åtgärdad.').waitFor()
  await post.next(resident, 'Väggen är målad.')
  await page.goto(`${post.url}/rapporter/${number}`)
  expect(await page.locator('main').innerText()).toContain('Väggen är målad.')
})

test('J5: what a colleague elsewhere answers to a mail that was passed on is asked of the registrator', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false })
  const report = { mailbox: registrator, title: 'Klotter som en entreprenör tar hand om' }
  const { number, first } = await reportByPost(post, page, report)
  const colleague = 'kim@driftbolaget.example'
  await post.answer(first, { from: colleague, text: 'Pågår', signedBy: 'driftbolaget.example' })
  const asked = await post.next(registrator, 'Vi kan inte se att mejlet är från er.')
  expect(post.unread(colleague)).toEqual([])
  await page.goto(`${post.url}/rapporter/${number}`)
  expect(await page.locator('.state-tag').first().innerText()).toBe('Ny')
  await page.goto(linkIn(post.url, asked, '/mejl/'))
  await page.getByLabel('Pågår').check()
  await page.getByRole('button', { name: 'Välj', exact: true }).click()
  await page.getByText('Det är gjort').waitFor()
  await page.goto(`${post.url}/rapporter/${number}`)
  expect(await page.locator('.state-tag').first().innerText()).toBe('Pågår')
})

test('J5: a link that is too old gives a new one, to the same mailbox and to nobody else', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false })
  const report = { mailbox: registrator, title: 'Klotter som fick vänta' }
  const { first } = await reportByPost(post, page, report)
  const old = linkIn(post.url, first, '/svar/')
  await post.asIf(sql`update links set expires_at = now() - interval '1 day' where act = 'case'`)
  expect((await page.goto(old))?.status()).toBe(410)
  await page.getByRole('heading', { name: 'Länken är för gammal' }).waitFor()
  await page.getByRole('button', { name: 'Skicka en ny länk till vår brevlåda' }).click()
  await page.getByText('En ny länk är på väg till brevlådan.').waitFor()
  const renewed = linkIn(post.url, await post.next(registrator, 'Länken till ärendet'), '/svar/')
  expect(renewed).not.toBe(old)
  expect((await page.goto(old))?.status()).toBe(410)
  expect((await page.goto(renewed))?.status()).toBe(200)
  await page.getByRole('heading', { name: 'Vad gör ni?' }).waitFor()
})

test('J5: a mailbox that is dead is told to the operators at once, and to the reporter in plain words', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false })
  const report = { mailbox: registrator, title: 'Klotter till en död brevlåda' }
  const { number, resident, first } = await reportByPost(post, page, report)
  await post.handOver(notDelivered(first.returnPath), { sender: '', to: first.returnPath })

  const told = await post.next(operators, number)
  expect(Date.now() - first.at.getTime()).toBeLessThan(3_600_000)
  expect(unfolded(told.text)).toContain('550 5.1.1')
  await post.wait(10)
  const letter = await post.next(resident, 'Vår e-post till Alingsås kommun kommer inte fram.')
  expect(unfolded(letter.text)).toContain('Du behöver inte göra något.')
  const shown = 'E-posten till Alingsås kommun kom inte fram. Vi arbetar på det'
  await untilGiven('the page to tell of it', 10_000, async () => {
    await page.goto(`${post.url}/rapporter/${number}`)
    return (await page.locator('.timeline').innerText()).includes(shown) ? true : null
  })
  expect(await page.content()).not.toContain(registrator)
  expect(await post.command('deliveries', 'list')).toContain(number)
})

/** As a mail server says it (RFC 3464). */
function notDelivered(returnPath: string): Buffer {
  const parts = [
    [
      'text/plain',
      `This is the mail system at host mx.alingsas.example.\n\n<${registrator}>: 550 5.1.1 User unknown`,
    ],
    [
      'message/delivery-status',
      `Reporting-MTA: dns; mx.alingsas.example\n\nFinal-Recipient: rfc822; ${registrator}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown`,
    ],
  ]
  const head = [
    'From: MAILER-DAEMON@mx.alingsas.example',
    `To: ${returnPath}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=grans',
  ]
  const body = parts.map(([type, text]) => `--grans\nContent-Type: ${type}\n\n${text}\n`).join('')
  return Buffer.from(`${head.join('\n')}\n\n${body}--grans--\n`.replaceAll('\n', '\r\n'))
}
