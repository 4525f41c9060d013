import { generateKeyPairSync } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { isAligned } from './alignment.ts'
import { type Authenticated, authenticateMail } from './authenticate-mail.ts'
import { spfTold, toldByServer } from './authentication-results.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const key = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`

const records: Record<string, string> = {
  'kommun.example TXT': 'v=spf1 ip4:192.0.2.0/24 -all',
  'post.kommun.example TXT': 'v=spf1 ip4:192.0.2.7 -all',
  'annan.example TXT': 'v=spf1 ip4:198.51.100.0/24 -all',
  's._domainkey.kommun.example TXT': key,
  's._domainkey.annan.example TXT': key,
  '_dmarc.strikt.example TXT': 'v=DMARC1; p=reject; aspf=s; adkim=s',
  's._domainkey.post.strikt.example TXT': key,
}

const dns = async (name: string, type: string): Promise<string[][]> => {
  const found = records[`${name} ${type}`]
  if (found === undefined) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' })
  return [[found]]
}

type Sent = { from?: string; signedBy?: string; change?: (raw: string) => string }

async function aMail({
  from = 'Gata <gata@kommun.example>',
  signedBy,
  change = (raw) => raw,
}: Sent): Promise<Buffer> {
  const transport = createTransport({
    ...{ streamTransport: true, buffer: true, newline: 'windows' },
    ...(signedBy && { dkim: { domainName: signedBy, keySelector: 's', privateKey: pem } }),
  })
  const { message } = await transport.sendMail({
    from,
    to: 'svar@mail.example',
    subject: 'Åtgärdat',
    text: 'Lagat.',
  })
  return Buffer.from(change(String(message)), 'latin1')
}

async function asked(
  sent: Sent,
  over: { ip?: string; sender?: string; told?: string } = {},
  resolve = dns,
): Promise<Authenticated> {
  return authenticateMail(
    {
      ...{
        raw: await aMail(sent),
        remoteAddress: over.ip ?? null,
        helo: over.ip ? 'mx.kommun.example' : null,
      },
      ...{ sender: over.sender ?? null, toldByServer: over.told ?? null, host: 'mail.example' },
    },
    resolve,
  )
}
const proofOf = async (...of: Parameters<typeof asked>) => (await asked(...of)).proof

test('SPF proves a From of the same owner, from an address its owner lets send', async () => {
  const ours = { ip: '192.0.2.7', sender: 'studs@post.kommun.example' }
  expect(await proofOf({}, ours)).toMatchObject({
    ...{ spf: 'pass', spfDomain: 'post.kommun.example', dkimDomains: [] },
    ...{ fromDomain: 'kommun.example', alignedFrom: 'kommun.example' },
  })
  expect(await proofOf({}, { ...ours, ip: '203.0.113.9' })).toMatchObject({ spf: 'fail', alignedFrom: null })
})

test('SPF of somebody else proves nothing of the From', async () => {
  const other = { ip: '198.51.100.1', sender: 'x@annan.example' }
  expect(await proofOf({}, other)).toMatchObject({ spf: 'pass', alignedFrom: null })
})

test('a signature that holds proves it, also in a mailbox where nobody knows who brought it', async () => {
  expect(await proofOf({ signedBy: 'kommun.example' })).toMatchObject({
    ...{ spf: null, dkimDomains: ['kommun.example'], alignedFrom: 'kommun.example' },
  })
})

const forgeries: Record<string, Sent> = {
  'a body that was changed': {
    signedBy: 'kommun.example',
    change: (raw) => raw.replace('Lagat.', 'Inte vart.'),
  },
  'a From that was changed': {
    signedBy: 'kommun.example',
    change: (raw) => raw.replace('gata@kommun', 'chef@kommun'),
  },
  'a second From above the signed one': {
    signedBy: 'kommun.example',
    change: (raw) => `From: chef@kommun.example\r\n${raw}`,
  },
  'two addresses in From': { from: 'a@kommun.example, b@annan.example', signedBy: 'kommun.example' },
  'a signature of somebody else': { signedBy: 'annan.example' },
  'a signature without a key in DNS': { from: 'a@okand.example', signedBy: 'okand.example' },
  'a domain that looks like it': { from: 'gata@kornmun.example', signedBy: 'kommun.example' },
  'the domain in a name only': {
    from: '"gata@kommun.example" <x@annan.example>',
    signedBy: 'kommun.example',
  },
  'no signature at all': {},
  'a signature over the beginning only': {
    signedBy: 'kommun.example',
    change: (raw) => raw.replace(/DKIM-Signature: v=1;/, 'DKIM-Signature: v=1; l=2;'),
  },
}
test.each(Object.entries(forgeries))('%s proves nothing', async (_, sent) => {
  expect((await proofOf(sent)).alignedFrom).toBeNull()
})

test('whoever wants only the very same domain gets that', async () => {
  const sent = { from: 'a@strikt.example', signedBy: 'post.strikt.example' }
  expect(await proofOf(sent)).toMatchObject({
    ...{ dkimDomains: ['post.strikt.example'], dmarc: 'fail', alignedFrom: null },
  })
})

test('names that others may register under are no owner', () => {
  const proven = (domain: string) => [{ domain, isStrict: false }]
  expect(isAligned({ fromDomain: 'info.lund.se', proven: proven('mail.lund.se') })).toBe(true)
  expect(isAligned({ fromDomain: 'ett.pp.se', proven: proven('annat.pp.se') })).toBe(false)
  expect(isAligned({ fromDomain: 'lund.se', proven: proven('ond-lund.se') })).toBe(false)
})

test('a name server that does not answer leaves it open, unless something else proves it', async () => {
  const silent = async (name: string, type: string) => {
    if (name.startsWith('_dmarc') || type !== 'TXT') return dns(name, type)
    throw Object.assign(new Error('late'), { code: 'ETIMEOUT' })
  }
  const over = { ip: '192.0.2.7', sender: 'a@kommun.example' }
  expect(await asked({}, over, silent)).toMatchObject({ isUncertain: true, proof: { alignedFrom: null } })
  expect(await asked({}, over)).toMatchObject({ isUncertain: false })
})

test('what a trusted server says of SPF counts, and only as it says it', async () => {
  const told =
    'mx.mail.example; spf=pass (sender is fine; spf=fail) smtp.mailfrom=studs@kommun.example; dkim=none'
  expect(spfTold(told)).toEqual({ result: 'pass', domain: 'kommun.example' })
  expect(await proofOf({}, { told })).toMatchObject({ spf: 'pass', alignedFrom: 'kommun.example' })
  expect(spfTold('mx.mail.example; dkim=pass (spf=pass smtp.mailfrom=x@kommun.example)')).toBeNull()
  const line = (value: string) => ({ name: 'authentication-results', value })
  expect(
    toldByServer([line('mx.annan.example; spf=pass'), line('mx.mail.example; spf=fail')], 'mx.mail.example'),
  ).toBe('mx.mail.example; spf=fail')
})
