import { expect, test } from 'vitest'
import { declines } from './declines.ts'

test.for(['Nej tack', 'Jag vill inte.', 'Hej! Det var inte jag', 'No thanks', 'Not me!', 'Avbryt'])(
  '%s says no',
  (words) => {
    expect(declines(words)).toBe(true)
  },
)

test.for(['Bekräfta', 'Ja det var jag', 'Nej, vad ska jag göra?', 'Nekad', 'Hur gör jag?', ''])(
  '%s wants an answer',
  (words) => {
    expect(declines(words)).toBe(false)
  },
)
