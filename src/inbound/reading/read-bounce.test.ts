import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { kindOfMail } from './kind-of-mail.ts'
import { readBounce } from './read-bounce.ts'
import { readMail } from './read-mail.ts'

const id = '5f0f0c62-7d5f-4f27-9d4c-0d7d8a0d3c11@fixamingata.example'
const original = `From: FixaMinGata <brev@fixamingata.example>\nTo: gata@kommun.example\nMessage-ID: <${id}>\nSubject: Hej`

const read = (lines: string) => readMail(Buffer.from(lines.replace(/\n/g, '\r\n')))

const report = (fields: string, { text = 'Se nedan.', returned = 'message/rfc822' } = {}) => `Return-Path: <>
From: MAILER-DAEMON@mx.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain; charset=utf-8

${text}
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

${fields}
--b
Content-Type: ${returned}

${original}

--b--
`

test.for([
  [
    'Final-Recipient: rfc822; gata@kommun.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown',
    'permanent',
    '5.1.1',
    'no_such_address',
  ],
  [
    'Final-Recipient: rfc822;gata@kommun.example\nAction: failed\nStatus: 5.4.1\nDiagnostic-Code: smtp;550 5.4.1 Recipient address rejected: Access denied',
    'permanent',
    '5.4.1',
    'no_such_address',
  ],
  [
    'Original-Recipient: rfc822;gata@kommun.example\nFinal-Recipient: rfc822;x@annan.example\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10\n RESOLVER.ADR.RecipientNotFound; Recipient not found',
    'permanent',
    '5.1.10',
    'no_such_address',
  ],
  [
    'Final-Recipient: rfc822; gata@kommun.example\nAction: failed\nStatus: 5.4.4\nDiagnostic-Code: X-Postfix; Host or domain name not found',
    'permanent',
    '5.4.4',
    'no_such_domain',
  ],
  [
    'Final-Recipient: rfc822; gata@kommun.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full',
    'temporary',
    '5.2.2',
    'mailbox_full',
  ],
  [
    'Final-Recipient: rfc822; gata@kommun.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 Blocked by policy',
    'temporary',
    '5.7.1',
    'blocked',
  ],
  [
    'Final-Recipient: rfc822; gata@kommun.example\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; connection timed out',
    'delayed',
    '4.4.1',
    'other',
  ],
  [
    'Final-Recipient: rfc822; gata@kommun.example\nAction: failed\nStatus: 4.4.7',
    'temporary',
    '4.4.7',
    'other',
  ],
  [
    'Final-Recipient: rfc822; bra@kommun.example\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; gata@kommun.example\nAction: failed\nStatus: 5.1.1',
    'permanent',
    '5.1.1',
    'no_such_address',
  ],
] as const)('a report: %s', async ([fields, outcome, status, cause]) => {
  const mail = await read(report(fields))
  expect(kindOfMail(mail, () => false)).toEqual({ kind: 'bounce' })
  expect(readBounce(mail)).toMatchObject({
    recipient: 'gata@kommun.example',
    outcome,
    status,
    cause,
    messageId: id,
  })
})

test('headers alone come back', async () => {
  const fields = 'Final-Recipient: rfc822; gata@kommun.example\nAction: failed\nStatus: 5.1.1'
  expect(readBounce(await read(report(fields, { returned: 'text/rfc822-headers' })))).toMatchObject({
    messageId: id,
  })
})

test('the path that it came back by is surer than what it says', async () => {
  const mail = await read(
    report('Final-Recipient: rfc822; alias@annan.example\nAction: failed\nStatus: 5.1.1'),
  )
  expect(readBounce(mail, 'gata@kommun.example').recipient).toBe('gata@kommun.example')
})

const free = (subject: string, text: string) => `Return-Path: <>
From: Mail Delivery System <mailer-daemon@mx.example>
Content-Type: text/plain; charset=utf-8
Subject: ${subject}

${text}

${original}
`

test.for([
  [
    'Postfix',
    'Undelivered Mail Returned to Sender',
    "This is the mail system at host mx.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<gata@kommun.example>: host mx.kommun.example said: 550 5.1.1\n    <gata@kommun.example>: Recipient address rejected: User unknown",
    'permanent',
    'no_such_address',
  ],
  [
    'Exim',
    'Mail delivery failed: returning message to sender',
    'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered.\n\n  gata@kommun.example\n    Unrouteable address',
    'permanent',
    'no_such_address',
  ],
  [
    'qmail',
    'failure notice',
    'Hi. This is the qmail-send program at mx.example.\n\n<gata@kommun.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.',
    'permanent',
    'no_such_address',
  ],
  [
    'Exchange in Swedish',
    'Kunde inte levereras: Ny felanmälan',
    "Det gick inte att leverera till följande mottagare eller grupper:\n\ngata@kommun.example\nE-postadressen du angav hittades inte.\n\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'",
    'permanent',
    'no_such_address',
  ],
  [
    'Office 365',
    'Undeliverable: Ny felanmälan',
    "Your message to gata@kommun.example couldn't be delivered.\n\ngata wasn't found at kommun.example.\n\n550 5.1.10 RESOLVER.ADR.RecipientNotFound",
    'permanent',
    'no_such_address',
  ],
  [
    'Gmail',
    'Delivery Status Notification (Failure)',
    "Address not found\n\nYour message wasn't delivered to gata@kommun.example because the address couldn't be found.",
    'permanent',
    'no_such_address',
  ],
  [
    'Gmail, waiting',
    'Delivery Status Notification (Delay)',
    'There was a temporary problem delivering your message to gata@kommun.example. Gmail will retry for 46 more hours.',
    'delayed',
    'other',
  ],
  [
    'Exim, waiting',
    'Warning: message 1abc delayed 24 hours',
    'A message that you sent has not yet been delivered to:\n\n  gata@kommun.example',
    'delayed',
    'other',
  ],
  [
    'a Swedish host',
    'Undelivered Mail Returned to Sender',
    'Ditt meddelande kunde inte levereras till gata@kommun.example.\nMottagarens brevlåda är full.',
    'temporary',
    'mailbox_full',
  ],
  [
    'One.com',
    'Mail delivery failed',
    'The following address failed:\n\n  <gata@kommun.example>: 550 5.1.1 unknown recipient',
    'permanent',
    'no_such_address',
  ],
  [
    'a full mailbox',
    'Undelivered Mail',
    '<gata@kommun.example>: 552 5.2.2 Over quota',
    'temporary',
    'mailbox_full',
  ],
  [
    'too large',
    'Undelivered Mail',
    '<gata@kommun.example>: 552 5.3.4 Message size exceeds fixed limit',
    'temporary',
    'too_large',
  ],
  [
    'no such domain',
    'Undelivered Mail',
    '<gata@kommun.example>: Host or domain name not found. Name service error',
    'permanent',
    'no_such_domain',
  ],
] as const)('%s, in its own words', async ([, subject, text, outcome, cause]) => {
  const mail = await read(free(subject, text))
  expect(kindOfMail(mail, () => false)).toEqual({ kind: 'bounce' })
  expect(readBounce(mail)).toMatchObject({ recipient: 'gata@kommun.example', outcome, cause, messageId: id })
})

test('any words at all are read as something', async () => {
  const mail = await read(free('Undelivered', 'x'))
  assert(
    property(string(), (text) => {
      expect(readBounce({ ...mail, text }).outcome).toMatch(/permanent|temporary|delayed/)
    }),
  )
  const began = performance.now()
  for (const part of ['a', ' ', '550 ', 'a@', 'mailbox ', '5.1.', '\n', 'message-id:'])
    readBounce({ ...mail, text: part.repeat(200_000 / part.length) })
  expect(performance.now() - began).toBeLessThan(3000)
})
