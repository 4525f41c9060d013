import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { connect as connectTls } from 'node:tls'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { ownCertificate } from '../../../test/own-certificate.ts'
import { aMail, talkSmtp } from '../../../test/smtp-talk.ts'
import type { SmtpIn } from '../settings.ts'
import { type SmtpLimits, smtpLimits } from './limits.ts'
import { openSmtpDoor } from './smtp-door.ts'

const { db } = await openTestDatabase()
beforeEach(() => db.deleteFrom('incoming_mails').execute())

async function aDoor({ limits, tls = null }: { limits?: Partial<SmtpLimits>; tls?: SmtpIn['tls'] } = {}) {
  const settings = { host: '127.0.0.1', port: 0, domain: 'mail.example', tls }
  const door = await openSmtpDoor({ db, settings, rateLimits: true, limits: { ...smtpLimits, ...limits } })
  onTestFinished(door.stop)
  return door
}

async function talkTo({ port }: { port: number }, from?: string) {
  const talk = await talkSmtp(port, { ...(from && { from }) })
  onTestFinished(() => void talk.end())
  return talk
}

const stored = () =>
  db.selectFrom('incoming_mails').select(['sender', 'recipients', 'raw']).orderBy('position').execute()

test('who says a letter at a time, before or after the greeting, is cut, and others are served meanwhile', async () => {
  const door = await aDoor({ limits: { connectionMs: 1_500, clientsOfAddress: 2 } })
  const slow = await Promise.all([talkTo(door), talkTo(door)])
  let isCut = 0
  for (const talk of slow) void talk.hear().then(() => (isCut += 1))
  const dripping = setInterval(() => {
    for (const talk of slow) void talk.say(Buffer.from('E'))
  }, 100)
  onTestFinished(() => clearInterval(dripping))
  expect((await talkTo(door)).greeting, 'of the same address').toMatch(/^421/)
  const other = await talkTo(door, '127.0.1.9')
  await other.say('EHLO mx.invanare.example')
  expect(await other.send('a@invanare.example', 'svar@mail.example', aMail())).toMatch(/^250/)
  await expect.poll(() => isCut, { timeout: 10_000 }).toBe(2)
  expect(await stored()).toHaveLength(1)
})

test('all said at once, before any answer, is one mail and one more', async () => {
  const talk = await talkTo(await aDoor())
  await talk.say('EHLO mx.invanare.example')
  const one = (id: string) =>
    `MAIL FROM:<a@invanare.example>\r\nRCPT TO:<svar@mail.example>\r\nDATA\r\n${aMail({ id })}\r\n.\r\n`
  const answers = [await talk.say(Buffer.from(one('1@x.example') + one('2@x.example')))]
  while (answers.length < 8) answers.push(await talk.hear())
  expect(answers.map((answer) => answer.slice(0, 3)).join(' ')).toBe('250 250 354 250 250 250 354 250')
  expect(await stored()).toHaveLength(2)
})

test('a hundred recipients and no more are taken of ten thousand', { timeout: 60_000 }, async () => {
  const talk = await talkTo(await aDoor())
  await talk.say('EHLO mx.invanare.example')
  await talk.say('MAIL FROM:<a@invanare.example>')
  const asked = Array.from({ length: 10_000 }, (_, at) => `RCPT TO:<n${at}@mail.example>\r\n`)
  const answers = [await talk.say(Buffer.from(asked.join('')))]
  while (answers.length < asked.length) answers.push(await talk.hear())
  expect(answers.filter((answer) => answer.startsWith('250'))).toHaveLength(100)
  expect(new Set(answers.slice(100).map((answer) => answer.slice(0, 3)))).toEqual(new Set(['452']))
  await talk.say('DATA')
  expect(await talk.say(`${aMail()}\r\n.`)).toMatch(/^250/)
  expect((await stored())[0]?.recipients).toHaveLength(100)
})

test('a command without an end is cut before it fills the memory', async () => {
  const { port } = await aDoor()
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => undefined).resume()
  const closed = once(socket, 'close')
  for (let at = 0; at < 50 && !socket.destroyed; at += 1) {
    socket.write('E'.repeat(100_000))
    await pause(1)
  }
  await closed
  expect(socket.bytesWritten).toBeLessThan(5_000_000)
})

test.for([
  ['a NUL', 'MAIL FROM:<a\0b@invanare.example>'],
  ['a bare CR', 'MAIL FROM:<a@invanare.example>\rRCPT TO:<svar@mail.example>'],
  ['a second address', 'MAIL FROM:<a@invanare.example> <chef@kommun.example>'],
  ['no angle', 'MAIL FROM:a@invanare.example>'],
  ['a header', 'MAIL FROM:<a@invanare.example>\u2028Subject: x'],
] as const)('an envelope with %s in it is refused, or taken as one harmless word', async ([, said]) => {
  const talk = await talkTo(await aDoor())
  await talk.say('EHLO mx.invanare.example')
  const answer = await talk.say(said)
  if (!answer.startsWith('250')) return expect(answer).toMatch(/^5/)
  await talk.say('RCPT TO:<svar@mail.example>')
  await talk.say('DATA')
  await talk.say(`${aMail()}\r\n.`)
  const [row, another] = await stored()
  expect(another).toBeUndefined()
  expect(row?.sender).toMatch(/^[^\p{Cc}\u2028<>]+$/u)
  expect(row?.recipients).toEqual(['svar@mail.example'])
})

test('dots between bare line feeds end no mail, and NUL stays where it was', async () => {
  const talk = await talkTo(await aDoor())
  await talk.say('EHLO mx.invanare.example')
  const inside = 'hej\n.\nMAIL FROM:<chef@kommun.example>\nRCPT TO:<svar@mail.example>\nDATA\n\0\n.\n\n..\n'
  const raw = Buffer.from(`${aMail()}\r\n${inside}\r\n`)
  expect(
    await talk.handOver({ sender: 'a@invanare.example', recipients: ['svar@mail.example'], raw }),
  ).toMatch(/^250/)
  const [row, another] = await stored()
  expect([row?.sender, another]).toEqual(['a@invanare.example', undefined])
  expect(row?.raw?.equals(raw)).toBe(true)
})

test('what is said in clear behind STARTTLS counts for nothing within it', async () => {
  const { port } = await aDoor({ tls: await ownCertificate() })
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  await once(socket, 'data')
  socket.write('EHLO mx.invanare.example\r\n')
  await once(socket, 'data')
  socket.write('STARTTLS\r\nMAIL FROM:<chef@kommun.example>\r\nRCPT TO:<svar@mail.example>\r\n')
  const [ready] = await once(socket, 'data')
  expect(String(ready)).toMatch(/^220 [^\n]*\r\n$/)
  const secure = connectTls({ socket, rejectUnauthorized: false })
  await once(secure, 'secureConnect')
  secure.write('RCPT TO:<svar@mail.example>\r\n')
  const [answer] = await once(secure, 'data')
  expect(String(answer)).toMatch(/^503/)
  expect(await stored()).toEqual([])
})
