import { expect, onTestFinished, test } from 'vitest'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { seedsToTry } from '../../test/chance.ts'
import { openTestDatabase } from '../../test/database.ts'
import { fuzzedMail } from '../../test/fuzzed-mails.ts'
import { inboundService } from '../../test/inbound-service.ts'
import { settledLedger } from '../../test/mixed-mails/deliver.ts'
import { namesOfMixture } from '../../test/mixed-mails/names.ts'
import { emptyNames } from '../../test/name-server.ts'
import { fillBodies } from '../../test/reports.ts'
import { talkSmtp } from '../../test/smtp-talk.ts'
import { aThread } from '../../test/spoofs/threads.ts'
import { authenticateMail } from './inspect/authenticate-mail.ts'
import { identityOf } from './ledger/mail-identity.ts'
import { kindOfMail } from './reading/kind-of-mail.ts'
import { readBounce } from './reading/read-bounce.ts'
import { readMail } from './reading/read-mail.ts'
import { whatABodySays } from './reading/what-a-body-says.ts'
import { whatAResidentSays } from './reading/what-a-resident-says.ts'
import { whatIsNew } from './reading/what-is-new.ts'

const { db, connection } = await openTestDatabase()
const host = 'fixamingata.example'

const unknown = {
  ...{ sender: 'a@invanare.example', remoteAddress: '127.0.0.1', helo: 'mx.invanare.example' },
  ...{ toldByServer: 'mx.x; spf=pass smtp.mailfrom=a@b.example', host },
}
const longestMs = 5_000

/** All that is done with a mail but for the database; how much of a processor's time it took. */
async function lookInto(raw: Buffer): Promise<number> {
  const before = process.cpuUsage()
  expect(identityOf(raw, ['svar@x.example']).identity).toHaveLength(32)
  await authenticateMail({ ...unknown, raw }, emptyNames)
  const mail = await readMail(raw)
  kindOfMail(mail, () => false)
  readBounce(mail)
  const { words } = whatIsNew(mail.text)
  whatABodySays(words, '2026-11-28')
  whatAResidentSays(words)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

test('three thousand mails that were hurt are each read as something, and none takes long', {
  timeout: 600_000,
}, async () => {
  for (const seed of seedsToTry(2_000, 1_000)) {
    const took = await lookInto(fuzzedMail(seed)).catch((error: unknown) => {
      throw new Error(`the mail of seed ${seed} threw`, { cause: error })
    })
    expect(took, `milliseconds for the mail of seed ${seed}`).toBeLessThan(longestMs)
  }
})

const longWords = [
  ...[
    'a',
    ' ',
    '\n',
    '> ',
    'Åtgärdat ',
    'Åtgärdat. ',
    'skrev ',
    'a@b.',
    '-',
    '_',
    '=',
    '(',
    '<',
    '*',
    '. ',
    '! ',
  ],
  ...[
    'Från: a\n',
    '1',
    '1.',
    '5.1.',
    'kl. ',
    'v 48 ',
    'https://',
    '%25',
    'k1.',
    'svar-d1.',
    'ärende ',
    '\u00a0',
    'Hej ',
  ],
  ...[
    '<mailto:',
    'planerad ',
    'vecka ',
    'inte ',
    'A B ',
    'Mvh\n',
    '-- \n',
    '19811218-',
    '😀',
    'e\u0301',
    '\t',
    '&',
    'å',
  ],
]

test.for(longWords)('a hundred thousand letters of %j keep nobody waiting', async (piece) => {
  for (const written of [piece, `${piece}x`]) {
    const text = written.repeat(Math.ceil(100_000 / written.length))
    const took = await lookInto(
      Buffer.from(`From: a@b.example\r\nSubject: ${text.slice(0, 900)}\r\n\r\n${text}`),
    )
    expect(took).toBeLessThan(longestMs)
  }
})

test('three hundred of them through the door: the service goes on, and the ledger has an outcome for each', {
  timeout: 400_000,
}, async () => {
  await fillBodies(db)
  const links = linksSignedBy(await signingKeys(db))
  const { toCase, toLetter, caseBounce, letterBounce } = await aThread(db, links, host)
  const database = { db, connection }
  const inbound = await inboundService({ database, links, host, resolve: namesOfMixture })
  onTestFinished(inbound.stop)
  const talk = await talkSmtp(inbound.smtpPort ?? 0)
  await talk.say('EHLO mx.invanare.example')
  const boxes = [toCase, toLetter, caseBounce, letterBounce, `svar@svar.${host}`]
  const seeds = seedsToTry(200, 100)
  const before = process.memoryUsage().rss
  for (const seed of seeds) {
    const recipient = boxes[seed % boxes.length] ?? ''
    const sender = seed % 3 === 0 ? '' : `${seed % 40}@alingsas.example`
    expect(await talk.handOver({ sender, recipients: [recipient], raw: fuzzedMail(seed) })).toMatch(/^250/)
  }
  const { repeat = 0, ...counted } = await settledLedger(db, 300_000)
  expect(counted['waiting']).toBeUndefined()
  expect(Object.values(counted).reduce((sum, one) => sum + one, repeat)).toBe(seeds.length)
  // That one took long is the machine's; how long any takes is tried above.
  const failed = await db
    .selectFrom('incoming_mails')
    .select(['last_error', 'reason'])
    .where('outcome', '=', 'failed')
    .where('reason', '!=', 'hung')
    .execute()
  expect(failed).toEqual([])
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
  talk.end()
})
