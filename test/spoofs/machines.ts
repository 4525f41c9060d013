import { rawMail } from '../raw-mail.ts'
import { officer, peers, type Spoof } from './spoof.ts'

const daemon = 'MAILER-DAEMON@mx.ond.example'
const bounceWords = (address: string) =>
  `This is the mail system.\r\n\r\n<${address}>: host mx.x.example said: 550 5.1.1 No such user here`
const report = (address: string) => ({
  type: 'multipart/report; report-type=delivery-status; boundary=b',
  body: `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; ${address}\r\nAction: failed\r\nStatus: 5.1.1\r\n--b--`,
})
const away = { below: ['Auto-Submitted: auto-replied'], subject: 'Autosvar: Hål' }

/** What only looks like a machine's word, or is one and must move nothing. */
export const machines: readonly Spoof[] = [
  {
    name: 'a made-up bounce to anywhere but the address that the mail left from',
    sent: ({ toCase, toLetter, email, letter }) =>
      [toCase, toLetter, 'svar@svar.fixamingata.example', 'studs@svar.fixamingata.example'].map((to) => ({
        ...{ sender: '', to: [to] },
        raw: rawMail({
          from: daemon,
          subject: 'Undelivered Mail',
          ...report(email),
          below: [`In-Reply-To: <${letter}@fixamingata.example>`],
        }),
      })),
    reasons: Array(4).fill('bounce_of_nothing'),
  },
  {
    name: 'a made-up bounce to a way back with another id, seal or key',
    sent: ({ caseBounce, toLetter, other }) =>
      [
        caseBounce.replace('studs-d', 'studs-l'),
        toLetter.replace('svar-', 'studs-'),
        caseBounce.slice(0, 30) + other.caseBounce.slice(30),
      ].map((to) => ({
        ...{ sender: '', to: [to] },
        raw: rawMail({
          from: daemon,
          subject: 'Undelivered Mail',
          body: bounceWords('kommun@alingsas.example'),
        }),
      })),
    reasons: Array(3).fill('bounce_of_nothing'),
  },
  {
    name: 'programs that answer for somebody away, to the way back, with days and numbers in them',
    sent: ({ caseBounce, letterBounce }) =>
      [
        'Jag är på semester och åter den 5.1.2027.',
        'Ring växeln, 0322-61 500 00, eller 0771-525 525.',
        'Vi tar 550 kronor för det. Läs 5.2.1 i taxan.',
      ].flatMap((body) =>
        [caseBounce, letterBounce].map((to) => ({
          sender: '',
          to: [to],
          raw: rawMail({ from: officer, body, ...away }),
        })),
      ),
    reasons: ['out_of_office', 'out_of_office', 'auto_reply', 'auto_reply', 'auto_reply', 'auto_reply'],
  },
  {
    name: 'a person who writes to the way back',
    sent: ({ letterBounce, email }) => [
      {
        sender: email,
        to: [letterBounce],
        raw: rawMail({ from: email, body: 'Det kostar väl 500 kronor?' }),
      },
    ],
    reasons: ['unknown_address'],
  },
  {
    name: 'a body’s act in what a machine sends, proven',
    sent: ({ toCase }) => [
      {
        peer: peers.alingsas,
        sender: officer,
        to: [toCase],
        raw: rawMail({ from: officer, body: 'Åtgärdat', ...away }),
      },
    ],
    reasons: ['auto_reply'],
  },
  {
    name: 'what says to be from us, in any case and under any name',
    sent: ({ toCase, toLetter }) =>
      ['felanmalan@fixamingata.example', 'FixaMinGata <FELANMALAN@FIXAMINGATA.EXAMPLE>'].flatMap((from) =>
        [toCase, toLetter].map((to) => ({ to: [to], raw: rawMail({ from, body: 'Åtgärdat' }) })),
      ),
    reasons: Array(4).fill('our_own'),
  },
  {
    name: 'our own mail sent back by a rule',
    sent: ({ toCase, number }) => {
      const raw = rawMail({ from: officer, below: [`X-FixaMinGata-Number: ${number}`], body: 'Åtgärdat' })
      return [{ peer: peers.alingsas, sender: officer, to: [toCase], raw }]
    },
    reasons: ['our_own'],
  },
  {
    name: 'a list’s copy, a receipt that it was read, and a question whether one is human',
    sent: ({ toCase }) => [
      {
        to: [toCase],
        raw: rawMail({ from: officer, body: 'Åtgärdat', below: ['List-Id: <gata>', 'Precedence: list'] }),
      },
      {
        to: [toCase],
        raw: rawMail({
          from: officer,
          body: 'Åtgärdat',
          type: 'multipart/report; report-type=disposition-notification; boundary=b',
        }),
      },
      {
        to: [toCase],
        raw: rawMail({ from: officer, subject: 'Please confirm your message', body: 'Åtgärdat' }),
      },
    ],
    reasons: ['mailing_list', 'auto_reply', 'challenge'],
  },
]
