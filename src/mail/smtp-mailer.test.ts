import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type ReceivingServer, startSmtpServer } from '../../test/smtp-server.ts'
import type { Mail, Mailer } from './mail.ts'
import { smtpMailer } from './smtp-mailer.ts'

const mail: Mail = {
  messageId: '3f2a@fixamingata.example',
  date: new Date('2026-11-23T13:30:00Z'),
  to: 'gata@alingsas.example',
  subject: 'Ny felanmälan: Hål i gatan, Åsögatan 🕳️ [1000001]',
  text: 'Hej\n.\nen rad med bara en punkt',
  html: '<p>Hej, åäö</p>',
  references: ['1@fixamingata.example', '2@fixamingata.example'],
  replyTo: 'drift@fixamingata.example',
  headers: { 'X-FixaMinGata-Number': '1000001' },
  attachments: [{ name: 'arende.json', type: 'application/json', content: '{"åäö":"🕳️"}\n' }],
}

const open: { close?: () => void; stop?: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) {
    one.close?.()
    await one.stop?.()
  }
})

type Options = Parameters<typeof startSmtpServer>[0]

const server = async (options: Options = {}): Promise<ReceivingServer> => {
  const started = await startSmtpServer(options)
  open.push(started)
  return started
}

const mailerTo = (url: string, patience = {}): Mailer => {
  const mailer = smtpMailer({ url, from: 'felanmalan@fixamingata.example', patience })
  open.push(mailer)
  return mailer
}

test('a taken mail is sent, and reads as it was written', async () => {
  const { url, mails } = await server()
  expect(await mailerTo(url).send(mail)).toEqual({ outcome: 'sent', answer: '250 Taken' })
  expect(mails).toMatchObject([
    {
      messageId: mail.messageId,
      to: mail.to,
      from: 'felanmalan@fixamingata.example',
      subject: mail.subject,
      text: mail.text,
      attachments: [{ name: 'arende.json', type: 'application/json', content: '{"åäö":"🕳️"}\n' }],
    },
  ])
  const headers = Object.fromEntries(mails[0]?.headers ?? [])
  expect(headers).toMatchObject({
    from: 'FixaMinGata <felanmalan@fixamingata.example>',
    'reply-to': 'drift@fixamingata.example',
    'in-reply-to': '<2@fixamingata.example>',
    references: '<1@fixamingata.example> <2@fixamingata.example>',
    date: 'Mon, 23 Nov 2026 13:30:00 +0000',
    'auto-submitted': 'auto-generated',
    'x-fixamingata-number': '1000001',
  })
})

test('a mail sent again has the same bytes', async () => {
  const { url, mails } = await server()
  await mailerTo(url).send(mail)
  await mailerTo(url).send({ ...mail })
  expect(mails.length).toBe(2)
  expect(mails[1]?.raw.equals(mails[0]?.raw ?? Buffer.of())).toBe(true)
})

test('many mails at once go over few connections, each once', async () => {
  const { url, mails } = await server()
  const mailer = mailerTo(url)
  const sent = await Promise.all(
    Array.from({ length: 40 }, (_, n) => mailer.send({ ...mail, messageId: `${n}@fixamingata.example` })),
  )
  expect(sent.every(({ outcome }) => outcome === 'sent')).toBe(true)
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(40)
  expect(mails.length).toBe(40)
})

test.for<[string, Options, string, number]>([
  ['a line cut after the mail was taken is unknown', { cutEvery: 1 }, 'unknown', 1],
  ['silence after the mail was taken is unknown', { silent: true }, 'unknown', 1],
  ['a line cut at the sender is for later', { cutAt: 'MAIL' }, 'later', 0],
  ['a line cut at the recipient is for later', { cutAt: 'RCPT' }, 'later', 0],
  ['a recipient that is busy is for later', { refuse: () => 451 }, 'later', 0],
  ['a recipient that does not exist is refused', { refuse: () => 550 }, 'refused', 0],
  ['a mail that is not wanted now is for later', { refuseContent: () => 452 }, 'later', 0],
  ['a mail that is not wanted is refused', { refuseContent: () => 554 }, 'refused', 0],
])('%s', async ([, options, outcome, taken]) => {
  const { url, mails } = await server(options)
  const sent = await mailerTo(url, { silence: 500 }).send(mail)
  expect(sent.outcome).toBe(outcome)
  expect(mails.length).toBe(taken)
})

test('after a cut line the next mail goes through, and nothing is sent twice by itself', async () => {
  const { url, mails } = await server({ cutEvery: 3 })
  const mailer = mailerTo(url)
  const outcomes: string[] = []
  for (const n of [1, 2, 3, 4, 5, 6]) {
    const sent = await mailer.send({ ...mail, messageId: `${n}@fixamingata.example` })
    outcomes.push(sent.outcome)
  }
  expect(outcomes).toEqual(['sent', 'sent', 'unknown', 'sent', 'sent', 'unknown'])
  expect(mails.map(({ messageId }) => messageId.slice(0, 1))).toEqual(['1', '2', '3', '4', '5', '6'])
})

test('nobody at home is for later', async () => {
  const sent = await mailerTo('smtp://127.0.0.1:1').send(mail)
  expect(sent.outcome).toBe('later')
})

test('a name that leads nowhere is for later', async () => {
  const sent = await mailerTo('smtp://ingen.invalid:25').send(mail)
  expect(sent.outcome).toBe('later')
})

test.for([
  ['a server that hangs up before its greeting is for later', [], 'later'],
  ['a server that will have nothing to do with us is for later', ['554 no'], 'later'],
  ['a sender that is refused is refused', ['220 hi', '250 ok', '550 no'], 'refused'],
  ['a server that wants a password first is for later', ['220 hi', '250 ok', '530 no'], 'later'],
  [
    'content that is not let in now is for later',
    ['220 hi', '250 ok', '250 ok', '250 ok', '451 no'],
    'later',
  ],
  ['a line cut in the middle of the content is unknown', talk('354 go'), 'unknown'],
  ['nonsense after the content is unknown', talk('354 go', 'what?'), 'unknown'],
  ['a server that closes down after the content is for later', talk('354 go', '421 bye'), 'later'],
] as const)('%s', async ([, replies, outcome]) => {
  const sent = await mailerTo(await scripted(replies), { greeting: 500, silence: 500 }).send(mail)
  expect(sent.outcome).toBe(outcome)
})

test('an answer is kept without addresses, links or length', async () => {
  const token = `k1.${'a'.repeat(22)}.${'b'.repeat(22)}`
  const said = `550 5.1.1 <gata@alingsas.example> unknown, see https://x.example/svar/${token} ${'x'.repeat(900)}`
  const url = await scripted(['220 hi', '250 ok', '250 ok', said])
  const { answer } = await mailerTo(url).send(mail)
  expect(answer).toMatch(/^550 5\.1\.1 <\[address\]> unknown, see \[link\] xxx/)
  expect(answer.length).toBeLessThanOrEqual(200)
})

test.for(['a@b.example, c@d.example', 'A <a@b.example>', 'a@b.example\r\nBcc: c@d.example', 'ingen'])(
  '%j is no address to send to',
  async (to) => {
    const { url, mails } = await server()
    expect((await mailerTo(url).send({ ...mail, to })).outcome).toBe('refused')
    expect(mails).toEqual([])
  },
)

test('the check tells whether the server answers', async () => {
  const { url } = await server()
  expect(await mailerTo(url).check()).toEqual({ ok: true, answer: 'The mail server answers.' })
  expect((await mailerTo('smtp://127.0.0.1:1').check()).ok).toBe(false)
})

function talk(...replies: string[]): string[] {
  return ['220 hi', '250 ok', '250 ok', '250 ok', ...replies]
}

/** A server that says these lines, one for each command or content, and then hangs up. */
async function scripted(replies: readonly string[]): Promise<string> {
  const server: Server = createServer((socket: Socket) => {
    const left = [...replies]
    const say = () => {
      const reply = left.shift()
      if (reply === undefined) return socket.destroy()
      socket.write(`${reply}\r\n`)
      return undefined
    }
    let inContent = false
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      const said = chunk.toString()
      if (inContent && !said.endsWith('\r\n.\r\n')) return
      inContent = /^DATA/m.test(said)
      say()
    })
    say()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({ close: () => void server.close() })
  const address = server.address()
  return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}
