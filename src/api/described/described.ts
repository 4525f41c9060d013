import type { z } from 'zod'

export const tags = {
  reports: 'Reports that everybody may read, and what has happened with them.',
  catalogue: 'What can be reported, to whom, and where.',
  responsibility: 'Who receives a report from a place, and what they ask and tell.',
  map: 'What the maps of the pages are drawn from. Made for them: shapes may change.',
  form: 'For the form of the pages alone.',
} as const

/** A route as programs are told of it: the same schemas read what is asked, and are what answers are tested against. */
export type Described = {
  /** The name of the operation in generated clients. */
  id: string
  tag: keyof typeof tags
  summary: string
  description: string
  /** What may stand in the address, or in the fields of a form. */
  question?: z.ZodObject
  answer: z.ZodType
  geoJson?: z.ZodType
}
