import { rawMail, signed } from '../raw-mail.ts'
import {
  answered,
  fixed,
  type Handed,
  mailboxAsked,
  officer,
  officerAsked,
  peers,
  type Scene,
  type Spoof,
  sentOn,
} from './spoof.ts'

const body = 'Åtgärdat'

const fromOfficer = (to: string, changes: Parameters<typeof rawMail>[0] = {}): Handed => ({
  ...{ peer: peers.alingsas, sender: officer, to: [to] },
  raw: rawMail({ from: officer, to, body, ...changes }),
})

const changed = (address: string, change: (name: string) => string): string => {
  const at = address.indexOf('@')
  return `${change(address.slice(0, at))}${address.slice(at)}`
}

const otherLetter = (letter: string) => (letter === 'a' ? 'b' : 'a')
const withAt = (name: string, at: number) =>
  `${name.slice(0, at)}${otherLetter(name.at(at) ?? '')}${name.slice(at + 1)}`

const strangeAddresses = ({ toCase, other, withStrangeKey }: Scene): string[] => [
  changed(toCase, (name) => withAt(name, 12)),
  changed(toCase, (name) => withAt(name, name.length - 1)),
  changed(toCase, (name) => name.replace('svar-d', 'svar-l')),
  changed(toCase, (name) => name.slice(0, -20) + other.toCase.slice(name.length - 20, name.length)),
  changed(toCase, (name) => name.replace('svar-d1.', 'svar-d2.')),
  changed(toCase, (name) => `${name}a`),
  changed(toCase, (name) => name.slice(0, -1)),
  withStrangeKey,
]

/** Addresses of ours used by others, again, elsewhere, or not as we made them. */
export const usedTokens: readonly Spoof[] = [
  {
    name: 'an address with another id, seal, kind, key or length, by the body itself',
    sent: (scene) => strangeAddresses(scene).map((to) => fromOfficer(to)),
    reasons: Array(8).fill('unknown_address'),
  },
  {
    name: 'the body’s address with its letters in another case, by the body itself: some servers do that',
    sent: ({ toCase }) => [fromOfficer(changed(toCase, (name) => name.toUpperCase()))],
    reasons: ['done_by_body'],
    changes: fixed,
  },
  {
    name: 'the reporter uses the address that the body got, found in a quote',
    sent: ({ toCase, email }) => [{ sender: email, to: [toCase], raw: rawMail({ from: email, body }) }],
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'the reporter says what a body would, to the letter’s own address',
    sent: ({ toLetter, email }) => [{ sender: email, to: [toLetter], raw: rawMail({ from: email, body }) }],
    reasons: ['sent_to_holder'],
    // What they have seen is counted as theirs; the case stays where it was.
    changes: [...sentOn, '+events', '+sightings'].sort(),
  },
  {
    name: 'the body says “Åtgärdat” to an address that a resident got, proven',
    sent: ({ toLetter }) => [fromOfficer(toLetter)],
    reasons: ['asked_back'],
    changes: officerAsked,
  },
  {
    name: 'the reporter’s address used by somebody else, who proves only their own',
    sent: ({ toLetter }) => [
      { to: [toLetter], raw: rawMail({ from: 'x@ond.example', body: 'Fortfarande trasigt' }) },
    ],
    reasons: ['asked_back'],
    changes: ['+letters: mail to x@ond.example', '+links', '+said_by_mail'],
  },
  {
    name: 'the reporter’s address used by somebody who proves nothing',
    sent: ({ toLetter }) => [
      { to: [toLetter], raw: rawMail({ from: 'x@okand.example', body: 'Fortfarande trasigt' }) },
    ],
    reasons: ['not_proven'],
  },
  {
    name: 'the very same mail twice, and with a server’s line above it',
    sent: ({ toCase }) => {
      const one = fromOfficer(toCase, { body: 'Mottaget' })
      const above = Buffer.concat([Buffer.from('Received: from x by y\r\n'), one.raw])
      return [one, one, { ...one, raw: above }]
    },
    reasons: ['asked_back'],
    changes: officerAsked,
  },
  {
    name: 'a signed mail sent on by a stranger under another Message-ID',
    sent: ({ toCase }) => {
      const honest = rawMail({
        from: officer,
        to: toCase,
        body: 'Vi tittar på det i veckan.',
        messageId: '<1@a>',
      })
      const raw = signed(honest, { by: 'alingsas.example', over: 'From:To:Subject:Date' })
      const again = Buffer.from(raw.toString().replace('<1@a>', '<2@a>'))
      return [
        { to: [toCase], raw },
        { to: [toCase], raw: again },
      ]
    },
    reasons: ['done_by_body', 'asked_back'],
    changes: [...answered, ...officerAsked].toSorted(),
  },
  {
    name: 'a signed mail about one case handed over by a stranger for another one',
    sent: ({ toCase, other }) => {
      const raw = signed(rawMail({ from: officer, to: other.toCase, body }), { by: 'alingsas.example' })
      return [{ to: [toCase], raw }]
    },
    reasons: ['asked_back'],
    changes: officerAsked,
  },
  {
    name: 'a Message-ID of a letter of ours, and a forged From, without the address',
    sent: ({ letter, email }) => {
      const below = [`In-Reply-To: <${letter}@fixamingata.example>`]
      const raw = rawMail({ from: email, below, body: 'Fortfarande trasigt' })
      return [{ to: ['svar@svar.fixamingata.example'], raw }]
    },
    reasons: ['asked_back'],
    changes: ['+letters: mail to reporter', '+links', '+said_by_mail'],
  },
  {
    name: 'a Message-ID of a mail to the body, and a forged From, without the address',
    sent: ({ delivery }) => {
      const below = [`References: <x@y.example> <${delivery}@FixaMinGata.example>`]
      return [{ to: ['svar@svar.fixamingata.example'], raw: rawMail({ from: officer, below, body }) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'Message-IDs that look like ours under other names',
    sent: ({ delivery }) => {
      const below = [`In-Reply-To: <${delivery}@fixamingata.example.ond.example> <${delivery}@ond.example>`]
      return [fromOfficer('svar@svar.fixamingata.example', { below })]
    },
    reasons: ['unknown_address'],
  },
  {
    name: 'addresses in the subject, the text, the header To and the name of a file, but not in the envelope',
    sent: ({ toCase }) => {
      const below = [`Content-Disposition: inline; filename="${toCase}.txt"`, `Cc: ${toCase}`]
      const words = { subject: toCase, below, body: `Åtgärdat ${toCase}` }
      return [{ ...fromOfficer(toCase, words), to: ['svar@svar.fixamingata.example'] }]
    },
    reasons: ['unknown_address'],
  },
  {
    name: 'a reporter whose domain forbids it is named as the sender, with the letter’s own address',
    sent: ({ toStrict, strict }) => [
      {
        sender: 'x@ond.example',
        to: [toStrict],
        raw: rawMail({ from: strict, body: 'Fortfarande trasigt' }),
      },
    ],
    reasons: ['asked_back'],
    changes: ['+letters: mail to strict reporter', '+links', '+said_by_mail'],
  },
]
