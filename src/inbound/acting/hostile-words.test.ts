import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { inTransaction } from '#database/transaction.ts'
import { happeningsOf } from '#reports/happenings.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { anIncomingMail } from '../../../test/mails.ts'
import { sendingLetters } from '../../../test/outgoing-letters.ts'
import { testPhotos } from '../../../test/photos.ts'
import { partsOf, rawMail, textPart } from '../../../test/raw-mail.ts'
import { fillBodies } from '../../../test/reports.ts'
import type { ReceivedMail } from '../../../test/smtp-server.ts'
import { aThread, type Thread } from '../../../test/spoofs/threads.ts'
import { readMail } from '../reading/read-mail.ts'
import { actOnMail } from './act-on-mail.ts'

const { db } = await openTestDatabase()
const { links, server, letters } = await sendingLetters(db)
const photos = await testPhotos()
const host = 'fixamingata.example'
const act = actOnMail({ links, photos, host, ownAddresses: [`felanmalan@${host}`] })
const officer = 'bo.ek@alingsas.example'
beforeAll(() => fillBodies(db))

const injected = 'Bcc:_ond=40ond.example=0D=0AX-Ond:_ja=0D=0A=0D=0AKlicka_h=C3=A4r'
const word = (words: string) => `=?utf-8?q?${words}=0D=0A${injected}?=`

/** Acts on these bytes as on a mail that `from` has proven, and returns what has left for others. */
async function acted(raw: Buffer, from: string, to: string): Promise<ReceivedMail[]> {
  const before = server.mails.length
  const mail = { ...(await anIncomingMail(db, { from, to })), raw, read: await readMail(raw) }
  await inTransaction(db, (tx) => act(tx, mail))
  letters.wake()
  await server.waitForMail((one) => server.mails.indexOf(one) >= before && one.to === from, 10_000)
  return server.mails.slice(before)
}

/** Every line of a head is a header that we write, or goes on with the one above. */
function expectOurs(mails: readonly ReceivedMail[]): void {
  for (const { raw, headers, to, html } of mails) {
    const [head = ''] = raw.toString('latin1').split('\r\n\r\n')
    expect(head.split('\r\n').filter((line) => !/^(?:[A-Za-z-]+: ?|[ \t])/.test(line))).toEqual([])
    expect([headers.has('bcc'), headers.has('x-ond'), to]).toEqual([
      false,
      false,
      expect.not.stringContaining('ond.example'),
    ])
    expect(html).not.toMatch(/<script|<a href="https:\/\/ond/)
  }
}

const tricks: readonly [string, (thread: Thread) => Buffer][] = [
  ['the name of who wrote', () => rawMail({ from: `${word('Bo')} <${officer}>`, body: 'Vi hör av oss.' })],
  ['the subject', () => rawMail({ from: officer, subject: word('Sv:'), body: 'Vi hör av oss.' })],
  [
    'a folded subject',
    () => rawMail({ from: officer, subject: 'Sv:\r\n Bcc: ond@ond.example', body: 'Vi hör av oss.' }),
  ],
  [
    'the Message-ID',
    () => rawMail({ from: officer, messageId: '<a\r\n Bcc: ond@ond.example@b>', body: 'Vi hör av oss.' }),
  ],
  [
    'the name of a file',
    () =>
      rawMail({
        from: officer,
        ...partsOf('mixed', [
          textPart('Vi hör av oss.'),
          `Content-Type: image/jpeg; name="${word('bild.jpg')}"\r\nContent-Disposition: attachment; filename*=utf-8''b%0D%0ABcc:%20ond@ond.example\r\n\r\nx`,
        ]),
      }),
  ],
  [
    'words that would end a mail',
    () =>
      rawMail({
        from: officer,
        body: 'Hej.\r\n..\r\nMAIL FROM:<x@ond.example>\r\nRCPT TO:<ond@ond.example>\r\nDATA\r\nBcc: ond@ond.example',
      }),
  ],
  [
    'words in HTML',
    () =>
      rawMail({
        from: officer,
        type: 'text/html',
        body: '<p>Vi hör av oss. &lt;script&gt;x&lt;/script&gt; &lt;a href="https://ond.example"&gt;</p>',
      }),
  ],
]

test.for(tricks)('line breaks in %s add no header and no recipient to what we write', async ([, write]) => {
  const thread = await aThread(db, links, host)
  expectOurs(await acted(write(thread), officer, thread.toCase))
})

test('what lets its holder act is in nothing that goes on: not what the body quotes to all, nor what residents do', async () => {
  const thread = await aThread(db, links, host)
  const { toCase, toLetter, caseBounce, number, email } = thread
  const token = links.token('case', randomUUID())
  const shared = `Se ${toCase} och ${caseBounce}, https://${host}/arende/${token} och\r\nmailto:${toCase.toUpperCase()}?subject=x`
  const quoted = `Hej, vi tittar på det. ${shared}\r\n\r\n> ${toCase}\r\n> ${token}`
  const sent = await acted(
    rawMail({ from: `${toCase} <${officer}>`, subject: toCase, to: `${toCase}, ${email}`, body: quoted }),
    officer,
    toCase,
  )
  const onward = await acted(
    rawMail({ from: email, body: `Jag fick detta: ${shared}\r\n${toLetter}` }),
    email,
    toLetter,
  )
  const [box = ''] = toCase.split('@')
  const [letterBox = ''] = toLetter.split('@')
  for (const { text, html, subject, to } of [...sent, ...onward]) {
    const said = `${subject}${text}${html}`
    for (const secret of [token, ...(to === email ? [box] : [letterBox])])
      expect(said.toLowerCase()).not.toContain(secret.toLowerCase())
  }
  const kept = await db.selectFrom('said_by_mail').select('words').where('report', '=', number).execute()
  const readers = [
    { is: 'public' },
    { is: 'reporter' },
    { is: 'holder', caseId: thread.caseId, isPresent: true },
  ] as const
  const shown = await Promise.all(readers.map((reader) => happeningsOf(db, number, reader)))
  for (const secret of [box, letterBox, token])
    expect(JSON.stringify([kept, shown]).toLowerCase()).not.toContain(secret.toLowerCase())
})

test('what a bounce says stands in no head of what operators are told', async () => {
  const { caseBounce } = await aThread(db, links, host)
  const report =
    'Final-Recipient: rfc822; kommun@alingsas.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1\r\n =0D=0ABcc: ond@ond.example <script>x</script>'
  const raw = rawMail({
    ...{ from: 'MAILER-DAEMON@ond.example', subject: word('Undelivered') },
    type: 'multipart/report; report-type=delivery-status; boundary=b',
    body: `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n${report}\r\n--b--`,
  })
  const before = server.mails.length
  const mail = {
    ...(await anIncomingMail(db, { from: 'x@ond.example', to: caseBounce })),
    raw,
    read: await readMail(raw),
  }
  expect(await inTransaction(db, (tx) => act(tx, mail))).toMatchObject({ reason: 'delivery_failed' })
  letters.wake()
  await server.waitForMail(({ to }) => to === 'drift@fixamingata.example', 10_000)
  expectOurs(server.mails.slice(before))
})
