import { expect, test } from 'vitest'
import { currentTrace, reasonOf, withTrace } from './log.ts'

test('a reason tells what went wrong, without link, address or password', () => {
  const token = `k1.${'C'.repeat(22)}.${'c'.repeat(22)}`
  const error = new TypeError(`no ${token} for ada@invanare.example at smtp://user:hemligt@mail\nsecond line`)
  expect(reasonOf(error)).toBe('TypeError: no [link] for [address] at [address]')
  expect(reasonOf('x'.repeat(1000))).toHaveLength(300)
})

test('one id follows through what is waited for, and ends with it', async () => {
  const seen = await withTrace('abc', async () => {
    await Promise.resolve()
    return currentTrace()
  })
  expect([seen, currentTrace()]).toEqual(['abc', null])
})
