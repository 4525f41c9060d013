import type { z } from 'zod'

/** What those who run a connection need to know of its kind; how it talks is for the integrations to know. */
export type ConnectionKind = {
  settings: z.ZodType
  /** The names of the keys and passwords it is opened with. */
  secrets: readonly string[]
  /** Fields of what it sends and gets that hold who somebody is. */
  personalFields: readonly string[]
  /** More such, by what the settings call them; they fit the kind. */
  personalFieldsIn?(settings: unknown): readonly string[]
  /** Of kinds that lead to one server: which keys are for it alone, and whether other settings lead to another. */
  place?: { secrets: readonly string[]; isAnother(before: unknown, after: unknown): boolean }
  /** What it calls our categories where the settings say nothing; left out: it knows none. */
  usualCategories?: Readonly<Record<string, string>>
}
export type ConnectionKinds = Readonly<Record<string, ConnectionKind>>
