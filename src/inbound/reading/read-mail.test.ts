import { readdirSync, readFileSync } from 'node:fs'
import { array, assert, asyncProperty, constantFrom, nat, oneof, tuple, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { kindOfMail } from './kind-of-mail.ts'
import { headerOf } from './mail.ts'
import { readBounce } from './read-bounce.ts'
import { readMail } from './read-mail.ts'
import { whatABodySays } from './what-a-body-says.ts'
import { whatAResidentSays } from './what-a-resident-says.ts'
import { whatIsNew } from './what-is-new.ts'

const folder = `${import.meta.dirname}/fixtures/`
const fixture = (name: string) => readFileSync(`${folder}${name}.eml`)
const mailOf = (...lines: string[]) => readMail(Buffer.from(lines.join('\r\n')))

test('who wrote to whom about what is read', async () => {
  const mail = await readMail(fixture('gmail-web-sv'))
  expect(mail).toMatchObject({
    from: [{ address: 'asa.oberg@exempel.example', name: 'Åsa Öberg' }],
    subject: 'Sv: Åtgärdat: Stort hål på Storgatan',
    returnPath: 'asa.oberg@exempel.example',
    inReplyTo: ['5f0f0c62-7d5f-4f27-9d4c-0d7d8a0d3c11@fixamingata.example'],
    references: ['5f0f0c62-7d5f-4f27-9d4c-0d7d8a0d3c11@fixamingata.example'],
    trouble: null,
  })
  expect(mail.messageId).toMatch(/^svar-\d+@exempel\.example$/)
  expect(mail.date?.getUTCFullYear()).toBe(2026)
  expect(mail.to).toHaveLength(1)
})

test('several who wrote, and an empty return path, are told', async () => {
  const mail = await mailOf(
    'Return-Path: <>',
    'From: a@exempel.example, B <b@exempel.example>',
    'Sender: c@exempel.example',
    'X-Long: one',
    ' two',
    '',
    'Hej',
  )
  expect(mail.from.map(({ address }) => address)).toEqual(['a@exempel.example', 'b@exempel.example'])
  expect(mail).toMatchObject({ returnPath: '', sender: { address: 'c@exempel.example' }, messageId: null })
  expect(headerOf(mail, 'x-long')).toBe('one two')
})

test('photos come out, and the logotype of a signature is told apart', async () => {
  const { files } = await readMail(fixture('signature-logo'))
  expect(files.map(({ name, isInline, isDecoration }) => [name, isInline, isDecoration])).toEqual([
    ['foto.jpg', true, false],
    ['image001.png', true, true],
  ])
  const [photo] = (await readMail(fixture('gmail-web-sv'))).files
  expect(photo).toMatchObject({
    name: 'IMG_20261203.jpg',
    type: 'image/jpeg',
    isInline: false,
    isDecoration: false,
  })
})

test('an invitation in the calendar is no file', async () => {
  expect((await readMail(fixture('with-calendar'))).files).toEqual([])
})

test('a mail that came as a file is read as one', async () => {
  const [enclosed] = (await readMail(fixture('forwarded-as-file'))).enclosed
  expect(enclosed).toMatchObject({
    subject: 'Hål i Storgatan',
    from: [{ address: 'bo.lind@exempel.example' }],
  })
  expect(enclosed?.text.trim()).toBe('Det är ett hål utanför nummer 12.')
})

test('a winmail.dat gives up its words and its picture', async () => {
  const mail = await readMail(fixture('winmail'))
  expect(mail).toMatchObject({ text: 'Fixat. Här är en bild.\n', unreadable: [] })
  expect(mail.files).toMatchObject([{ name: 'lagat på plats.jpg' }])
  expect(mail.files[0]?.bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff')
})

test('a winmail.dat with rich text alone is left to a person', async () => {
  expect(await readMail(fixture('winmail-rich-text'))).toMatchObject({
    text: '',
    unreadable: ['winmail.dat'],
  })
})

test('a header that is a name alone stops nothing', async () => {
  const names = ['Content-Type', 'Content-Disposition', 'Content-ID', 'Content-Transfer-Encoding', 'Subject']
  for (const name of [...names, 'From', 'Date', 'Message-ID', 'References', 'Return-Path']) {
    for (const header of [name, `${name}:`, `${name}: ;`, `${name}: ;;name`, `:${name}`]) {
      expect((await mailOf(header, '', 'Hej')).headers).toBeInstanceOf(Map)
      const part = ['--b', header, '', 'Hej', '--b--']
      const mail = await mailOf('Content-Type: multipart/mixed; boundary=b', '', ...part)
      expect(mail.text).toBeTypeOf('string')
    }
  }
})

test('what is sealed for somebody else is left to a person', async () => {
  const mail = await mailOf(
    'Content-Type: application/pkcs7-mime; name=smime.p7m',
    'Content-Transfer-Encoding: base64',
    '',
    'AAAA',
  )
  expect(mail).toMatchObject({ text: '', unreadable: ['smime.p7m'] })
})

test('words in UTF-7 stay as they are: they could hide what they say', async () => {
  const mail = await mailOf('Content-Type: text/html; charset=utf-7', '', '+ADw-script+AD4-hej')
  expect(mail.text).toContain('+ADw-script')
})

test.for(['utf-8', 'iso-8859-1', 'windows-1252'])(
  '%s without its name is read by its bytes',
  async (charset) => {
    const bytes = charset === 'utf-8' ? Buffer.from('Hål') : Buffer.from('Hål', 'latin1')
    const mail = await readMail(Buffer.concat([Buffer.from('Subject: x\r\n\r\n'), bytes]))
    expect(mail.text.trim()).toBe('Hål')
  },
)

test('mails within mails within mails end somewhere', async () => {
  const nested = (depth: number): string =>
    depth === 0
      ? 'Subject: innerst\r\n\r\nHej'
      : `Subject: ${depth}\r\nContent-Type: message/rfc822\r\n\r\n${nested(depth - 1)}`
  expect(await readMail(Buffer.from(nested(50)))).toMatchObject({ trouble: 'too_deep', subject: '50' })
})

test('a mail of too many parts still says whose it is', async () => {
  const parts = '--b\r\nContent-Type: text/plain\r\n\r\nhej\r\n'.repeat(5000)
  const mail = await mailOf('From: a@exempel.example', 'Content-Type: multipart/mixed; boundary=b', '', parts)
  expect(mail).toMatchObject({ trouble: 'broken', from: [{ address: 'a@exempel.example' }], files: [] })
})

test.for([
  ['deep markup', `Content-Type: text/html\r\n\r\n${'<b>'.repeat(600_000)}Hål`],
  ['open tags', `Content-Type: text/html\r\n\r\n${'<a '.repeat(600_000)}`],
  ['tables', `Content-Type: text/html\r\n\r\n${'<table><tr><td>'.repeat(100_000)}Hål`],
  ['boundaries', `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n'.repeat(400_000)}`],
  ['nested parts', nestedParts(3000)],
  ['addresses', `To: ${'a@b, '.repeat(40_000)}\r\n\r\nHej`],
  ['one header', `Subject: ${'=?utf-8?q?=C3=A5?= '.repeat(10_000)}\r\n\r\nHej`],
] as const)('ten thousand %s take no long time', async ([, raw]) => {
  const began = performance.now()
  await readMail(Buffer.from(raw))
  expect(performance.now() - began).toBeLessThan(5000)
})

function nestedParts(depth: number): string {
  const heads = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  )
  return heads.join('')
}

test('any bytes at all are read as something', async () => {
  await assert(
    asyncProperty(uint8Array({ maxLength: 2000 }), async (bytes) => {
      expect((await readMail(Buffer.from(bytes))).headers).toBeInstanceOf(Map)
    }),
    { numRuns: 200 },
  )
})

const fixtures = readdirSync(folder).map((name) => readFileSync(folder + name))

test('whatever happens to a mail on its way, it is read as something', async () => {
  const damage = array(tuple(oneof(nat(1500), nat()), nat(4), nat(255)), { minLength: 1, maxLength: 20 })
  await assert(
    asyncProperty(constantFrom(...fixtures), damage, async (fixture, hurts) => {
      const mail = await readMail(hurts.reduce(hurt, Buffer.from(fixture)))
      expect(kindOfMail(mail, () => false).kind).toBeTypeOf('string')
      expect(readBounce(mail).outcome).toBeTypeOf('string')
      const { words } = whatIsNew(mail.text)
      expect(whatABodySays(words, '2026-11-25').says).toBeTypeOf('string')
      expect(whatAResidentSays(words)).toBeTypeOf('string')
    }),
    { numRuns: 400 },
  )
})

/** A byte changed, cut off, doubled, left out, or a stretch said again. */
function hurt(bytes: Buffer, [place, how, byte]: [number, number, number]): Buffer {
  const at = bytes.length === 0 ? 0 : place % bytes.length
  const before = bytes.subarray(0, at)
  const after = bytes.subarray(at)
  if (how === 0) return Buffer.concat([before, Buffer.of(byte), after.subarray(1)])
  if (how === 1) return Buffer.concat([before, after.subarray(byte)])
  if (how === 2) return byte > 240 ? Buffer.from(before) : Buffer.concat([before, Buffer.of(byte), after])
  if (how === 3) return Buffer.concat([before, Buffer.from('\r\n'), after])
  return Buffer.concat([before, after.subarray(0, byte), after])
}
