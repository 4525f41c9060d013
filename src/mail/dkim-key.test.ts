import { createHash, createVerify, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSmtpServer } from '../../test/smtp-server.ts'
import { readDkimKey } from './dkim-key.ts'
import { smtpMailer } from './smtp-mailer.ts'

const from = 'felanmalan@fixamingata.example'
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixamingata-dkim-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function keyFile(name: string, content: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

test('letters are signed for the domain they come from, each try alike', async () => {
  const file = await keyFile('good.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const dkim = await readDkimKey({ keyFile: file, selector: 'fmg1' }, from)
  const server = await startSmtpServer()
  const mailer = smtpMailer({ url: server.url, from, dkim })
  const mail = {
    messageId: 'a@fixamingata.example',
    date: new Date('2026-11-28T10:00:00Z'),
    to: 'bo@exempel.example',
    subject: 'Åtgärdat: Hål i gatan',
    text: 'Hej åäö\n.\n',
    html: '<p>Hej åäö</p>',
    headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }
  await mailer.send(mail)
  await mailer.send(mail)
  mailer.close()
  await server.stop()
  const [one, two] = server.mails
  const signature = one?.headers.get('dkim-signature') ?? ''
  expect(signature).toMatch(/v=1; a=rsa-sha256;.* d=fixamingata\.example;.* s=fmg1;/)
  expect(signature).toMatch(/; h=[^;]*list-unsubscribe-post/i)
  expect(two?.headers.get('dkim-signature')).toBe(signature)
  expect(isSigned(one?.raw.toString('latin1') ?? '')).toBe(true)
  expect(isSigned(one?.raw.toString('latin1').replace('gatan', 'vagen') ?? '')).toBe(false)
})

/** RFC 6376, relaxed/relaxed, by hand: the library that signs is not asked whether it signed right. */
function isSigned(raw: string): boolean {
  const [head = '', ...bodies] = raw.split('\r\n\r\n')
  const headers = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const given = (name: string) => {
    const line = headers.findLast((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    return line
      ?.slice(name.length + 1)
      .replace(/[ \t]+/g, ' ')
      .trim()
  }
  const signature = given('DKIM-Signature') ?? ''
  const tag = (name: string) =>
    new RegExp(`(?:^|; ?)${name}=([^;]*)`).exec(signature)?.[1]?.replace(/ /g, '') ?? ''
  const body = `${bodies
    .join('\r\n\r\n')
    .replace(/[ \t]+/g, ' ')
    .replace(/ \r\n/g, '\r\n')
    .replace(/(\r\n)*$/, '')}\r\n`
  const bodyHash = createHash('sha256').update(body, 'latin1').digest('base64')
  const signed = tag('h')
    .split(':')
    .flatMap((name) => (given(name) === undefined ? [] : `${name.toLowerCase()}:${given(name)}\r\n`))
  const text = `${signed.join('')}dkim-signature:${signature.replace(/b=[^;]*$/, 'b=')}`
  const isRight = createVerify('RSA-SHA256').update(text, 'latin1').verify(publicKey, tag('b'), 'base64')
  return isRight && bodyHash === tag('bh')
}

test.for([
  ['a file that is not there', null, /can't be read \(ENOENT\)/],
  ['no key', 'hej', /holds no private key/],
  ['a public key', publicKey.export({ type: 'spki', format: 'pem' }), /holds no private key/],
  [
    'a key that mail servers cannot check',
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
    /give an RSA key/,
  ],
] as const)('%s is refused at the start', async ([name, content, sentence]) => {
  const file = content === null ? join(folder, 'ingen.pem') : await keyFile(`${name}.pem`, content)
  await expect(readDkimKey({ keyFile: file, selector: 'fmg1' }, from)).rejects.toThrow(sentence)
})
