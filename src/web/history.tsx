import type { VNode } from 'preact'
import type { Actor, Language } from '#database/schema.ts'
import { foreign } from '#i18n/foreign.ts'
import { formatPlannedDay, formatTime } from '#i18n/formats.ts'
import { messagesIn } from '#i18n/messages.ts'
import type { ToldAct } from '#reports/happenings.ts'
import type { Photo } from '#reports/photos/photo.ts'
import type { ShownHappening } from '#reports/photos/share-photos.ts'
import { sentenceOf } from '#reports/say-happening.ts'
import type { PhotoLink } from './ui/photo-figure.tsx'
import { PhotoThumbs } from './ui/photo-thumbs.tsx'
import type { ShownState } from './ui/state-icon.tsx'
import { Timeline, type TimelineEntry } from './ui/timeline.tsx'

/** Where photos that came with what was said are for this reader, and the text for those who don't see them. */
export type SaidPhotos = {
  at: (photo: Photo, size: 'small') => string
  link: (photo: Photo) => PhotoLink
  alt: (place: number, count: number, by: Actor) => string
}

type Props = { language: Language; happenings: readonly ShownHappening[]; photos: SaidPhotos }

/** What has happened to a report, newest first, in plain words. */
export const History = ({ language, happenings, photos }: Props) => (
  <Timeline entries={[...happenings].reverse().map((one) => entryOf(language, one, photos))} />
)

function entryOf(language: Language, happening: ShownHappening, photos: SaidPhotos): TimelineEntry {
  const { act, at, actor, plannedFor, words, audience } = happening
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
    title: sentenceOf(language, happening),
    by: audience === 'message' ? (isResident(actor) ? messageFromReporter : message) : undefined,
    ...(stateIcon && { state: stateIcon }),
    children: said(
      plannedFor && onDay(formatPlannedDay(plannedFor, language)),
      words && actor === 'operator' ? fromOperator : null,
      words && <p {...foreign(happening.language ?? language, language)}>{words}</p>,
      shownPhotos(language, happening, photos),
    ),
  }
}

export const isResident = (actor: Actor): boolean => actor === 'reporter' || actor === 'neighbour'

/** Without words, that there are photos is what is said. */
export function shownPhotos(
  language: Language,
  { words, photos, actor }: ShownHappening,
  { at, link, alt }: SaidPhotos,
) {
  const shown = photos.filter(({ state }) => state !== 'broken')
  if (shown.length === 0) return null
  const { sent, waiting } = messagesIn(language).pages.photos
  const label = sent(shown.length)
  return (
    <>
      {!words && <p>{label}</p>}
      <PhotoThumbs
        label={label}
        photos={shown.map((photo, index) => ({
          id: photo.id,
          src: at(photo, 'small'),
          link: link(photo),
          alt: alt(index + 1, shown.length, actor),
          waiting: photo.state === 'ready' ? undefined : waiting,
        }))}
      />
    </>
  )
}

const said = (day: string | null, from: string | null, words: VNode | '' | null, photos: VNode | null) =>
  day || words || photos ? (
    <>
      {day && <p>{day}</p>}
      {from && <p>{from}</p>}
      {words}
      {photos}
    </>
  ) : undefined

export const iconOf: Partial<Record<ToldAct, ShownState>> = {
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
