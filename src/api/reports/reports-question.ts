import { z } from 'zod'
import { categories, categoryGroups } from '#bodies/catalogue.ts'
import type { Ground } from '#reports/lists/lies-in.ts'
import { shownGroups } from '#reports/map/shown-groups.ts'
import { categoryCode, municipalityCode } from '../codes.ts'
import { cursorOfChange, cursorOfNumber } from '../cursor.ts'
import { limitQuestion } from '../limit-question.ts'
import { degrees, view } from '../read-question.ts'

const widestRadius = 50_000

/** A plus sign in an address is a space to whoever reads it: zones are written with one. */
const time = z
  .string()
  .transform((words) => words.replace(' ', '+'))
  .pipe(z.iso.datetime({ offset: true, error: 'a time with its zone: 2026-11-01T00:00:00Z' }))
  .transform((words) => new Date(words))

/** Which of the public's reports a program wants. Nothing else may be asked: what is misspelt must not become everything. */
export const reportsQuestion = z
  .strictObject({
    municipality: municipalityCode.optional().describe('Where it lies: the code of SCB.'),
    holder: z.string().max(200).optional().describe('Whose case it is now: the code of a body.'),
    category: z
      .string()
      .transform((words) => words.split(','))
      .pipe(z.array(categoryCode).max(categories.length))
      .optional()
      .describe('Codes of the catalogue, with commas between.'),
    category_group: z.enum(categoryGroups.map(({ code }) => code)).optional(),
    state_group: z.enum(shownGroups).optional(),
    bbox: view.optional().describe('west,south,east,north in degrees (WGS 84).'),
    lat: degrees(90).optional().describe('With lon and radius: a circle.'),
    lon: degrees(180).optional(),
    radius: z.coerce.number().int().min(1).max(widestRadius).optional().describe('Metres.'),
    confirmed_from: time.optional().describe('Confirmed then or later (RFC 3339).'),
    confirmed_to: time.optional().describe('Confirmed before that (RFC 3339).'),
    has_photo: z.literal('true').optional(),
    q: z.string().max(200).optional().describe('Words, as in the search of the pages.'),
    limit: limitQuestion,
    updated_after: time
      .optional()
      .describe('What everybody may read of it changed after that; the first changed first (RFC 3339).'),
    cursor: z
      .union([cursorOfNumber, cursorOfChange])
      .optional()
      .describe('Where the page before ended: take it from `next`.'),
  })
  .superRefine(({ bbox, lat, lon, radius, updated_after, state_group, cursor }, { addIssue }) => {
    const given = [lat, lon, radius].filter((value) => value !== undefined).length
    const about = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message })
    if (given > 0 && given < 3) about('radius', 'lat, lon and radius together')
    if (bbox && given > 0) about('bbox', 'a box or a circle')
    if (updated_after && state_group) about('state_group', 'of what has changed in all states')
    if (cursor !== undefined && (typeof cursor === 'object') !== (updated_after !== undefined))
      about('cursor', 'as `next` has it')
  })

export type ReportsAsked = z.output<typeof reportsQuestion>

/** The codes that are left when both a group and codes are asked for; null, all. */
export function categoriesOf({ category, category_group }: ReportsAsked): readonly string[] | null {
  const group = categoryGroups.find(({ code }) => code === category_group)
  const inGroup = group?.categories.map(({ code }) => code)
  return category && inGroup
    ? category.filter((code) => inGroup.includes(code))
    : (category ?? inGroup ?? null)
}

export function groundOf({ bbox, lat, lon, radius }: ReportsAsked): Ground | null {
  if (bbox) return bbox
  if (lat === undefined || lon === undefined || radius === undefined) return null
  return { point: { lat, lon }, metres: radius }
}
