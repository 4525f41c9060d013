import { stripCapabilities } from '#text/capabilities.ts'
import { maskContactDetails } from '#text/contact-details.ts'
import { maskNumberPlates } from '#text/number-plate.ts'

/** What stands where something was taken out; pages explain it in the reader's language. */
export const masked = '[…]'

/** The public version of what a resident wrote, by the automatic rule: no contact details, no plates, no links of ours. */
export const publishedByResident = (text: string): string =>
  maskNumberPlates(maskContactDetails(stripCapabilities(text, masked), masked), masked)

/** The public version of what a body answered: its own telephone may stand, a signed link may not. */
export const publishedByBody = (text: string): string => stripCapabilities(text, masked)
