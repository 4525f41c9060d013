import type { Happening, ToldAct } from './happenings.ts'

/** What residents say that somebody waits for an answer to, where they said it in words or photos. */
const asks: readonly ToldAct[] = ['supply', 'update', 'message', 'support', 'say_still', 'reopen']
/** What a body does that is an answer by itself. */
const settles: readonly ToldAct[] = [
  'plan',
  'start',
  'fix',
  'decline',
  'hand_over',
  'return',
  'mark_duplicate',
]

/**
 * What residents have said and nobody has answered since. Words for all answer everybody, and so does a move that
 * says what becomes of it; words for the reporter alone answer no neighbour. Happenings oldest first.
 */
export function unanswered<One extends Happening>(happenings: readonly One[]): One[] {
  return happenings.filter(
    (one, place) => isAsked(one) && !happenings.slice(place + 1).some((later) => answers(later, one)),
  )
}

const isAsked = ({ act, actor, entry }: Happening): boolean =>
  (actor === 'reporter' || actor === 'neighbour') && entry !== null && asks.includes(act)

function answers(later: Happening, asked: Happening): boolean {
  if (later.actor === 'reporter' || later.actor === 'neighbour') return false
  if (settles.includes(later.act)) return true
  if (later.entry === null || later.audience === 'note') return false
  return later.audience === 'update' || asked.actor === 'reporter'
}
