import { expect, test } from 'vitest'
import { judgeUpload } from './judge-upload.ts'

test('a photo is kept when the server says where it is', () => {
  const words = JSON.stringify({ photo: { id: 'a', src: '/utkast/t/foto/a', width: 4, height: 3 } })
  expect(judgeUpload({ status: 201, words })).toEqual({ is: 'kept', src: '/utkast/t/foto/a' })
})

test('a refusal is said in the sentence it came with', () => {
  const words = JSON.stringify({ title: 'Fotot är skadat.', code: 'unreadable' })
  expect(judgeUpload({ status: 422, words })).toEqual({ is: 'refused', why: 'Fotot är skadat.' })
})

test('a refusal by somebody else, in words of their own, is a refusal all the same', () => {
  expect(judgeUpload({ status: 413, words: '<h1>Too large</h1>' })).toEqual({ is: 'refused', why: '' })
  expect(judgeUpload({ status: 201, words: '[]' })).toEqual({ is: 'refused', why: '' })
})

test.each([429, 500, 502, 503])('after %i it is tried again', (status) => {
  expect(judgeUpload({ status, words: '' })).toEqual({ is: 'later' })
})

test('no answer at all is tried again', () => {
  expect(judgeUpload(null)).toEqual({ is: 'later' })
})
