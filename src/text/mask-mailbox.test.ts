import { expect, test } from 'vitest'
import { maskMailbox } from './mask-mailbox.ts'

test.for([
  ['kommun@alingsas.se', 'k•••@alingsas.se'],
  ['k@alingsas.se', 'k•••@alingsas.se'],
  ['"a@b"@lund.se', '"•••@lund.se'],
] as const)('%s is shown as %s', ([address, shown]) => {
  expect(maskMailbox(address)).toBe(shown)
})
