import { isAway } from './is-away.ts'

/** SQLSTATE: bad data (class 22), broken constraints (23), more than fits (54), what a trigger refuses (P0). */
const ofTheValue = /^(22|23|54|P0)...$/
const sqlState = /^[0-9A-Z]{5}$/

/**
 * Whether an error is of what was to be stored, and comes again however often it is tried; not of the database as it is
 * just now: away, busy, at odds with another transaction. What no database has said is of the value.
 */
export function isOfTheValue(error: unknown): boolean {
  if (isAway(error)) return false
  const code = member(error, 'code')
  return sqlState.test(code) ? ofTheValue.test(code) : true
}

/** What the database says of an error, by its code and rule: its sentence may quote the value. Null: it said nothing. */
export function ruleBroken(error: unknown): string | null {
  const code = member(error, 'code')
  return sqlState.test(code) ? `SQLSTATE ${code} ${member(error, 'constraint')}`.trimEnd() : null
}

function member(error: unknown, name: string): string {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined
  return typeof value === 'string' ? value : ''
}
