import { masked } from '#reports/publish-text.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { type Found, replaceFound } from '#text/found.ts'
import { findKnownName } from '#text/known-name.ts'
import { findKnownNumber } from '#text/known-number.ts'
import { findPersonNames } from '#text/person-name.ts'
import { type DetailKind, findPersonalDetails, maskPersonalDetails } from '#text/personal-details.ts'

/** Whoever reported, as far as that is known: they are told of nowhere. */
export type Reporter = { name: string | null; telephone: string | null }

/** What a text was masked because of: what the detectors know, a name, or whoever reported. */
export type MaskedKind = DetailKind | 'name' | 'reporter'

/** In the order they are told. */
export const maskedKinds = [
  'personal-number',
  'telephone',
  'email',
  'plate',
  'name',
  'reporter',
] as const satisfies readonly MaskedKind[]

/**
 * A published text as it may be handed to anybody: also what a body wrote is without the details of persons, and
 * without whoever reported.
 */
export function maskWords(published: string, reporter: Reporter): string {
  const text = maskPersonalDetails(stripCapabilities(published, masked), masked)
  return replaceFound(text, findReporter(text, reporter), masked)
}

const findReporter = (text: string, { name, telephone }: Reporter): Found[] => [
  ...(name === null ? [] : findKnownName(text, name)),
  ...(telephone === null ? [] : findKnownNumber(text, telephone)),
]

/** What was taken out of a text on its way from what was written to what is shown. */
export function kindsMaskedIn(written: string, shown: string, reporter: Reporter): MaskedKind[] {
  const isNamed = findPersonNames(written).some(({ text }) => !shown.includes(text))
  const isReporter = findReporter(written, reporter).length > 0
  return [
    ...findPersonalDetails(written).map(({ kind }) => kind),
    ...(isNamed ? (['name'] as const) : []),
    ...(isReporter ? (['reporter'] as const) : []),
  ]
}
