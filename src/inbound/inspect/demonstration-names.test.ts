import { expect, test } from 'vitest'
import { emptyNames } from '../../../test/name-server.ts'
import { authenticateMail } from './authenticate-mail.ts'
import { demonstrationNames } from './demonstration-names.ts'

const names = demonstrationNames(emptyNames)
const from = (address: string, remoteAddress: string) =>
  authenticateMail(
    {
      raw: Buffer.from(`From: ${address}\r\nSubject: Hej\r\n\r\nHej\r\n`),
      ...{ sender: address, remoteAddress, helo: 'localhost', toldByServer: null, host: 'localhost' },
    },
    (name, type) => names(name, type) as Promise<never>,
  )

test.for([
  [
    'who lives in the demonstration, from this machine',
    'ada@invanare.example',
    '127.0.0.1',
    'invanare.example',
  ],
  ['the same from elsewhere', 'ada@invanare.example', '192.0.2.1', null],
  ['somebody of the world outside', 'ada@invanare.se', '127.0.0.1', null],
] as const)('%s', async ([, address, remoteAddress, alignedFrom]) => {
  const { proof } = await from(address, remoteAddress)
  expect(proof.alignedFrom).toBe(alignedFrom)
})
