import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Mailer } from '#mail/mail.ts'
import { smtpMailer } from '#mail/smtp-mailer.ts'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { deliveredPhotos, deliveryToSend } from '../../../test/delivery-to-send.ts'
import { type ReceivingServer, startSmtpServer } from '../../../test/smtp-server.ts'
import { emailReceiver } from './email-receiver.ts'

const first = deliveryToSend()
let server: ReceivingServer
let mailer: Mailer

beforeEach(async () => {
  server = await startSmtpServer({ refuse: (address) => (address.startsWith('borta@') ? 550 : null) })
  mailer = smtpMailer({ url: server.url, from: 'felanmalan@fixamingata.example' })
})
afterEach(async () => {
  mailer.close()
  await server.stop()
})

const send = (delivery: DeliveryToSend) =>
  emailReceiver({
    mailer,
    baseUrl: 'https://fixamingata.example',
    takesReplies: true,
    waysBack: (id) => ({ replyTo: `svar-${id}@svar.example`, returnPath: `studs-${id}@svar.example` }),
    categoryName: (code) => (code === 'hal' ? 'Hål i gatan eller vägen' : code),
  }).send(delivery)

test('a municipality gets a report as a letter it can read, answer and load', async () => {
  expect(await send(first)).toEqual({ outcome: 'sent', answer: '250 Taken' })
  const mail = await server.waitForMail(({ to }) => to === 'gata@alingsas.example')
  expect(mail).toMatchObject({
    messageId: `${first.id}@fixamingata.example`,
    subject: 'Ny felanmälan: Hål i gatan eller vägen, Storgatan 12 [1000001]',
  })
  expect(Object.fromEntries(mail.headers)).toMatchObject({
    'reply-to': `svar-${first.id}@svar.example`,
    'x-fixamingata-number': '1000001',
    'x-fixamingata-delivery': first.id,
    date: 'Mon, 23 Nov 2026 13:31:00 +0000',
  })
  expect(mail.headers.has('in-reply-to')).toBe(false)
  const link = `https://fixamingata.example/svar/${first.caseToken}`
  expect(mail.text).toContain(link)
  expect(mail.html).toContain(`href="${link}"`)
  expect(mail.attachments).toMatchObject([{ name: 'arende.json', type: 'application/json' }])
  expect(JSON.parse(mail.attachments[0]?.content ?? '')).toMatchObject({ version: 1, number: 1000001 })
})

test('photos come with the letter, and it says which are on the page of the case', async () => {
  await send({ ...first, report: { ...first.report, photos: deliveredPhotos } })
  const [mail] = server.mails
  expect(mail?.attachments).toMatchObject([
    { name: 'arende.json' },
    { name: 'foto-1.jpg', type: 'image/jpeg', content: 'en bild' },
  ])
  expect(mail?.text).toContain('Foton: 1 bifogat, 1 på ärendets sida')
})

test('the same delivery sent again has the same bytes', async () => {
  await send(first)
  await send(deliveryToSend())
  expect(server.mails[1]?.raw.equals(server.mails[0]?.raw ?? Buffer.of())).toBe(true)
})

test('what comes later stands in the thread of the first', async () => {
  await send(
    deliveryToSend({
      id: '9b2a8c1e-5b7d-4e9f-a0b1-c2d3e4f5a6b7',
      kind: 'message',
      threadId: first.id,
      entry: {
        ...{
          words: 'Hålet är större nu.',
          language: 'sv',
          writtenBy: 'reporter',
          says: null,
          at: new Date('2026-11-24T09:00:00Z'),
        },
        photos: [],
      },
    }),
  )
  const [mail] = server.mails
  expect(mail?.subject).toBe('Re: Ny felanmälan: Hål i gatan eller vägen, Storgatan 12 [1000001]')
  expect(mail?.headers.get('in-reply-to')).toBe(`<${first.id}@fixamingata.example>`)
  expect(mail?.headers.get('references')).toBe(`<${first.id}@fixamingata.example>`)
  expect(mail?.text).toContain('Den som anmälde skriver:\n> Hålet är större nu.')
})

test('a neighbour’s photos come with the update, and need no words', async () => {
  const at = new Date('2026-11-24T09:00:00Z')
  const photos = deliveredPhotos.map((photo, index) => ({ ...photo, name: `nytt-foto-${index + 1}.jpg` }))
  const entry = { words: '', language: 'sv', writtenBy: 'neighbour', says: null, at, photos } as const
  await send(deliveryToSend({ kind: 'update', threadId: first.id, entry }))
  const [mail] = server.mails
  expect(mail?.attachments.map(({ name }) => name)).toEqual(['arende.json', 'nytt-foto-1.jpg'])
  expect(mail?.text).toContain('har skickat 2 foton om ärendet. Alla kan se dem.')
  expect(mail?.text).toContain('Foton: 1 bifogat, 1 på ärendets sida')
  expect(mail?.text).not.toContain('En invånare skriver:')
})

test('a holder without an address is a refusal, and so is a mailbox that is gone', async () => {
  expect(await send(deliveryToSend({ address: null }))).toMatchObject({ outcome: 'refused' })
  expect(await send(deliveryToSend({ address: 'borta@kommun.example' }))).toEqual({
    outcome: 'refused',
    answer: '550 Not taken',
  })
})

const hostile = [
  'Hål\r\nBcc: andra@exempel.example',
  'Hål\nX-Injected: ja\n\nny kropp',
  'Hål\r\n.\r\nMAIL FROM:<x@exempel.example>',
  '=?utf-8?q?H=C3=A5l=0D=0ABcc:_andra@exempel.example?=',
  'Hål\u2028Bcc: andra@exempel.example\u0000\u0007',
  '</title><script>alert(1)</script>"onload=x',
  `${'å'.repeat(60)} 🕳️🕳️🕳️ ${'x'.repeat(60)}`,
]

test.for(hostile)('%j in what a resident wrote stays a text', async (words) => {
  const { report } = first
  const outcome = await send(
    deliveryToSend({
      report: {
        ...report,
        title: words,
        description: words,
        placeWords: words,
        reporter: { name: words, email: 'asa@exempel.example' },
      },
      entry: {
        words,
        language: 'sv',
        writtenBy: 'reporter',
        says: null,
        at: new Date('2026-11-24T09:00:00Z'),
        photos: [],
      },
    }),
  )
  expect(outcome.outcome).toBe('sent')
  expect(server.mails.length).toBe(1)
  const [mail] = server.mails
  expect([...(mail?.headers.keys() ?? [])].toSorted()).toEqual([
    'auto-submitted',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'reply-to',
    'subject',
    'to',
    'x-auto-response-suppress',
    'x-fixamingata-delivery',
    'x-fixamingata-number',
  ])
  expect(mail?.headers.get('to')).toBe('gata@alingsas.example')
  expect(mail?.subject).toMatch(/^Ny felanmälan: Hål i gatan eller vägen, .*\[1000001\]$/)
  expect(mail?.html).not.toContain('<script')
  expect(JSON.parse(mail?.attachments[0]?.content ?? '')).toMatchObject({ title: words })
})
