import { z } from 'zod'
import statement from '../../../../data/accessibility-statement.json' with { type: 'json' }

const said = z.string().min(1)
const inBoth = z.strictObject({ sv: said, en: said })
const shortcoming = z.strictObject({ what: said, why: said })

/**
 * All parts that Digg's regulation (MDFFS 2019:2) asks of an accessibility statement. A list may be empty; a part
 * may not be missing.
 */
export const statementSchema = z.strictObject({
  /** Who answers for the service, and what it is called. */
  actor: said,
  service: said,
  conformity: z.enum(['fully', 'partly', 'not']),
  /** Days as `2026-11-28`. */
  assessedOn: z.iso.date(),
  updatedOn: z.iso.date(),
  method: z.enum(['self', 'external']),
  /** What does not meet the requirements, by WCAG's number, and why. */
  shortcomings: z.array(z.strictObject({ criterion: said, sv: shortcoming, en: shortcoming })),
  /** Under section 12 of the law: what it would be an unreasonable burden to mend, with the grounds. */
  burdensome: z.array(z.strictObject({ sv: shortcoming, en: shortcoming })),
  /** Under section 9: what the law leaves out. */
  notCovered: z.array(inBoth),
  /** Where somebody turns who is not content with our answer. */
  supervisor: z.url(),
})

export type Statement = z.infer<typeof statementSchema>

export const accessibilityStatement: Statement = statementSchema.parse(statement)

/** A statement is made anew within a year. */
export const isOutdated = ({ assessedOn, updatedOn }: Statement, today: string): boolean =>
  [assessedOn, updatedOn].some((day) => yearAfter(day) < today)

const yearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
