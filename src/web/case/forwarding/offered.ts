import type { HeldReport } from '#reports/held-report.ts'
import { nationalInbox } from '#reports/passing/way.ts'
import { type Choosable, likelyFor, namedLike } from '#responsibility/choosable.ts'
import type { Ask } from '../../ask.ts'

/** The choice that is nobody: given back, or to the national inbox. */
export const nobody = 'vet-inte'
/** The choice of whoever is named beside it. */
export const another = 'annan'

export type Offered = { likely: readonly Choosable[]; found: readonly Choosable[] }

/** Whom a case can be sent on to, likely ones first, and those whose names are like what was typed. */
export function offeredIn({ rooms, fields }: Ask, { report, held }: HeldReport): Offered {
  const tables = rooms.tables()
  const { category, lat, lon, isApproximate, municipality } = report
  const asked = {
    ...{ place: { lat, lon }, category, isTown: isApproximate, municipality: municipality.code },
    at: new Date(),
  }
  const others = (choices: readonly Choosable[]) =>
    choices.filter(({ body }) => body !== held.holder && body !== nationalInbox)
  const found = others(namedLike(fields['name'] ?? '', category, tables))
  const likely = others(likelyFor(asked, tables)).filter(({ closed }) => closed === null)
  return { likely: likely.filter(({ body }) => !found.some((one) => one.body === body)), found }
}
