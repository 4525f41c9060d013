import { z } from 'zod'
import { line, text } from '#http/fields.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import type { HeldReport } from '#reports/held-report.ts'
import { lengths } from '#reports/report.ts'
import { type Choosable, choosable, namedExactly } from '#responsibility/choosable.ts'
import type { Ask } from '../../ask.ts'
import type { CaseMistake } from '../case-acts.ts'
import { another, nobody, offeredIn } from './offered.ts'

/** To whom and why; `null` is nobody known. What was read wrong is told by field. */
export type Forwarding =
  | { ok: true; to: string | null; words: string }
  | { ok: false; mistakes: Mistakes; closed?: Choosable }

const rules = { limit: lengths.words, tooLong: 'wordsLong', personalNumber: 'personalNumber' } as const
const form = z.object({
  to: z.string().default(''),
  name: line<CaseMistake>({ limit: 120, tooLong: 'nameLong' }),
  words: text<CaseMistake>(rules),
})

/** What was chosen: one of those that were offered, or whoever is named. */
export function readForwarding(ask: Ask, held: HeldReport): Forwarding {
  const parsed = parseForm(form, ask.fields)
  if (!parsed.ok) return parsed
  const { to, name, words } = parsed.value
  const isReasoned = words !== '' || (to === nobody && held.backTo === null)
  const reason: Mistakes = isReasoned ? {} : { words: 'forwardReason' }
  if (to === nobody) return isReasoned ? { ok: true, to: null, words } : { ok: false, mistakes: reason }
  const { category } = held.report
  const tables = ask.rooms.tables()
  const chosen =
    to !== '' && to !== another ? choosable(tables, to, category) : namedExactly(name, category, tables)
  if (!chosen) return { ok: false, mistakes: { ...whyNobody(ask, held, name), ...reason } }
  if (chosen.body === held.held.holder) return { ok: false, mistakes: { name: 'forwardSelf', ...reason } }
  if (chosen.closed) return { ok: false, mistakes: { to: 'forwardClosed', ...reason }, closed: chosen }
  return isReasoned ? { ok: true, to: chosen.body, words } : { ok: false, mistakes: reason }
}

function whyNobody(ask: Ask, held: HeldReport, name: string): Mistakes {
  if (name === '') return { to: 'forwardTo' }
  return offeredIn(ask, held).found.length > 0 ? { to: 'forwardWhich' } : { name: 'forwardUnknown' }
}
