import { expect, test } from 'vitest'
import { pinsQuestion } from './pins-question.ts'

test.each([
  ['', 'group=open'],
  ['?visa=alla&lat=57.9&lon=12.5&z=13', 'group=open%2Cfixed%2Cclosed'],
  ['?visa=avslutade', 'group=closed'],
  ['?visa=x&sedan=alla', 'group=open'],
  [
    '?visa=atgardade&grupp=gata&sedan=30&foto=1&ord=h%C3%A5l&overallt=1',
    'group=fixed&category=gata&days=30&photo=1&words=h%C3%A5l&everywhere=1',
  ],
])('pins are asked for as the page is: %s', (address, asked) => {
  expect(pinsQuestion(address).toString()).toBe(asked)
})
