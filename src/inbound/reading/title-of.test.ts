import { expect, test } from 'vitest'
import { saysForwarded, titleOf } from './title-of.ts'

test.for([
  ['Hål i gatan', 'Hål i gatan'],
  ['VB: Sv: [EXTERNT] Hål i gatan', 'Hål i gatan'],
  ['Fwd: Re: RE[2]: Klotter', 'Klotter'],
  ['Felanmälan: lampan lyser inte', 'lampan lyser inte'],
  ['Bild på hålet', 'Bild på hålet'],
  ['Bild', ''],
  ['Bilder från min iPhone', ''],
  ['IMG_1234.jpg', ''],
  ['PXL_20261203_101500123.jpg', ''],
  ['(inget ämne)', ''],
  ['no subject', ''],
  ['Hej!', ''],
  ['Felanmälan', ''],
  ['2026-12-03', ''],
  ['', ''],
] as const)('%s: "%s"', ([subject, title]) => {
  expect(titleOf(subject)).toBe(title)
})

test('a long subject is cut where a title ends', () => {
  expect(titleOf('Hål '.repeat(100)).length).toBeLessThanOrEqual(120)
})

test.for([
  ['VB: Hål', true],
  ['[EXT] Fwd: Hål', true],
  ['Sv: Hål', false],
  ['Vbacken är hal', false],
] as const)('whether "%s" has been sent on: %s', ([subject, isSentOn]) => {
  expect(saysForwarded(subject)).toBe(isSentOn)
})
