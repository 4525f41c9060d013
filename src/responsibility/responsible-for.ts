import { categoryByCode } from '#bodies/catalogue.ts'
import { NotFound } from '../errors.ts'
import type { Alternative, Answer, Asked, Outside, Source } from './answer.ts'
import { choose } from './choose.ts'
import type { Reason, Step } from './codes.ts'
import { applyExceptions } from './steps/apply-exceptions.ts'
import type { Candidate } from './steps/candidate.ts'
import { checkAddress } from './steps/check-address.ts'
import { findKeeper } from './steps/find-keeper.ts'
import { findMunicipality, type Home } from './steps/find-municipality.ts'
import { findRoad } from './steps/find-road.ts'
import type { Tables } from './tables.ts'
import { wantedRoads } from './wanted-roads.ts'

/**
 * Who receives a report of this category from this place at this moment, why, how sure we are and who else it
 * may be; or whom it concerns, where nobody there can be sent it. Nothing is asked of anybody: the same
 * question and tables give the same answer.
 */
export function responsibleFor(asked: Asked, tables: Tables): Answer | Outside {
  const home = findMunicipality(tables, asked.place, asked.municipality)
  return home.found ? answerIn(home, asked, tables) : home
}

/** The same where the municipality is found already: for asking about every category of one place. */
export function answerIn(home: Home, asked: Asked, tables: Tables): Answer {
  const { place, category: code } = asked
  const category = categoryByCode(code)
  if (!category) throw new NotFound(`no category ${code}`)
  const model = category.owner
  const wanted = wantedRoads[code]
  const found = wanted && !asked.isTown ? findRoad(tables, place, wanted) : null
  const keeper = findKeeper(tables, home, { category: code, model, found })
  const excepted = applyExceptions(tables, asked, { home, keeper })
  const { keeper: candidate, exception, confidence, question } = excepted
  const checked = checkAddress(tables, { candidate, category: code, exception })
  const answer: Answer = {
    found: true,
    municipality: home.code,
    placedBy: home.placedBy,
    recipient: checked.recipient,
    reason: candidate.reason,
    confidence,
    question,
    alternatives: alternativesTo(candidate, [...excepted.others, theHome(home)], code, tables),
    source: exception ? 'exceptions' : sourceOf(candidate.reason, home),
    chosen: null,
    steps: [
      ...home.steps,
      { code: 'owner-model', facts: { category: code, model } },
      ...(asked.isTown ? [townOnly] : []),
      ...(found?.steps ?? []),
      ...excepted.steps,
      ...checked.steps,
    ],
  }
  return asked.chosen ? choose(answer, asked.chosen) : answer
}

const townOnly: Step = { code: 'town-only', facts: {} }

const theHome = ({ code, placedBy }: Home): Candidate => ({
  body: code,
  reason: { code: 'municipality', facts: { municipality: code, placedBy } },
})

/** Others that can be sent it, each once. */
function alternativesTo(
  { body: recipient }: Candidate,
  candidates: readonly Candidate[],
  category: string,
  tables: Tables,
): Alternative[] {
  const alternatives = new Map<string, Alternative>()
  for (const candidate of candidates) {
    const { recipient: other } = checkAddress(tables, { candidate, category, exception: null })
    if (!other.takes || other.body === recipient || alternatives.has(other.body)) continue
    alternatives.set(other.body, { ...other, reason: candidate.reason })
  }
  return [...alternatives.values()]
}

const roadReasons: ReadonlySet<Reason['code']> = new Set([
  'municipal-road',
  'state-road',
  'private-road',
  'private-road-told',
  'unsure-keeper',
  'no-road',
])

const sourceOf = ({ code }: Reason, { placedBy }: Home): Source =>
  roadReasons.has(code) ? 'roads' : placedBy
