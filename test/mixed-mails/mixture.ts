import type { Reason } from '#inbound/ledger/incoming-mail.ts'
import { partsOf, rawMail, textPart } from '../raw-mail.ts'
import type { HandedOver } from '../smtp-talk.ts'
import type { Thread } from '../spoofs/threads.ts'

/** What the ledger must say of a mail: a reason, or that it is one that it has already. */
export type Expected = Reason | 'repeat'
export type Planned = { kind: string; expected: Expected; handed: HandedOver }

/** Of a thread and the place of its turn, one kind of mail; `photo` is some picture's bytes. */
type Written = { thread: Thread; turn: number; photo: Buffer }
type Kind = { kind: string; expected: Expected; write(written: Written): HandedOver }

/** SPF of these domains says that this machine's first address may send; of `okand.example` nothing does. */
export const sendingDomains = ['alingsas.example', 'jobbet.example'] as const

const daemon = 'MAILER-DAEMON@mx.invanare.example'
const bounced = (status: string, action: string, words: string) => ({
  ...{ from: daemon, subject: 'Undelivered Mail Returned to Sender' },
  type: 'multipart/report; report-type=delivery-status; boundary=b',
  body: `--b\r\nContent-Type: text/plain\r\n\r\n${words}\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; x@y.example\r\nAction: ${action}\r\nStatus: ${status}\r\n--b--`,
})

const mail = (from: string, to: string, changes: Parameters<typeof rawMail>[0]): HandedOver => ({
  ...{ sender: from, recipients: [to] },
  raw: rawMail({ from, to, ...changes }),
})
const bounce = (to: string, changes: Parameters<typeof rawMail>[0]): HandedOver => ({
  ...{ sender: '', recipients: [to] },
  raw: rawMail({ to, ...changes }),
})

// Each thread's officer is one of many: the mails of one sender are acted on one after the other.
const officerOf = ({ number }: Thread) => `handlaggare${number}@alingsas.example`
const nowhere = 'nagon@svar.fixamingata.example'

const withPhoto = (words: string, photo: Buffer) =>
  partsOf('mixed', [
    textPart(words),
    `Content-Type: image/jpeg; name="bild.jpg"\r\nContent-Transfer-Encoding: base64\r\n\r\n${photo.toString('base64').replace(/.{76}/g, '$&\r\n')}`,
  ])

const byBody = (kind: string, expected: Expected, changes: Parameters<typeof rawMail>[0]): Kind => ({
  ...{ kind, expected },
  write: ({ thread }) => mail(officerOf(thread), thread.toCase, changes),
})
const byResident = (kind: string, expected: Expected, changes: (photo: Buffer) => object): Kind => ({
  ...{ kind, expected },
  write: ({ thread, photo }) => mail(thread.email, thread.toLetter, changes(photo)),
})

const quoted =
  '\r\n\r\nDen 27 nov. 2026 kl. 10:00 skrev FixaMinGata <svar@fixamingata.example>:\r\n> Hej\r\n> Åtgärdat'
const reply = 'Det gungar när man kör över.'

/** Twenty mails of a thread's life, half of which are what nobody wished for. */
export const kinds: readonly Kind[] = [
  byBody('a body’s act', 'done_by_body', { body: 'Påbörjat.' }),
  byBody('a body’s answer', 'done_by_body', { body: `Vi åker dit på torsdag och tittar.${quoted}` }),
  byBody('a body’s note', 'done_by_body', { body: `Internt: ring entreprenören.${quoted}` }),
  byBody('what is unclear', 'asked_back', { body: 'Dublett' }),
  byBody('a body away', 'out_of_office', {
    ...{ subject: 'Frånvaro: Hål', body: 'Jag är på semester.', below: ['Auto-Submitted: auto-replied'] },
  }),
  byBody('a receipt of a case system', 'receipt', {
    ...{
      body: 'Tack för ditt meddelande. Ärendenummer: KS-2026-00123',
      below: ['Auto-Submitted: auto-generated'],
    },
  }),
  byBody('parts beyond number', 'unreadable', partsOf('mixed', Array<string>(300).fill(textPart('x')))),
  byResident('a resident’s reply', 'sent_to_holder', () => ({ body: `${reply}${quoted}` })),
  byResident('a resident’s photo', 'sent_to_holder', (photo) => withPhoto('Så här ser det ut.', photo)),
  byResident('a reply that says nothing', 'nothing_said', () => ({ body: quoted })),
  {
    ...{ kind: 'the same again', expected: 'repeat' },
    write: ({ thread }) => ({ ...mail(thread.email, thread.toLetter, againOf(thread)) }),
  },
  {
    ...{ kind: 'what is sent again', expected: 'sent_to_holder' },
    write: ({ thread }) => mail(thread.email, thread.toLetter, againOf(thread)),
  },
  {
    ...{ kind: 'a resident from elsewhere', expected: 'asked_back' },
    write: ({ thread, turn }) => mail(`jag${turn}@jobbet.example`, thread.toLetter, { body: 'Det är jag.' }),
  },
  {
    ...{ kind: 'a stranger who proves nothing', expected: 'not_proven' },
    write: ({ thread, turn }) =>
      mail(`x${turn}@okand.example`, thread.toLetter, { body: 'Fortfarande trasigt' }),
  },
  {
    ...{ kind: 'a forged officer', expected: 'asked_back' },
    write: ({ thread, turn }) => ({
      ...mail(`x${turn}@okand.example`, thread.toCase, { from: officerOf(thread), body: 'Åtgärdat' }),
    }),
  },
  {
    ...{ kind: 'a mail to the body that came back', expected: 'delivery_failed' },
    write: ({ thread }) => bounce(thread.caseBounce, bounced('5.1.1', 'failed', 'No such user')),
  },
  {
    ...{ kind: 'a letter that is late', expected: 'not_lost_yet' },
    write: ({ thread }) => bounce(thread.letterBounce, bounced('4.4.1', 'delayed', 'Still trying')),
  },
  {
    ...{ kind: 'a bounce of nothing', expected: 'bounce_of_nothing' },
    write: () => bounce(nowhere, bounced('5.1.1', 'failed', 'No such user')),
  },
  {
    ...{ kind: 'spam', expected: 'unknown_address' },
    write: ({ turn }) =>
      mail(`rabatt${turn}@okand.example`, nowhere, {
        type: 'text/html',
        body: `<table><tr><td><a href="https://x.example">${'Köp nu! '.repeat(200)}</a></td></tr></table>`,
      }),
  },
  {
    ...{ kind: 'bytes that are no mail', expected: 'unknown_address' },
    write: ({ turn }) => ({
      ...{ sender: `brus${turn}@okand.example`, recipients: [nowhere] },
      // No two alike: the same bytes once more are a repeat.
      raw: Buffer.from([...noise.map((at) => (at * (turn + 7_919)) % 251), ...Buffer.from(`\n\n${turn}`)]),
    }),
  },
]

const noise = Array.from({ length: 3_000 }, (_, at) => at)

const againOf = ({ number }: Thread) => ({ messageId: `<igen${number}@invanare.example>`, body: reply })

/** A mail of each kind for each thread, the kinds mixed. */
export const mixture = (threads: readonly Thread[], photo: Buffer): Planned[] =>
  threads.flatMap((thread, turn) =>
    kinds.map(({ kind, expected, write }) => ({ kind, expected, handed: write({ thread, turn, photo }) })),
  )
