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

test('a word that has no end keeps nobody waiting', () => {
  const before = process.cpuUsage()
  const endless = `a${'\u0301'.repeat(100_000)}${'\u0323'.repeat(100_000)}`
  expect(standingOf([endless], {})).toMatchObject({ act: null, isUnmapped: true })
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000)
})
