import type { Actor, Language } from '#database/schema.ts'
import { messagesIn } from '#i18n/messages.ts'
import type { Happening, ToldAct } from './happenings.ts'
import type { OperatorAct } from './states.ts'

type Said = Pick<Happening, 'act' | 'actor' | 'body' | 'to'>

/** What happened, in a sentence. */
export const sentenceOf = (language: Language, happening: Said): string =>
  sentenceFor(language, happening)(happening.body ?? '', happening.to ?? '')

type Sentence = (body: string, to: string) => string

/**
 * What those who run the service did is not told as the body's own act, nor what a program took in as read by somebody,
 * nor what the reporter says as a neighbour's.
 */
function sentenceFor(language: Language, { act, actor }: { act: ToldAct; actor: Actor }): Sentence {
  const { happened, byOperator, byReporter, bySystem } = messagesIn(language).pages.following
  const theirs: Readonly<Partial<Record<ToldAct, Sentence>> & Record<OperatorAct, Sentence>> = byOperator
  const automatic: Readonly<Partial<Record<ToldAct, Sentence>>> = bySystem
  const own: Readonly<Partial<Record<ToldAct, Sentence>>> = byReporter
  if (actor === 'reporter' && own[act]) return own[act]
  if (actor === 'case_system' && automatic[act]) return automatic[act]
  return (actor === 'operator' && theirs[act]) || happened[act]
}
