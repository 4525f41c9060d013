import type { Actor, CaseState } from '#database/schema.ts'

export type { Actor, CaseState }

export const states = [
  'new',
  'received',
  'investigating',
  'needs_information',
  'planned',
  'in_progress',
  'fixed',
  'no_action',
  'handed_over',
  'duplicate',
  'withdrawn',
] as const satisfies readonly CaseState[]

export const actors = [
  'reporter',
  'neighbour',
  'body',
  'contractor',
  'operator',
  'case_system',
  'clock',
  'worker',
] as const satisfies readonly Actor[]

/** What residents and statistics count by; a handed-over case goes on as somebody else's. */
export const groupOf = {
  new: 'open',
  received: 'open',
  investigating: 'open',
  needs_information: 'open',
  planned: 'open',
  in_progress: 'open',
  fixed: 'fixed',
  no_action: 'closed',
  handed_over: 'gone_on',
  duplicate: 'closed',
  withdrawn: 'closed',
} as const satisfies Record<CaseState, string>

const open = ['new', 'received', 'investigating', 'needs_information', 'planned', 'in_progress'] as const
const underWay = ['new', 'received', 'investigating', 'planned', 'in_progress'] as const

type Move = {
  from: readonly CaseState[]
  by: readonly Actor[]
  /** `before`: as it was before its latest move; `asked_in`: as it was when the question was asked. */
  to: CaseState | 'before' | 'asked_in'
}

/**
 * Every act that moves a case: who may, from where, to where. What is not here is refused.
 * The same act from the same state by anybody else is refused too: each door and each bulk act asks.
 */
export const moves = {
  // Only from new: a late receipt must not pull work that has begun back to "received".
  receive: { from: ['new'], by: ['body', 'operator', 'case_system'], to: 'received' },
  investigate: {
    from: ['new', 'received', 'needs_information', 'planned', 'in_progress'],
    by: ['body', 'case_system'],
    to: 'investigating',
  },
  ask: { from: underWay, by: ['body', 'case_system'], to: 'needs_information' },
  supply: { from: ['needs_information'], by: ['reporter'], to: 'asked_in' },
  // Fourteen days without an answer: the clock starts again where it stood.
  lapse: { from: ['needs_information'], by: ['clock'], to: 'asked_in' },
  plan: { from: open, by: ['body', 'case_system'], to: 'planned' },
  start: {
    from: ['new', 'received', 'investigating', 'needs_information', 'planned'],
    by: ['body', 'contractor', 'case_system'],
    to: 'in_progress',
  },
  // A contractor's word is enough only where the body has said so: see mayFix.
  fix: { from: open, by: ['body', 'contractor', 'case_system'], to: 'fixed' },
  decline: { from: open, by: ['body', 'case_system'], to: 'no_action' },
  hand_over: { from: open, by: ['body', 'operator'], to: 'handed_over' },
  // Not ours: back to the body that sent it, else to the national inbox. See passing/way.ts.
  return: { from: open, by: ['body', 'case_system'], to: 'handed_over' },
  mark_duplicate: { from: open, by: ['body', 'operator'], to: 'duplicate' },
  unmark_duplicate: { from: ['duplicate'], by: ['body', 'operator'], to: 'before' },
  withdraw: { from: open, by: ['reporter'], to: 'withdrawn' },
  reopen: { from: ['fixed', 'no_action'], by: ['reporter', 'body', 'case_system'], to: 'new' },
  undo: {
    from: ['received', 'investigating', 'needs_information', 'planned', 'in_progress', 'fixed', 'no_action'],
    by: ['body'],
    to: 'before',
  },
} as const satisfies Record<string, Move>

export type Act = keyof typeof moves
/** What those who run the service may do to a body's case: told as their act, not the body's. */
export type OperatorAct = {
  [One in Act]: 'operator' extends (typeof moves)[One]['by'][number] ? One : never
}[Act]
export const acts = Object.keys(moves) as readonly Act[]

export type Decision = { allowed: true; to: Move['to'] } | { allowed: false; why: 'state' | 'actor' }

/** May this actor do this to a case in this state? The one place that knows. */
export function decide(state: CaseState, act: Act, actor: Actor): Decision {
  const move: Move = moves[act]
  if (!move.by.includes(actor)) return { allowed: false, why: 'actor' }
  if (!move.from.includes(state)) return { allowed: false, why: 'state' }
  return { allowed: true, to: move.to }
}

const minute = 60_000
const day = 24 * 60 * minute

/** How long things stay possible or wait, in milliseconds. */
export const terms = {
  undo: 10 * minute,
  reopenByReporter: 30 * day,
  answerQuestion: 14 * day,
  /** A question that nobody has answered after this long is reminded of, once. */
  remindOfQuestion: 7 * day,
  draft: 30 * day,
  /** Begun and not yet sent. */
  unfinished: 7 * day,
  caseLink: 90 * day,
  /** How long who was told of a fix can say by the letter whether it holds. */
  verdict: 90 * day,
  /** News within this long after a letter wait and are joined in the next. */
  joinNews: 10 * minute,
  /** Confirmations asked for within this long after a letter that asks for one are joined in the next. */
  joinConfirmations: 5 * minute,
  /** The same, where an address has got many that day. */
  joinManyConfirmations: 60 * minute,
  /** What nobody has confirmed after this long is reminded of, once. */
  remindOfDraft: 24 * 60 * minute,
  /** The link in the answer to a mail: to choose what it means, to let all read it. */
  mailLink: 30 * day,
  /** The link to one's own page. */
  signIn: 30 * minute,
  /** The link that proves a new address. */
  newAddress: day,
  /** The link by which a key to the sandbox is made, and shown what others there are. */
  sandboxKey: day,
  /** A delivery that has waited this long is told to a person. */
  tellOperator: 10 * minute,
} as const
