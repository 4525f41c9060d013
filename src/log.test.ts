import { expect, test } from 'vitest'
import { currentTrace, reasonOf, whyOf, withTrace } from './log.ts'

test('a reason tells what went wrong, without link, address or password', () => {
  const token = `k1.${'C'.repeat(22)}.${'c'.repeat(22)}`
  const error = new TypeError(`no ${token} for ada@invanare.example at smtp://user:hemligt@mail\nsecond line`)
  expect(reasonOf(error)).toBe('TypeError: no [link] for [address] at [address]')
  expect(reasonOf(`no caller fmg_${'A'.repeat(43)}`)).toBe('no caller [key]')
  expect(reasonOf('x'.repeat(1000))).toHaveLength(300)
})

test('a sentence for an operator has the reason without its class, also when several addresses were tried', () => {
  const refused = new Error('connect ECONNREFUSED ::1:5432')
  expect(whyOf(refused)).toBe('connect ECONNREFUSED ::1:5432')
  expect(whyOf(new AggregateError([refused, new Error('another')]))).toBe('connect ECONNREFUSED ::1:5432')
  expect(whyOf('postgres://ada:hemligt@db')).not.toContain('hemligt')
})

test('one id follows through what is waited for, and ends with it', async () => {
  const seen = await withTrace('abc', async () => {
    await Promise.resolve()
    return currentTrace()
  })
  expect([seen, currentTrace()]).toEqual(['abc', null])
})
