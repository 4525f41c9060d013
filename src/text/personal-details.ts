import { findContactDetails } from './contact-details.ts'
import { type Found, replaceFound } from './found.ts'
import { findNumberPlates } from './number-plate.ts'
import { findPersonalNumbers } from './personal-number.ts'

export type DetailKind = 'personal-number' | 'email' | 'telephone' | 'plate'
export type PersonalDetail = Found & { readonly kind: DetailKind }

/** What tells of a person in a text that everybody reads, in the order it stands; each stretch once. */
export function findPersonalDetails(text: string): PersonalDetail[] {
  const found: PersonalDetail[] = [
    ...findPersonalNumbers(text).map((one) => ({ ...one, kind: 'personal-number' as const })),
    ...findContactDetails(text),
    ...findNumberPlates(text).map((one) => ({ ...one, kind: 'plate' as const })),
  ]
  const sorted = found.sort((one, other) => one.start - other.start)
  return sorted.filter(({ start }, place) => sorted.slice(0, place).every((before) => before.end <= start))
}

/** The text without that one detail, wherever it stands; anything that is no detail stays. */
export function withoutDetail(text: string, detail: string): string {
  const found = findPersonalDetails(text).filter((one) => one.text === detail)
  if (found.length === 0) return text
  return replaceFound(text, found, '')
    .replace(/[^\S\n]{2,}/gu, ' ')
    .replace(/[^\S\n]+([.,;:!?\n]|$)/gu, '$1')
    .replace(/^[^\S\n]+/u, '')
}

/** The text with a mask in the place of each detail, for who may not read them. */
export const maskPersonalDetails = (text: string, mask: string): string =>
  replaceFound(text, findPersonalDetails(text), mask)
