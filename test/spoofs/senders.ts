import { rawMail, signed } from '../raw-mail.ts'
import { mailboxAsked, officer, peers, type Spoof } from './spoof.ts'

const body = 'Åtgärdat'

/** Who says to be a body's officer and is not. What each sends would be an act if it were believed. */
export const forgedSenders: readonly Spoof[] = [
  {
    name: 'a From of the body from a machine that its SPF forbids',
    sent: ({ toCase }) => [
      { sender: officer, to: [toCase], raw: rawMail({ from: officer, to: toCase, body }) },
    ],
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'a From of the body, and an envelope of a domain that may send from there',
    sent: ({ toCase }) => [{ sender: 'x@ond.example', to: [toCase], raw: rawMail({ from: officer, body }) }],
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'a signature of another domain that holds',
    sent: ({ toCase }) => [
      { to: [toCase], raw: signed(rawMail({ from: officer, to: toCase, body }), { by: 'ond.example' }) },
    ],
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'words below what a signature is over',
    sent: ({ toCase }) => {
      const honest = rawMail({ from: officer, to: toCase, body: '' })
      const raw = signed(honest, { by: 'alingsas.example', length: 0 })
      return [{ to: [toCase], raw: Buffer.concat([raw, Buffer.from(`${body}\r\n`)]) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'a signature that is not over the From',
    sent: ({ toCase }) => {
      const honest = rawMail({ from: 'nyhetsbrev@alingsas.example', to: toCase, body })
      const raw = signed(honest, { by: 'alingsas.example', over: 'To:Subject:Message-ID' })
      return [{ to: [toCase], raw: Buffer.from(raw.toString().replace('nyhetsbrev@', 'bo.ek@')) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'a second From above the one that is signed',
    sent: ({ toCase }) => {
      const raw = signed(rawMail({ from: officer, to: toCase, body }), { by: 'alingsas.example' })
      return [{ to: [toCase], raw: Buffer.concat([Buffer.from('From: chef@alingsas.example\r\n'), raw]) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'a second From below it, where the first is signed twice',
    sent: ({ toCase }) => {
      const honest = rawMail({ from: officer, to: toCase, body })
      const over = 'From:From:To:Subject:Date:Message-ID'
      const raw = signed(honest, { by: 'alingsas.example', over }).toString()
      return [{ to: [toCase], raw: Buffer.from(raw.replace('To: ', 'From: x@ond.example\r\nTo: ')) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'several addresses in one From',
    sent: ({ toCase }) => {
      const from = `${officer}, x@ond.example`
      return [{ peer: peers.alingsas, sender: officer, to: [toCase], raw: rawMail({ from, body }) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'a group of addresses as From',
    sent: ({ toCase }) => {
      const from = `Gata: ${officer}, x@ond.example;`
      return [{ sender: 'x@ond.example', to: [toCase], raw: rawMail({ from, body }) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'the body’s address as a name before another',
    sent: ({ toCase }) => [{ to: [toCase], raw: rawMail({ from: `"${officer}" <x@ond.example>`, body }) }],
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'two addresses in angles, of which programs show different ones',
    sent: ({ toCase }) => [
      { to: [toCase], raw: rawMail({ from: `<${officer}> <x@ond.example>`, body }) },
      { to: [toCase], raw: rawMail({ from: `x@ond.example <${officer}>`, body }) },
      { to: [toCase], raw: rawMail({ from: `${officer} (<x@ond.example>)`, body }) },
      { to: [toCase], raw: rawMail({ from: `"x@ond.example\0" <${officer}>`, body }) },
    ],
    reasons: ['asked_back', 'asked_back', 'asked_back', 'asked_back'],
    changes: [...mailboxAsked, ...mailboxAsked, ...mailboxAsked, ...mailboxAsked].toSorted(),
  },
  {
    name: 'domains that look like the body’s: with å, with a Cyrillic letter, and both as DNS writes them',
    sent: ({ toCase }) =>
      [
        'bo.ek@alingsås.example',
        'bo.ek@аlingsas.example',
        'bo.ek@xn--alingss-jxa.example',
        'bo.ek@xn--lingsas-1fg.example',
      ].map((from) => ({ sender: 'x@xn--lingsas-1fg.example', to: [toCase], raw: rawMail({ from, body }) })),
    reasons: ['asked_back', 'asked_back', 'asked_back', 'asked_back'],
    changes: [...mailboxAsked, ...mailboxAsked, ...mailboxAsked, ...mailboxAsked].toSorted(),
  },
  {
    name: 'a domain under the body’s that somebody else may send for',
    sent: ({ toCase }) => {
      const from = 'bo.ek@evil.alingsas.example'
      return [{ sender: from, to: [toCase], raw: rawMail({ from, body }) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'a domain that the body’s is the beginning of',
    sent: ({ toCase }) => {
      const from = 'bo.ek@alingsas.example.ond.example'
      return [{ sender: 'x@alingsas.example.ond.example', to: [toCase], raw: rawMail({ from, body }) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'the domain above the body’s',
    sent: ({ toCase }) => [
      { sender: 'x@example', to: [toCase], raw: rawMail({ from: 'bo.ek@example', body }) },
    ],
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'a From in capitals, with a dot at its end, from a stranger’s machine',
    sent: ({ toCase }) => [
      { sender: officer, to: [toCase], raw: rawMail({ from: 'BO.EK@ALINGSAS.EXAMPLE', body }) },
      { sender: officer, to: [toCase], raw: rawMail({ from: 'bo.ek@alingsas.example.', body }) },
    ],
    reasons: ['asked_back', 'asked_back'],
    changes: [...mailboxAsked, ...mailboxAsked].toSorted(),
  },
  {
    name: 'an officer of another body, proven',
    sent: ({ toCase }) => {
      const from = 'eva.holm@lund.example'
      return [{ peer: peers.lund, sender: from, to: [toCase], raw: rawMail({ from, body }) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'somebody with an address at the same provider as a mailbox of the body’s',
    sent: ({ toCase }) => {
      const from = 'nagon.annan@gmail.com'
      return [{ peer: peers.gmail, sender: from, to: [toCase], raw: rawMail({ from, body }) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'no envelope sender at all, as if it could not be answered',
    sent: ({ toCase }) => [{ sender: '', to: [toCase], raw: rawMail({ from: officer, body }) }],
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'results of proofs that the sender wrote themselves, at our own door',
    sent: ({ toCase }) => {
      const above = [
        'Authentication-Results: fixamingata.example; spf=pass smtp.mailfrom=alingsas.example; dkim=pass header.d=alingsas.example; dmarc=pass',
        'Received-SPF: pass (alingsas.example)',
        'X-Original-Authentication-Results: fixamingata.example; dmarc=pass',
      ]
      return [{ to: [toCase], raw: rawMail({ above, from: officer, body }) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'a chain of others’ word (ARC) that it was proven before a list changed it',
    sent: ({ toCase }) => {
      const above = [
        'ARC-Seal: i=1; a=rsa-sha256; cv=none; d=ond.example; s=s; b=AAAA',
        'ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=ond.example; s=s; h=from; bh=AAAA; b=AAAA',
        'ARC-Authentication-Results: i=1; ond.example; dkim=pass header.d=alingsas.example; dmarc=pass',
      ]
      const raw = signed(rawMail({ from: officer, body: 'Mottaget' }), { by: 'alingsas.example' })
      const changed = raw.toString().replace('Mottaget', body)
      return [{ to: [toCase], raw: Buffer.from(`${above.join('\r\n')}\r\n${changed}`) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'an officer’s mail that a list has rewritten, with its own From and envelope',
    sent: ({ toCase }) => {
      const from = 'Bo Ek via Gatulistan <gatulistan@ond.example>'
      const below = [`Reply-To: ${officer}`, `Sender: ${officer}`, `X-Original-From: ${officer}`]
      return [{ sender: 'gatulistan-retur@ond.example', to: [toCase], raw: rawMail({ from, body, below }) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'the body as Sender and Reply-To of another’s From',
    sent: ({ toCase }) => {
      const below = [`Sender: ${officer}`, `Reply-To: ${officer}`, `Resent-From: ${officer}`]
      return [{ to: [toCase], raw: rawMail({ from: 'x@ond.example', body, below }) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'a From with å in the address, unproven',
    sent: ({ toCase }) => [{ to: [toCase], raw: rawMail({ from: 'Åsa <åsa@alingsas.example>', body }) }],
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'results of proofs in a mailbox where nobody’s are believed',
    mailbox: { authservId: null },
    sent: ({ toCase }) => {
      const above = [
        'Authentication-Results: mx.fixamingata.example; spf=pass smtp.mailfrom=alingsas.example',
      ]
      return [{ to: [toCase], raw: rawMail({ above, from: officer, to: toCase, body }) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'results of proofs of another server than the one that is believed, and below its own',
    mailbox: { authservId: 'mx.fixamingata.example' },
    sent: ({ toCase }) => {
      const forged = 'spf=pass smtp.mailfrom=alingsas.example'
      const above = [
        'Authentication-Results: mx.fixamingata.example; spf=fail smtp.mailfrom=alingsas.example',
        `Authentication-Results: mx.fixamingata.example.ond.example; ${forged}`,
        `Authentication-Results: mx.fixamingata.example; ${forged}`,
      ]
      return [{ to: [toCase], raw: rawMail({ above, from: officer, to: toCase, body }) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
  {
    name: 'results of proofs with the wished-for ones in a comment and in a quoted word',
    mailbox: { authservId: 'mx.fixamingata.example' },
    sent: ({ toCase }) => {
      const above = [
        'Authentication-Results: mx.fixamingata.example; spf=fail (x; spf=pass smtp.mailfrom=alingsas.example; y) smtp.mailfrom="x; spf=pass smtp.mailfrom=alingsas.example"',
      ]
      return [{ to: [toCase], raw: rawMail({ above, from: officer, to: toCase, body }) }]
    },
    reasons: ['asked_back'],
    changes: mailboxAsked,
  },
]
