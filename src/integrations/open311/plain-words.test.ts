import { expect, test } from 'vitest'
import { plainWords } from './plain-words.ts'

test.each([
  ['<p>Hej!</p><p>Det är lagat.<br>Tack.</p>', 'Hej!\nDet är lagat.\nTack.'],
  ['Mindre än 5 < 6 > 2 meter', 'Mindre än 5 < 6 > 2 meter'],
  ['<script>alert(1)</script>', 'alert(1)'],
  ['Bara ord', 'Bara ord'],
])('%s', (words, expected) => {
  expect(plainWords(words)).toBe(expected)
})
