import { expect, test } from 'vitest'
import { checkSignature, sign } from './signature.ts'

const at = new Date('2026-11-24T09:00:00.900Z')
const body = Buffer.from('{"words":"Hål å"}')
const check = (header: string | undefined, secrets = ['nytt', 'gammalt'], later = 0) =>
  checkSignature({ header, body, at: new Date(at.getTime() + later) }, secrets)

test('a signature is the one that anybody can make by the description', () => {
  // printf '1795510800.{"words":"Hål å"}' | openssl dgst -sha256 -hmac hemligt
  expect(sign(body, at, ['hemligt'])).toBe(
    't=1795510800,v1=61aca11b249637bd518e190eb2f02a177bf3dc972bf8ff7f4437d4e2dac463d6',
  )
})

test.each([
  ['by the new secret', sign(body, at, ['nytt']), 0, 'ok'],
  ['by the old secret', sign(body, at, ['gammalt']), 0, 'ok'],
  ['by both', sign(body, at, ['nytt', 'gammalt']), 0, 'ok'],
  ['by one that we know and one that we don’t', sign(body, at, ['annat', 'nytt']), 0, 'ok'],
  ['just in time', sign(body, at, ['nytt']), 299_000, 'ok'],
  ['by a clock ahead of ours', sign(body, at, ['nytt']), -299_000, 'ok'],
  ['too long ago', sign(body, at, ['nytt']), 301_500, 'too_old'],
  ['in the future', sign(body, at, ['nytt']), -302_000, 'too_old'],
  ['by another', sign(body, at, ['annat']), 0, 'signature'],
  ['of another body', sign('{}', at, ['nytt']), 0, 'signature'],
  ['with its time moved', sign(body, at, ['nytt']).replace(/t=\d+/, 't=1795510801'), 0, 'signature'],
  ['cut', sign(body, at, ['nytt']).slice(0, -2), 0, 'signature'],
  ['without a time', sign(body, at, ['nytt']).replace(/^t=\d+,/, ''), 0, 'signature'],
  ['of nothing', '', 0, 'signature'],
] as const)('signed %s', (_, header, later, result) => {
  expect(check(header, undefined, later)).toBe(result)
})

test('nobody is let in by an empty list of secrets, or by no header', () => {
  expect(check(sign(body, at, ['']), [])).toBe('signature')
  expect(check(undefined)).toBe('signature')
})
