import { categoryName } from '#bodies/catalogue.ts'
import type { Language } from '#database/schema.ts'
import { messagesIn } from '#i18n/messages.ts'
import type { Answer, Unreachable } from './answer.ts'
import type { Reason, reasonFacts, Step, stepFacts } from './codes.ts'
import type { Tables } from './tables.ts'

/** The name of a body, by its code. */
export type BodyName = (code: string) => string

/** An answer in words: for the form, the receipt, the page of a refusal and whoever asks why. */
export type Explained = {
  recipient: string
  /** "Går till Trafikverket, därför att väg 180 är statlig." or why nobody can be sent it. */
  sentence: string
  /** Whom to ring when it is urgent; null when we know no number. */
  urgent: string | null
  /** What a private road means. */
  meaning: string | null
  /** One plain question, when we are not sure. */
  question: string | null
  alternatives: readonly { body: string; name: string; because: string }[]
  steps: readonly string[]
}

export function explainRecipient(
  language: Language,
  answer: Answer,
  { receivers }: Pick<Tables, 'receivers'>,
): Explained {
  const words = messagesIn(language).responsibility
  const nameOf: BodyName = (code) => receivers.body(code)?.name ?? code
  const { recipient, reason, question, alternatives, steps } = answer
  const name = recipient.name ?? nameOf(answer.municipality)
  const isPrivate = reason.code === 'private-road' || reason.code === 'private-road-told'
  return {
    recipient: name,
    sentence: recipient.takes
      ? words.because(name, becauseToReader(language, reason, nameOf))
      : sayUnreachable(language, recipient),
    urgent: recipient.telephone && words.urgent(name, recipient.telephone),
    meaning: isPrivate ? words.privateRoad : null,
    question: question && words.questions[question],
    alternatives: alternatives.map(({ body, name: other, reason: why }) => ({
      body,
      name: other,
      because: sayReason(language, why, nameOf),
    })),
    steps: steps.map((step) => sayStep(language, step, nameOf)),
  }
}

/** Whoever chose is told so as "you". */
const becauseToReader = (language: Language, reason: Reason, nameOf: BodyName): string =>
  reason.code === 'chosen'
    ? messagesIn(language).responsibility.youChose(nameOf(reason.facts.body))
    : sayReason(language, reason, nameOf)

/** Why nobody can be sent it. */
export function sayUnreachable(language: Language, { why, name }: Unreachable): string {
  const words = messagesIn(language).responsibility.unreachable
  if (why !== 'unknown-association') return words[why](name ?? '')
  return name ? words.namedAssociation(name) : words[why]
}

type Words<Facts extends Record<string, { _output: unknown }>> = {
  [Code in keyof Facts]: (facts: Facts[Code]['_output'], name: BodyName) => string
}

/** Goes on after "därför att": "väg 180 är statlig". */
export function sayReason<Code extends keyof typeof reasonFacts>(
  language: Language,
  { code, facts }: Reason<Code>,
  nameOf: BodyName,
): string {
  const words: Words<typeof reasonFacts> = messagesIn(language).responsibility.reasons
  return words[code](facts, nameOf)
}

export function sayStep<Code extends keyof typeof stepFacts>(
  language: Language,
  { code, facts }: Step<Code>,
  nameOf: BodyName,
): string {
  const words: Words<typeof stepFacts> = messagesIn(language).responsibility.steps
  return words[code](facts, code === 'owner-model' ? (category) => categoryName(category, language) : nameOf)
}
