import type { OwnerModel } from '#database/schema.ts'
import type { NearRoad } from '#geo/roads/road.ts'
import type { Confidence, Question } from '../answer.ts'
import type { Reason, Step } from '../codes.ts'
import type { Tables } from '../tables.ts'
import type { Candidate } from './candidate.ts'
import type { Home } from './find-municipality.ts'
import type { FoundRoad } from './find-road.ts'
import { type KeeperOfRoad, keeperOfRoad } from './keeper-of-road.ts'

export type Keeper = {
  keeper: Candidate
  confidence: Confidence
  question: Question | null
  others: readonly Candidate[]
  steps: readonly Step[]
}

/**
 * How well a thing's keeper is known at best: by the road it belongs to, and by the municipality alone. Land and
 * things beside a road may be anybody's.
 */
const knownBy: Readonly<Record<OwnerModel, { road: Confidence; place: Confidence }>> = {
  municipality: { road: 'sure', place: 'sure' },
  road: { road: 'sure', place: 'likely' },
  land: { road: 'likely', place: 'likely' },
  asset: { road: 'likely', place: 'likely' },
  other: { road: 'likely', place: 'likely' },
}

/** The road's keeper, where a road has a say; else the municipality. */
export function findKeeper(
  tables: Pick<Tables, 'receivers'>,
  home: Home,
  { category, model, found }: { category: string; model: OwnerModel; found: FoundRoad | null },
): Keeper {
  if (!found?.road) return byMunicipality(home, model, isRoadMissing(found) && model === 'road')
  const keeperOf = (road: NearRoad) => keeperOfRoad(tables, { home: home.code, category, road })
  const keeper = keeperOf(found.road)
  const rivals = found.others.map((road) => keeperOf(road).candidate)
  if (rivals.every(({ body }) => body === keeper.candidate.body))
    return settled(home, { ...keeper, ofRoad: roadConfidence(found, model) })
  // Nobody should be sent to the wrong door on a guess: the municipality must pass on what is not its own.
  const reason: Reason = { code: 'unsure-keeper', facts: { municipality: home.code } }
  return {
    keeper: { body: home.code, reason },
    confidence: 'unsure',
    question: 'keeper',
    others: distinct([keeper.candidate, ...rivals]).filter(({ body }) => body !== home.code),
    steps: keeper.steps,
  }
}

const isRoadMissing = (found: FoundRoad | null): boolean =>
  found?.steps.some(({ code }) => code === 'no-road') ?? false

function byMunicipality(home: Home, model: OwnerModel, isOffRoad: boolean): Keeper {
  const own = theMunicipality(home)
  const reason: Reason = { code: 'no-road', facts: { municipality: home.code } }
  return {
    keeper: isOffRoad ? { body: home.code, reason } : own,
    confidence: lowest(home.confidence, knownBy[model].place),
    question: home.confidence === 'unsure' ? 'municipality' : null,
    others: home.neighbours.map((code) => theMunicipality({ ...home, code })),
    steps: [],
  }
}

/** A road of another kind than the one asked for is the likeliest, and no more. */
function roadConfidence({ steps }: FoundRoad, model: OwnerModel): Confidence {
  const isOnOtherNetwork = steps.some(({ code }) => code === 'other-network')
  return lowest(knownBy[model].road, isOnOtherNetwork ? 'likely' : 'sure')
}

type Settled = KeeperOfRoad & { ofRoad: Confidence }

function settled(home: Home, { candidate, steps, ofRoad }: Settled): Keeper {
  const isOwn = candidate.body === home.code
  return {
    keeper: candidate,
    confidence: isOwn ? lowest(home.confidence, ofRoad) : ofRoad,
    question: isOwn && home.confidence === 'unsure' ? 'municipality' : null,
    others: isOwn ? home.neighbours.map((code) => theMunicipality({ ...home, code })) : [],
    steps,
  }
}

const theMunicipality = ({ code, placedBy }: Pick<Home, 'code' | 'placedBy'>) => ({
  body: code,
  reason: { code: 'municipality', facts: { municipality: code, placedBy } } satisfies Reason,
})

const distinct = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(
    ({ body }, place) => candidates.findIndex((candidate) => candidate.body === body) === place,
  )

const order = ['unsure', 'likely', 'sure'] as const satisfies Confidence[]

/** The less sure of two. */
export const lowest = (first: Confidence, second: Confidence): Confidence =>
  order.indexOf(first) <= order.indexOf(second) ? first : second
