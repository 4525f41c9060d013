import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kindOfMail } from './kind-of-mail.ts'
import { readMail } from './read-mail.ts'

const isOurs = (address: string) => address.endsWith('@fixamingata.example')

type Given = { subject?: string; from?: string; headers?: string[]; text?: string }

async function kindOf({
  subject = 'SV: Ny felanmälan',
  from = 'a@kommun.example',
  headers = [],
  text = 'Hej',
}: Given) {
  const head = [`From: ${from}`, `Subject: ${subject}`, ...headers]
  return kindOfMail(await readMail(Buffer.from([...head, '', text].join('\r\n'))), isOurs)
}

test('every example of what a person wrote is a person’s', async () => {
  const folder = `${import.meta.dirname}/fixtures/`
  for (const name of readdirSync(folder)) {
    const mail = await readMail(readFileSync(folder + name))
    expect([name, kindOfMail(mail, isOurs)]).toEqual([name, { kind: 'person' }])
  }
})

test.for<[string, Given]>([
  ['a quiet reply', {}],
  ['one that says it is not automatic', { headers: ['Auto-Submitted: no'] }],
  ['one that speaks of holidays', { text: 'Jag är på semester nu, men hålet är kvar.' }],
  ['one that says it has been received', { text: 'Vi har tagit emot ditt ärende. Planerad v 49.' }],
  ['one about undelivered post', { subject: 'SV: Mail delivery failed', text: 'Vad betyder det här?' }],
  ['one with a list in its headers but no more', { headers: ['List-Id: <gata.kommun.example>'] }],
])('%s is a person’s', async ([, mail]) => {
  expect(await kindOf(mail)).toEqual({ kind: 'person' })
})

test.for<[string, Given]>([
  ['Autosvar', { subject: 'Autosvar: Ny felanmälan', text: 'Jag är på semester till den 4 januari.' }],
  ['Frånvaro', { subject: 'Frånvaro: Ny felanmälan' }],
  [
    'Exchange in Swedish',
    {
      subject: 'Automatiskt svar: Ny felanmälan',
      headers: ['X-Auto-Response-Suppress: All', 'Auto-Submitted: auto-generated'],
      text: 'Jag är åter på måndag.',
    },
  ],
  [
    'Exchange in English',
    {
      subject: 'Automatic reply: Ny felanmälan',
      headers: ['Auto-Submitted: auto-generated'],
      text: 'I am out of the office until Monday.',
    },
  ],
  [
    'Gmail',
    {
      headers: ['Auto-Submitted: auto-replied', 'Precedence: bulk', 'X-Autoreply: yes'],
      text: 'Jag är föräldraledig och åter den 4 mars.',
    },
  ],
  ['a plain subject', { subject: 'Out of office' }],
  [
    'begränsad tillgång',
    {
      headers: ['Auto-Submitted: auto-replied'],
      text: 'Jag är borta med begränsad tillgång till min e-post.',
    },
  ],
])('%s: out of office', async ([, mail]) => {
  expect(await kindOf(mail)).toEqual({ kind: 'out_of_office' })
})

test.for<[string, Given, string | null]>([
  [
    'a municipality’s contact centre',
    {
      subject: 'Vi har tagit emot ditt ärende',
      headers: ['Auto-Submitted: auto-generated'],
      text: 'Tack för ditt meddelande.\nÄrendenummer: KC-2026-00123.',
    },
    'KC-2026-00123',
  ],
  [
    'one from nobody',
    { from: 'noreply@kommun.example', text: 'Ditt ärende har registrerats med ärendenummer 456789.' },
    '456789',
  ],
  ['one that says so itself', { text: 'Detta är ett automatiskt svar. Vi har tagit emot ditt mejl.' }, null],
  [
    'a diary number',
    { headers: ['Precedence: bulk'], text: 'Ert ärende har inkommit. Dnr: SBN 2026/145' },
    null,
  ],
  [
    'a diary number in one word',
    { headers: ['Precedence: bulk'], text: 'Ert ärende har inkommit. Diarienummer: SBN-2026/145' },
    'SBN-2026/145',
  ],
  [
    'OTRS',
    {
      subject: '[Ticket#2026112510000012] Ny felanmälan',
      headers: ['X-OTRS-Loop: x'],
      text: 'Your request has been received. Ticket number: 2026112510000012',
    },
    '2026112510000012',
  ],
  [
    'our own number alone',
    {
      headers: ['Auto-Submitted: auto-replied'],
      text: 'Vi har tagit emot ärende 1000123. Ärendenummer: 1000123',
    },
    null,
  ],
])('%s: a receipt', async ([, mail, foreignNumber]) => {
  expect(await kindOf(mail)).toEqual({ kind: 'receipt', foreignNumber })
})

test.for<[string, Given, string]>([
  ['an empty return path and nothing else', { headers: ['Return-Path: <>'] }, 'auto_reply'],
  ['automatic, of some kind', { headers: ['Auto-Submitted: auto-replied'], text: 'Hej' }, 'auto_reply'],
  [
    'a receipt of reading',
    { headers: ['Content-Type: multipart/report; report-type=disposition-notification; boundary=b'] },
    'auto_reply',
  ],
  ['our own, sent on', { headers: ['X-FixaMinGata-Number: 1000123'] }, 'our_own'],
  ['our own address', { from: 'FixaMinGata <svar@fixamingata.example>' }, 'our_own'],
  [
    'a list',
    { headers: ['List-Id: <nytt.kommun.example>', 'List-Unsubscribe: <mailto:av@kommun.example>'] },
    'mailing_list',
  ],
  ['a challenge', { subject: 'Please confirm your message' }, 'challenge'],
  ['a Swedish challenge', { subject: '=?utf-8?q?Bekr=C3=A4fta_att_du_=C3=A4r_m=C3=A4nniska?=' }, 'challenge'],
  [
    'a failure',
    { from: 'MAILER-DAEMON@mx.example', subject: 'Undelivered Mail Returned to Sender' },
    'bounce',
  ],
  [
    'a failure with the address in its headers',
    { headers: ['X-Failed-Recipients: b@kommun.example'] },
    'bounce',
  ],
  [
    'Exchange in Swedish',
    { from: 'postmaster@kommun.example', subject: 'Kunde inte levereras: Ny felanmälan' },
    'bounce',
  ],
])('%s', async ([, mail, kind]) => {
  expect(await kindOf(mail)).toEqual({ kind })
})
