import type { Language } from '#database/schema.ts'
import { formatPlannedDay, formatTime } from '#i18n/formats.ts'
import { messagesIn } from '#i18n/messages.ts'
import type { Happening, ToldAct } from '#reports/happenings.ts'
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
  const { act, at, body, to, plannedFor, words, audience } = happening
  const { happened, message, plannedFor: onDay } = messagesIn(language).pages.following
  const stateIcon = iconOf[act]
  return {
    at: at.toISOString(),
    when: formatTime(at, language),
    title: happened[act](body ?? '', to ?? ''),
    by: audience === 'message' ? message : undefined,
    ...(stateIcon && { state: stateIcon }),
    children: said(plannedFor && onDay(formatPlannedDay(plannedFor, language)), words),
  }
}

const said = (day: string | null, words: string | null) =>
  day || words ? (
    <>
      {day && <p>{day}</p>}
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
