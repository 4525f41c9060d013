import type { Actor, CaseState } from '#reports/states.ts'

type Words = string
/**
 * Who may do what to a case in each state, written from the design's table and not from the code: a second
 * opinion. An actor that is not named may do nothing.
 */
const expected: Record<CaseState, Partial<Record<Actor, Words>>> = {
  new: {
    body: 'receive investigate ask plan start fix decline hand_over return mark_duplicate',
    contractor: 'start fix',
    case_system: 'receive investigate ask plan start fix decline return',
    operator: 'receive hand_over mark_duplicate',
    reporter: 'withdraw',
  },
  received: {
    body: 'investigate ask plan start fix decline hand_over return mark_duplicate undo',
    contractor: 'start fix',
    case_system: 'investigate ask plan start fix decline return',
    operator: 'hand_over mark_duplicate',
    reporter: 'withdraw',
  },
  investigating: {
    body: 'ask plan start fix decline hand_over return mark_duplicate undo',
    contractor: 'start fix',
    case_system: 'ask plan start fix decline return',
    operator: 'hand_over mark_duplicate',
    reporter: 'withdraw',
  },
  needs_information: {
    body: 'investigate plan start fix decline hand_over return mark_duplicate undo',
    contractor: 'start fix',
    case_system: 'investigate plan start fix decline return',
    operator: 'hand_over mark_duplicate',
    reporter: 'supply withdraw',
    clock: 'lapse',
  },
  planned: {
    body: 'investigate ask plan start fix decline hand_over return mark_duplicate undo',
    contractor: 'start fix',
    case_system: 'investigate ask plan start fix decline return',
    operator: 'hand_over mark_duplicate',
    reporter: 'withdraw',
  },
  in_progress: {
    body: 'investigate ask plan fix decline hand_over return mark_duplicate undo',
    contractor: 'fix',
    case_system: 'investigate ask plan fix decline return',
    operator: 'hand_over mark_duplicate',
    reporter: 'withdraw',
  },
  fixed: { body: 'reopen undo', case_system: 'reopen', reporter: 'reopen' },
  no_action: { body: 'reopen undo', case_system: 'reopen', reporter: 'reopen' },
  handed_over: {},
  duplicate: { body: 'unmark_duplicate', operator: 'unmark_duplicate' },
  withdrawn: {},
}

/** Where each act leads; the rest go back to where the case was. */
export const leadsTo: Record<string, CaseState | 'before' | 'asked_in'> = {
  receive: 'received',
  investigate: 'investigating',
  ask: 'needs_information',
  plan: 'planned',
  start: 'in_progress',
  fix: 'fixed',
  decline: 'no_action',
  hand_over: 'handed_over',
  return: 'handed_over',
  mark_duplicate: 'duplicate',
  withdraw: 'withdrawn',
  reopen: 'new',
  supply: 'asked_in',
  lapse: 'asked_in',
  undo: 'before',
  unmark_duplicate: 'before',
}

export const mayDo = (state: CaseState, actor: Actor, act: string): boolean =>
  (expected[state][actor] ?? '').split(' ').includes(act)
