import type { Actor, Door, Language } from '#database/schema.ts'
import { messagesIn } from '#i18n/messages.ts'
import type { Happening, ToldAct } from './happenings.ts'
import type { OperatorAct } from './states.ts'

type Said = Pick<Happening, 'act' | 'actor' | 'door' | 'body' | 'to'>

/** What happened, in a sentence. */
export const sentenceOf = (language: Language, happening: Said): string =>
  sentenceFor(language, happening)(happening.body ?? '', happening.to ?? '')

type Sentence = (body: string, to: string) => string
type Asked = { act: ToldAct; actor: Actor; door: Door }

/**
 * What those who run the service did is not told as the body's own act, nor what a program took in as read by somebody,
 * nor what the reporter says as a neighbour's, nor what went to a system as mailed.
 */
function sentenceFor(language: Language, { act, actor, door }: Asked): Sentence {
  const { happened, byOperator, byReporter, bySystem } = messagesIn(language).pages.following
  const theirs: Readonly<Partial<Record<ToldAct, Sentence>> & Record<OperatorAct, Sentence>> = byOperator
  const automatic: Readonly<Partial<Record<ToldAct, Sentence>>> = bySystem
  const own: Readonly<Partial<Record<ToldAct, Sentence>>> = byReporter
  if (actor === 'reporter' && own[act]) return own[act]
  const isBySystem = actor === 'case_system' || (act === 'deliver' && door === 'case_system')
  if (isBySystem && automatic[act]) return automatic[act]
  return (actor === 'operator' && theirs[act]) || happened[act]
}
