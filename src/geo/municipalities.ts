import rows from '../../data/municipalities.json' with { type: 'json' }
import type { Point } from './browser/point.ts'

/** One of Sweden's 290 municipalities as the program ships them; the code is SCB's, always text. */
export type Municipality = {
  code: string
  /** "Alingsås" */
  name: string
  /** "Alingsås kommun", "Region Gotland": as it calls itself. */
  official: string
  county: string
  countyCode: string
  slug: string
  registrator: 'kommun' | 'region'
  /** The place it is governed from. */
  seat: string
  point: Point
}

export const municipalities: readonly Municipality[] = rows.map(({ lat, lon, registrator, ...row }) => ({
  ...row,
  registrator: registrator === 'region' ? 'region' : 'kommun',
  point: { lat, lon },
}))

const byCode = new Map(municipalities.map((municipality) => [municipality.code, municipality]))

const bySlug = new Map(municipalities.map((municipality) => [municipality.slug, municipality]))

export const municipalityBySlug = (slug: string): Municipality | undefined => bySlug.get(slug)

export const municipalityByCode = (code: string): Municipality | undefined => byCode.get(code)
