import { expect, test } from 'vitest'
import { judgeAnswer } from './judge-answer.ts'

test.each([
  ['a receipt we were led to', { ok: true, redirected: true, status: 200 }, 'arrived'],
  ['a form with mistakes', { ok: false, redirected: false, status: 422 }, 'answered'],
  ['a page that refuses', { ok: false, redirected: false, status: 409 }, 'answered'],
  ['more than a form may hold', { ok: false, redirected: false, status: 413 }, 'answered'],
  ['a fault of ours', { ok: false, redirected: false, status: 500 }, 'later'],
  ['a form shown anew', { ok: true, redirected: false, status: 200 }, 'answered'],
  ['a database that restarts', { ok: false, redirected: false, status: 503 }, 'later'],
  ['a receipt that could not be read just then', { ok: false, redirected: true, status: 503 }, 'later'],
  ['a proxy that finds nobody', { ok: false, redirected: false, status: 502 }, 'later'],
] as const)('%s', (_, answer, verdict) => {
  expect(judgeAnswer(answer)).toBe(verdict)
})
