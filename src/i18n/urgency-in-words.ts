import type { Language } from './messages.ts'
import type { asking } from './sv/pages/asking.ts'

/** To whoever holds the case: why it may be urgent. Null when it is not; a code nobody knows any more is passed over. */
export function urgencyInWords(
  codes: readonly string[],
  { told, subject: _, ...reasons }: (typeof asking)['urgency'],
  language: Language,
): string | null {
  const why = codes.flatMap((code) => (isReason(reasons, code) ? [reasons[code]] : []))
  return why.length > 0 ? told(new Intl.ListFormat(language, { type: 'conjunction' }).format(why)) : null
}

const isReason = <T extends object>(reasons: T, code: string): code is Extract<keyof T, string> =>
  Object.hasOwn(reasons, code)
