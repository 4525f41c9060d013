import { deflateSync } from 'node:zlib'
import { partsOf, rawMail, textPart } from '../raw-mail.ts'
import { answered, fixed, officer, officerAsked, peers, type Scene, type Spoof } from './spoof.ts'

const megabyte = 1024 * 1024

const bomb =
  (changes: Parameters<typeof rawMail>[0]) =>
  ({ toCase }: Scene) => [
    {
      peer: peers.alingsas,
      sender: officer,
      to: [toCase],
      raw: rawMail({ from: officer, to: toCase, ...changes }),
    },
  ]
const mailsWithin = (depth: number): string =>
  `${'Subject: i\r\nContent-Type: message/rfc822\r\n\r\n'.repeat(depth)}Subject: innerst\r\n\r\nÅtgärdat`
const partsWithin = (depth: number): string =>
  Array.from(
    { length: depth },
    (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n\r\n`,
  ).join('')

function vastPng(): Buffer {
  const chunk = (kind: string, content: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    return Buffer.concat([length, Buffer.from(kind), content, Buffer.alloc(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(50_000, 0)
  head.writeUInt32BE(50_000, 4)
  head.set([8, 2], 8)
  const rows = deflateSync(Buffer.alloc(4 * megabyte))
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', rows)])
}

/** A winmail.dat of so many files, of nothing each. */
function tnefOf(files: number): Buffer {
  const head = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0, 0])
  const file = Buffer.from([2, 2, 0x90, 6, 0, 0, 0, 0, 0, 0, 0])
  return Buffer.concat([head, ...Array<Buffer>(files).fill(file)])
}

const filePart = (type: string, name: string, bytes: Buffer): string =>
  `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}`

/** What is made to be too much, from a body that is proven: an act in it is done whole or left for a person. */
export const bombs: readonly Spoof[] = [
  {
    name: 'ten megabytes of mails within mails, a thousand deep',
    sent: bomb({ type: 'message/rfc822', body: mailsWithin(1_000).padEnd(10 * megabyte, 'x') }),
    reasons: ['unreadable'],
  },
  {
    name: 'ten megabytes of parts within parts',
    sent: bomb({
      type: 'multipart/mixed; boundary=b0',
      body: partsWithin(100_000).padEnd(10 * megabyte, 'x'),
    }),
    reasons: ['unreadable'],
  },
  {
    name: 'a hundred thousand headers',
    sent: bomb({ below: Array(100_000).fill('X-Fyllnad: y'), body: 'Åtgärdat' }),
    reasons: ['unreadable'],
  },
  {
    name: 'a header of a megabyte',
    sent: bomb({ below: [`X-Fyllnad: ${'y'.repeat(megabyte)}`], body: 'Åtgärdat' }),
    reasons: ['unreadable'],
  },
  {
    name: 'ten thousand recipients in its head',
    sent: bomb({ below: [`Cc: ${'a@b.example, '.repeat(10_000)}c@d.example`], body: 'Åtgärdat' }),
    reasons: ['done_by_body'],
    changes: fixed,
  },
  {
    name: 'five thousand files',
    sent: bomb(partsOf('mixed', [textPart('Åtgärdat'), ...Array<string>(5_000).fill(textPart('x'))])),
    reasons: ['unreadable'],
  },
  {
    name: 'a picture of one point that says to be fifty thousand wide, and one that is',
    sent: bomb(
      partsOf('mixed', [
        textPart('Vi tittar på det.'),
        filePart(
          'image/gif',
          'liten.gif',
          Buffer.from('47494638396150c350c3800000000000ffffff2c00000000', 'hex'),
        ),
        filePart('image/png', 'stor.png', vastPng()),
      ]),
    ),
    reasons: ['done_by_body'],
    changes: answered,
  },
  {
    name: 'a winmail.dat of a million files',
    sent: bomb(
      partsOf('mixed', [
        textPart('Vi tittar på det.'),
        filePart('application/ms-tnef', 'winmail.dat', tnefOf(1_000_000)),
      ]),
    ),
    reasons: ['done_by_body'],
    changes: answered,
  },
  {
    name: 'a zip of nothing but noughts, called a picture',
    sent: bomb(
      partsOf('mixed', [
        textPart('Vi tittar på det.'),
        filePart(
          'image/jpeg',
          'bild.jpg',
          Buffer.concat([Buffer.from('PK\x03\x04'), deflateSync(Buffer.alloc(50 * megabyte))]),
        ),
      ]),
    ),
    reasons: ['done_by_body'],
    changes: answered,
  },
  {
    name: 'five megabytes of one word, in base64 within base64',
    sent: bomb({
      below: ['Content-Transfer-Encoding: base64'],
      body: Buffer.from(Buffer.from('Åtgärdat '.repeat(300_000)).toString('base64')).toString('base64'),
    }),
    reasons: ['asked_back'],
    changes: officerAsked,
  },
]
