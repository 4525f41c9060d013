import { type HeaderLine, valuesOf } from '../ledger/header-lines.ts'

/**
 * What the mailbox's own server wrote of a mail: the topmost Authentication-Results that has its name. Each server
 * writes above what was there, so one that a sender made up lies below it.
 */
export function toldByServer(lines: readonly HeaderLine[], server: string): string | null {
  const told = valuesOf(lines, 'authentication-results')
  return told.find((value) => nameOf(value) === server.toLowerCase()) ?? null
}

const nameOf = (value: string): string => value.split(/[\s;]/)[0]?.toLowerCase() ?? ''

/** Its word of SPF, and for which domain; null when it has none. */
export function spfTold(value: string): { result: string; domain: string } | null {
  const said = withoutComments(value)
    .split(';')
    .find((part) => /^\s*spf\s*=/i.test(part))
  const result = said && /spf\s*=\s*([a-z]+)/i.exec(said)?.[1]?.toLowerCase()
  const domain = said && /smtp\.mailfrom\s*=\s*"?(?:[^@\s;"]*@)?([\w.-]+)/i.exec(said)?.[1]?.toLowerCase()
  return result && domain ? { result, domain } : null
}

/** A comment is words of anybody's, and may hold what looks like a result. */
function withoutComments(value: string): string {
  let depth = 0
  let kept = ''
  for (const sign of value) {
    if (sign === '(') depth += 1
    if (depth === 0) kept += sign
    if (sign === ')' && depth > 0) depth -= 1
  }
  return kept
}
