import { createTransport } from 'nodemailer'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#database/database.ts'
import { migrate } from '#database/migrate.ts'
import { ensureDatabase } from '#database/server/ensure-database.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { ownCertificate } from '../../../test/own-certificate.ts'
import { newFolder, start } from '../../../test/own-server.ts'
import { aMail, talkSmtp } from '../../../test/smtp-talk.ts'
import type { SmtpIn } from '../settings.ts'
import { type SmtpLimits, smtpLimits } from './limits.ts'
import { openSmtpDoor } from './smtp-door.ts'

const { db } = await openTestDatabase()
beforeEach(() => db.deleteFrom('incoming_mails').execute())

type Changes = { limits?: Partial<SmtpLimits>; tls?: SmtpIn['tls']; rateLimits?: boolean; in?: typeof db }

async function aDoor({ limits, tls = null, rateLimits = false, in: house = db }: Changes = {}) {
  const settings = { host: '127.0.0.1', port: 0, domain: 'mail.example', tls }
  const door = await openSmtpDoor({ db: house, settings, rateLimits, limits: { ...smtpLimits, ...limits } })
  onTestFinished(door.stop)
  return door
}

async function talkTo({ port }: { port: number }) {
  const talk = await talkSmtp(port)
  onTestFinished(() => void talk.end())
  const offers = await talk.say('EHLO mx.invanare.example')
  return { ...talk, offers }
}

const stored = () =>
  db
    .selectFrom('incoming_mails')
    .select(['message_id', 'sender', 'recipients', 'remote_address', 'helo', 'raw', 'repeats', 'same_id_as'])
    .orderBy('position')
    .execute()

test('a mail is stored as it came, with who brought it and for whom, before its sender hears yes', async () => {
  const talk = await talkTo(await aDoor())
  const mail = aMail({ id: 'Ett.Brev@INVANARE.example', body: 'Rad ett\r\n..punkt\r\n..' })
  expect(await talk.send('Ada@invanare.example', 'svar+k1@mail.example', mail)).toMatch(/^250 2\.0\.0 Stored/)
  const [row, another] = await stored()
  expect(another).toBeUndefined()
  expect(row).toMatchObject({
    ...{ message_id: 'Ett.Brev@invanare.example', sender: 'Ada@invanare.example' },
    ...{ recipients: ['svar+k1@mail.example'], remote_address: '127.0.0.1', helo: 'mx.invanare.example' },
  })
  expect(row?.raw?.toString()).toBe(`${mail.replaceAll('\r\n..', '\r\n.')}\r\n`)
})

test('the same mail again is told yes and counted, and other words under its id are a mail of their own', async () => {
  const talk = await talkTo(await aDoor())
  const mail = aMail({ id: 'samma@invanare.example' })
  await talk.send('a@invanare.example', 'svar@mail.example', mail)
  const again = await talk.send('a@invanare.example', 'SVAR@mail.example', `Received: by relay\r\n${mail}`)
  expect(again).toMatch(/^250/)
  await talk.send('a@invanare.example', 'svar@mail.example', mail.replace('inte lagat', 'lagat'))
  await talk.send('a@invanare.example', 'annan@mail.example', mail)
  const [first, other, forAnother, more] = await stored()
  expect([first?.repeats, other?.repeats, forAnother?.repeats, more]).toEqual([1, 0, 0, undefined])
  expect([first?.same_id_as === null, other?.same_id_as, forAnother?.same_id_as]).toEqual([
    true,
    other?.same_id_as,
    other?.same_id_as,
  ])
  expect(other?.same_id_as).toBeTruthy()
})

test('a mail without an id, with NUL, without headers or without anything is stored too', async () => {
  const talk = await talkTo(await aDoor())
  for (const odd of [
    '',
    'inget huvud',
    'Subject: x\r\n\r\n\0\0',
    ': : :\r\n\r\nx',
    'Message-ID: <>\r\n\r\ny',
  ]) {
    expect(await talk.send('', 'svar@mail.example', odd)).toMatch(/^250/)
  }
  const rows = await stored()
  expect(rows.map(({ message_id }) => message_id.slice(0, 7))).toEqual(Array(5).fill('sha256:'))
})

test('mail for anybody else is refused: we relay for nobody', async () => {
  const talk = await talkTo(await aDoor())
  const strangers = [
    'x@annan.example',
    'x@mail.example.annan.example',
    'x%annan.example@annan.example',
    'x@sub.mail.example',
  ]
  for (const to of strangers) {
    expect(await talk.send('a@invanare.example', to, aMail())).toMatch(/^550 /)
    await talk.say('RSET')
  }
  expect(await talk.say('AUTH PLAIN AGEAYg==')).toMatch(/^5/)
  expect(await stored()).toEqual([])
})

test('8BITMIME, SMTPUTF8 and SIZE are told, and addresses may have å, ä and ö', async () => {
  const talk = await talkTo(await aDoor())
  expect(talk.offers).toMatch(/8BITMIME/)
  expect(talk.offers).toMatch(/SMTPUTF8/)
  expect(talk.offers).toContain(`SIZE ${25 * 1024 * 1024}`)
  expect(talk.offers).not.toMatch(/STARTTLS|AUTH/)
  expect(await talk.say('MAIL FROM:<åke@öster.example> SMTPUTF8 BODY=8BITMIME')).toMatch(/^250/)
  expect(await talk.say('RCPT TO:<svar@mail.example>')).toMatch(/^250/)
  await talk.say('DATA')
  expect(await talk.say(`${aMail({ body: 'Åäö rått' })}\r\n.`)).toMatch(/^250/)
  expect((await stored())[0]?.sender).toBe('åke@öster.example')
})

test('what is too large is refused at once when its size is told, and at its end when it is not', async () => {
  const talk = await talkTo(await aDoor({ limits: { bytes: 100_000 } }))
  expect(await talk.say('MAIL FROM:<a@invanare.example> SIZE=100001')).toMatch(/^552/)
  const large = aMail({ body: 'x'.repeat(150_000) })
  expect(await talk.send('a@invanare.example', 'svar@mail.example', large)).toMatch(/^552/)
  expect(await talk.send('a@invanare.example', 'svar@mail.example', aMail())).toMatch(/^250/)
  expect(await stored()).toHaveLength(1)
})

test('when much is being received at once more is asked to come back', async () => {
  const talk = await talkTo(await aDoor({ limits: { bytesAtOnce: 50_000 } }))
  const large = aMail({ body: 'x'.repeat(60_000) })
  expect(await talk.send('a@invanare.example', 'svar@mail.example', large)).toMatch(/^452/)
  expect(await talk.send('a@invanare.example', 'svar@mail.example', aMail())).toMatch(/^250/)
})

test('too many recipients are refused one by one, and the mail is taken for the rest', async () => {
  const talk = await talkTo(await aDoor({ limits: { recipients: 3 } }))
  await talk.say('MAIL FROM:<a@invanare.example>')
  const answers = []
  for (const to of ['a', 'b', 'c', 'd']) answers.push(await talk.say(`RCPT TO:<${to}@mail.example>`))
  expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['250', '250', '250', '452'])
  await talk.say('DATA')
  expect(await talk.say(`${aMail()}\r\n.`)).toMatch(/^250/)
  expect((await stored())[0]?.recipients).toHaveLength(3)
})

test('one address sends so much and no more, and holds so many lines', async () => {
  const door = await aDoor({
    rateLimits: true,
    limits: { mailsOfAddress: { acts: 2, perMs: 600_000 }, clientsOfAddress: 2 },
  })
  const [talk] = [await talkTo(door), await talkTo(door)]
  expect((await talkSmtp(door.port)).greeting).toMatch(/^421/)
  const answers = []
  for (let count = 0; count < 3; count += 1) {
    answers.push(await talk.send('a@invanare.example', 'svar@mail.example', aMail()))
  }
  expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['250', '250', '451'])
})

test('a mail can’t smuggle in a second one by a dot between bare line feeds', async () => {
  const talk = await talkTo(await aDoor())
  for (const dot of ['\n.\n', '\n.\r\n', '\r.\r', '\r\n.\n', '\r\n\0.\r\n']) {
    const smuggled = `${aMail()}${dot}MAIL FROM:<chef@kommun.example>\r\nRCPT TO:<svar@mail.example>\r\nDATA\r\nhej`
    expect(await talk.send('a@invanare.example', 'svar@mail.example', smuggled)).toMatch(/^250/)
  }
  const rows = await stored()
  expect(rows.map(({ sender }) => sender)).toEqual(Array(5).fill('a@invanare.example'))
})

test('who hangs is cut, whether silent or a byte at a time, and half a mail is none', async () => {
  const silent = await talkTo(await aDoor({ limits: { idleMs: 200 } }))
  expect(await silent.hear()).toMatch(/^421|^cut/)
  const slow = await talkTo(await aDoor({ limits: { connectionMs: 300 } }))
  await slow.say('MAIL FROM:<a@invanare.example>')
  await slow.say('RCPT TO:<svar@mail.example>')
  await slow.say('DATA')
  expect(await slow.say('Subject: halvt')).toBe('cut')
  expect(await stored()).toEqual([])
})

test('STARTTLS with our certificate, and mail goes through it', async () => {
  const door = await aDoor({ tls: await ownCertificate() })
  const mailer = createTransport({
    ...{ host: '127.0.0.1', port: door.port, requireTLS: true, tls: { rejectUnauthorized: false } },
  })
  const { response } = await mailer.sendMail({
    ...{ from: 'a@invanare.example', to: 'svar@mail.example', subject: 'Krypterat', text: 'Hej' },
  })
  expect(response).toMatch(/^250/)
  expect(await stored()).toHaveLength(1)
})

test('two thousand mails at once: each is stored once, none is lost', { timeout: 60_000 }, async () => {
  const door = await aDoor()
  const answers: string[] = []
  const ids = Array.from({ length: 2_000 }, (_, number) => `storm${number}@invanare.example`)
  const waiting = [...ids]
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      const talk = await talkTo(door)
      for (let id = waiting.pop(); id; id = waiting.pop()) {
        answers.push(await talk.send('a@invanare.example', 'svar@mail.example', aMail({ id })))
      }
    }),
  )
  expect(answers.filter((answer) => answer.startsWith('250'))).toHaveLength(2_000)
  const rows = await db.selectFrom('incoming_mails').select('message_id').execute()
  expect(new Set(rows.map(({ message_id }) => message_id))).toEqual(new Set(ids))
  expect(rows).toHaveLength(2_000)
})

test('while the database is away senders are asked to come back, and what they bring again is stored once', {
  timeout: 60_000,
}, async () => {
  const folder = await newFolder()
  const server = await start({ folder })
  const away = openDatabase(await ensureDatabase(server, 'borta'), { max: 2 })
  onTestFinished(away.close)
  await migrate(away.db)
  const talk = await talkTo(await aDoor({ in: away.db }))
  const mail = aMail()
  await server.stop()
  expect(await talk.send('a@invanare.example', 'svar@mail.example', mail)).toMatch(/^451/)
  const back = await start({ folder })
  const backAgain = openDatabase(await ensureDatabase(back, 'borta'), { max: 2 })
  onTestFinished(backAgain.close)
  const other = await talkTo(await aDoor({ in: backAgain.db }))
  expect(await other.send('a@invanare.example', 'svar@mail.example', mail)).toMatch(/^250/)
  expect(await other.send('a@invanare.example', 'svar@mail.example', mail)).toMatch(/^250/)
  const rows = await backAgain.db.selectFrom('incoming_mails').select('repeats').execute()
  expect(rows).toEqual([{ repeats: 1 }])
})
