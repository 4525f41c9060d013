import { expect, test } from 'vitest'
import { swedishDay } from '#i18n/formats.ts'
import { accessibilityStatement, isOutdated, statementSchema } from './statement.ts'

test('A11Y-1: the statement has all its parts and is less than a year old', () => {
  expect(isOutdated(accessibilityStatement, swedishDay(new Date()))).toBe(false)
})

test.each(Object.keys(statementSchema.shape))('A11Y-1: a statement without %s is refused', (part) => {
  const { [part]: _, ...rest } = { ...accessibilityStatement } as Record<string, unknown>
  expect(statementSchema.safeParse(rest).success).toBe(false)
})

test.each([
  ['2026-11-28', '2026-11-28', '2027-11-28', false],
  ['2026-11-28', '2026-11-28', '2027-11-29', true],
  ['2026-02-28', '2026-11-28', '2027-03-01', true],
  ['2026-11-28', '2025-01-01', '2026-11-28', true],
])(
  'A11Y-1: assessed on %s and updated on %s it is too old on %s: %s',
  (assessedOn, updatedOn, today, old) => {
    expect(isOutdated({ ...accessibilityStatement, assessedOn, updatedOn }, today)).toBe(old)
  },
)

test('A11Y-1: it says that all is met only where nothing is wrong', () => {
  const { conformity, shortcomings, burdensome } = accessibilityStatement
  expect(conformity === 'fully').toBe(shortcomings.length + burdensome.length === 0)
})
