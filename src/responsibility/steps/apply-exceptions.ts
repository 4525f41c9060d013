import type { Exception, ExceptionKind } from '#bodies/exceptions/exception.ts'
import { isWithin } from '#bodies/exceptions/hours.ts'
import type { Asked } from '../answer.ts'
import type { Reason, Step } from '../codes.ts'
import type { Tables } from '../tables.ts'
import type { Candidate } from './candidate.ts'
import { type Keeper, lowest } from './find-keeper.ts'
import type { Home } from './find-municipality.ts'

export type Excepted = Keeper & { exception: Exception | null }

/** What bodies have said of the place: who takes over, and then to whom in that body it is told. */
export function applyExceptions(
  { exceptionsAt, receivers }: Pick<Tables, 'exceptionsAt' | 'receivers'>,
  asked: Pick<Asked, 'place' | 'isTown' | 'category' | 'at'>,
  { home, keeper }: { home: Home; keeper: Keeper },
): Excepted {
  const here = asked.isTown ? [] : exceptionsAt(asked.place)
  const holding = here.filter((exception) => holds(exception, asked))
  const claims = holding.filter(({ kind, body }) => kind === 'takes_over' && mayClaim(body))
  const taken = takenOver(claims, home, keeper)
  const direct = holding.find(({ kind, body }) => kind !== 'takes_over' && body === taken.keeper.body)
  if (direct) return toldDirectly(taken, direct)
  if (taken.exception) return taken
  return { ...taken, steps: [...taken.steps, { code: 'no-exception', facts: {} }] }

  /** A municipality decides within its own borders, other bodies wherever they say. */
  function mayClaim(body: string): boolean {
    return body === home.code || receivers.body(body)?.kind !== 'municipality'
  }
}

const holds = ({ categories, hours }: Exception, { category, at }: Pick<Asked, 'category' | 'at'>): boolean =>
  (categories.length === 0 || categories.includes(category)) && (hours === null || isWithin(hours, at))

function takenOver(claims: readonly Exception[], home: Home, keeper: Keeper): Excepted {
  const [first, ...others] = claims
  if (!first) return { ...keeper, exception: null }
  const rivals = others.filter(({ rank, body }) => rank === first.rank && body !== first.body)
  if (rivals.length > 0) return disagreed([first, ...rivals], home, keeper)
  return {
    keeper: claimOf(first),
    confidence: first.body === home.code ? lowest(home.confidence, 'sure') : 'sure',
    question: null,
    others: [keeper.keeper, ...keeper.others].filter(({ body }) => body !== first.body),
    steps: [...keeper.steps, stepOf(first)],
    exception: first,
  }
}

/** Two bodies that both say it is theirs: for the municipality to sort out, not for us to guess. */
function disagreed(claims: readonly Exception[], home: Home, keeper: Keeper): Excepted {
  const reason: Reason = { code: 'unsure-keeper', facts: { municipality: home.code } }
  return {
    keeper: { body: home.code, reason },
    confidence: 'unsure',
    question: 'keeper',
    others: claims.filter(({ body }) => body !== home.code).map(claimOf),
    steps: [
      ...keeper.steps,
      ...claims.map(({ body }): Step => ({ code: 'exceptions-disagree', facts: { body } })),
    ],
    exception: null,
  }
}

const toldDirectly = (taken: Excepted, direct: Exception): Excepted => ({
  ...taken,
  keeper: claimOf(direct),
  steps: [...taken.steps, stepOf(direct)],
  exception: direct,
})

const claimOf = ({ kind, body, name }: Exception): Candidate => ({
  body,
  reason: { code: codes[kind], facts: { body, name } },
})

const stepOf = ({ kind, body, name }: Exception): Step => ({ code: codes[kind], facts: { body, name } })

const codes = {
  takes_over: 'takes-over',
  contractor: 'contractor',
  unit: 'unit',
} as const satisfies Record<ExceptionKind, string>
