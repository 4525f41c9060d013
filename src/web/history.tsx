import type { Language } from '#database/schema.ts'
import { formatPlannedDay, formatTime } from '#i18n/formats.ts'
import { messagesIn } from '#i18n/messages.ts'
import type { Happening, ToldAct } from '#reports/happenings.ts'
import type { OperatorAct } from '#reports/states.ts'
import type { ShownState } from './ui/state-icon.tsx'
import { Timeline, type TimelineEntry } from './ui/timeline.tsx'

/** What has happened to a report, newest first, in plain words. */
export const History = ({
  language,
  happenings,
}: {
  language: Language
  happenings: readonly Happening[]
}) => <Timeline entries={[...happenings].reverse().map((one) => entryOf(language, one))} />

function entryOf(language: Language, happening: Happening): TimelineEntry {
  const { act, at, actor, body, to, plannedFor, words, audience } = happening
  const {
    message,
    messageFromReporter,
    fromOperator,
    plannedFor: onDay,
  } = messagesIn(language).pages.following
  const stateIcon = iconOf[act]
  return {
    at: at.toISOString(),
    when: formatTime(at, language),
    title: sentenceFor(language, happening)(body ?? '', to ?? ''),
    by: audience === 'message' ? (actor === 'reporter' ? messageFromReporter : message) : undefined,
    ...(stateIcon && { state: stateIcon }),
    children: said(
      plannedFor && onDay(formatPlannedDay(plannedFor, language)),
      words && actor === 'operator' ? fromOperator : null,
      words,
    ),
  }
}

type Sentence = (body: string, to: string) => string

/** What those who run the service did to a body's case is not told as the body's own act. */
function sentenceFor(language: Language, { act, actor }: Happening): Sentence {
  const { happened, byOperator } = messagesIn(language).pages.following
  const theirs: Readonly<Partial<Record<ToldAct, Sentence>> & Record<OperatorAct, Sentence>> = byOperator
  return (actor === 'operator' && theirs[act]) || happened[act]
}

const said = (day: string | null, from: string | null, words: string | null) =>
  day || words ? (
    <>
      {day && <p>{day}</p>}
      {from && <p>{from}</p>}
      {words && <p>{words}</p>}
    </>
  ) : undefined

const iconOf: Partial<Record<ToldAct, ShownState>> = {
  confirm: 'new',
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
}
