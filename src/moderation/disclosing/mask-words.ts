import { masked } from '#reports/publish-text.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { replaceFound } from '#text/found.ts'
import { findKnownName } from '#text/known-name.ts'
import { findPersonNames } from '#text/person-name.ts'
import { type DetailKind, findPersonalDetails, maskPersonalDetails } from '#text/personal-details.ts'

/** What a text was masked because of: what the detectors know, a name, or the name of whoever reported. */
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
 * whoever reported is named nowhere. `reporter` is their name, null where none is known.
 */
export function maskWords(published: string, reporter: string | null): string {
  const text = maskPersonalDetails(stripCapabilities(published, masked), masked)
  return reporter === null ? text : replaceFound(text, findKnownName(text, reporter), masked)
}

/** What was taken out of a text on its way from what was written to what is shown. */
export function kindsMaskedIn(written: string, shown: string, reporter: string | null): MaskedKind[] {
  const isNamed = findPersonNames(written).some(({ text }) => !shown.includes(text))
  const isReporter = reporter !== null && findKnownName(written, reporter).length > 0
  return [
    ...findPersonalDetails(written).map(({ kind }) => kind),
    ...(isNamed ? (['name'] as const) : []),
    ...(isReporter ? (['reporter'] as const) : []),
  ]
}
