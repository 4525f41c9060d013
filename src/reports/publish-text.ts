import { stripCapabilities } from '#text/capabilities.ts'
import { maskContactDetails } from '#text/contact-details.ts'
import { maskNumberPlates } from '#text/number-plate.ts'
import { maskPersonNames } from '#text/person-name.ts'

/** What stands where something was taken out; pages explain it in the reader's language. */
export const masked = '[…]'

/** The public version of what a resident wrote, by the automatic rule: no names, contact details, plates, or links of ours. */
export const publishedByResident = (text: string): string => maskPersonNames(publishedWithNames(text), masked)

/** The same where a person has seen that whoever is named may be. */
export const publishedWithNames = (text: string): string =>
  maskNumberPlates(maskContactDetails(stripCapabilities(text, masked), masked), masked)

/** The public version of what a body answered: its own telephone may stand, a signed link may not. */
export const publishedByBody = (text: string): string => stripCapabilities(text, masked)
