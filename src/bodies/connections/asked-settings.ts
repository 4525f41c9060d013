import { z } from 'zod'
import { categories as catalogue } from '../catalogue.ts'
import type { AskedThere } from './asked-there.ts'

const mapped = z
  .object({ service: z.string(), attributes: z.record(z.string(), z.unknown()).default({}) })
  .loose()
const tables = z
  .object({
    categories: z.record(z.string(), mapped).catch({}),
    otherCategories: mapped.nullish().catch(null),
    answers: z.record(z.string(), z.unknown()).catch({}),
  })
  .loose()
type Mapped = z.output<typeof mapped>

/** Our categories that are sent as a service, where the connection takes them: by name, or as one of all others. */
export function categoriesSentAs(settings: unknown, service: string, taken: readonly string[]): string[] {
  const { categories, otherCategories } = tables.parse(settings)
  return catalogue
    .map(({ code }) => code)
    .filter((code) => taken.length === 0 || taken.includes(code))
    .filter((code) => (categories[code] ?? otherCategories)?.service === service)
}

type Asked = { service: string; before: AskedThere | null; after: AskedThere }

/** The settings by which the answers to what a service asks arrive there, and those to what it asked before no more. */
export function withAnswers(settings: unknown, { service, before, after }: Asked): object {
  const read = tables.parse(settings)
  const { categories, otherCategories, answers } = read
  const kept = Object.entries(answers).filter(([code]) => !Object.hasOwn(before?.answers ?? {}, code))
  const filled = (one: Mapped): Mapped => {
    if (one.service !== service) return one
    const own = Object.entries(one.attributes).filter(
      ([name]) => !Object.hasOwn(before?.attributes ?? {}, name),
    )
    return { ...one, attributes: { ...Object.fromEntries(own), ...after.attributes } }
  }
  return {
    ...read,
    categories: Object.fromEntries(Object.entries(categories).map(([code, one]) => [code, filled(one)])),
    otherCategories: otherCategories ? filled(otherCategories) : null,
    answers: { ...Object.fromEntries(kept), ...after.answers },
  }
}
