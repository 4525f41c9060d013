import { expect, test } from 'vitest'
import { standingOf } from './states.ts'

test.each([
  [['IN_PROCESS', 'OPEN'], 'start'],
  [['For triage'], 'receive'],
  [['not council’s responsibility'], 'return'],
  [['Pågår', 'open'], 'start'],
  [['Avslutad utan åtgärd', 'closed'], 'decline'],
  [['Inte vårt ansvar'], 'return'],
  [['Något eget', 'closed'], 'fix'],
])('%s is read as %s', (said, act) => {
  expect(standingOf(said, {})).toMatchObject({ act, isUnmapped: false })
})

test('the connection’s own words go before the usual ones, and what nobody knows is told as such', () => {
  expect(standingOf(['Pagar'], { Pågår: 'plan' })).toMatchObject({ act: 'plan' })
  expect(standingOf(['Hos jurist'], {})).toEqual({ act: null, theirState: 'Hos jurist', isUnmapped: true })
  expect(standingOf([null, ' '], {})).toEqual({ act: null, theirState: null, isUnmapped: false })
})
