import { foreign } from '#i18n/foreign.ts'
import { formatPlannedDay, formatTime } from '#i18n/formats.ts'
import { following } from '#i18n/sv/pages/following.ts'
import { handling } from '#i18n/sv/pages/handling.ts'
import type { ShownHappening } from '#reports/photos/share-photos.ts'
import { sentenceOf } from '#reports/say-happening.ts'
import { unanswered } from '#reports/unanswered.ts'
import { iconOf, isResident, type SaidPhotos, shownPhotos } from '../history.tsx'
import { saidPhotos } from '../public/report-photos.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Thread, type ThreadAudience, type ThreadPart } from '../ui/thread.tsx'
import { caseAt } from './case-letter.tsx'
import type { ShownCase } from './shown-case.ts'

const words = handling.thread
const mostShown = 12

/** What everybody has said and what happened in between, in order; a long story's beginning is folded away. */
export function CaseThread({ shown: { ask, held } }: { shown: ShownCase }) {
  const photos = saidPhotos(ask, held.report, caseAt(ask))
  const waiting = new Set(held.held.is_present ? unanswered(held.happenings).map(({ id }) => id) : [])
  const parts = held.happenings.map((one) => partOf(one, photos, waiting.has(one.id)))
  const firstWaiting = held.happenings.findIndex(({ id }) => waiting.has(id))
  const begin = Math.min(parts.length - mostShown, firstWaiting < 0 ? parts.length : firstWaiting)
  const folded = begin > 2 ? begin : 0
  return (
    <>
      <h2>{words.title}</h2>
      {folded > 0 && (
        <Disclosure title={words.earlier(folded)}>
          <Thread parts={parts.slice(0, folded)} />
        </Disclosure>
      )}
      <Thread parts={parts.slice(folded)} />
    </>
  )
}

function partOf(one: ShownHappening, photos: SaidPhotos, isWaiting: boolean): ThreadPart {
  const { act, at, actor, door, entry, plannedFor, language } = one
  const state = iconOf[act]
  const isTheirs = isResident(actor)
  return {
    id: `handelse-${one.id}`,
    at: at.toISOString(),
    when: formatTime(at, 'sv'),
    title: sentenceOf('sv', one),
    ...(state && { state }),
    ...(plannedFor && { day: following.plannedFor(formatPlannedDay(plannedFor, 'sv')) }),
    ...(entry !== null && {
      said: {
        side: isTheirs ? 'theirs' : 'ours',
        audience: audienceOf(one),
        ...(door === 'mail' && { how: words.byMail }),
        ...(isWaiting && { waiting: handling.waiting.mark }),
        children: (
          <>
            {one.words && <p {...foreign(language ?? 'sv', 'sv')}>{one.words}</p>}
            {shownPhotos('sv', one, photos)}
          </>
        ),
      },
    }),
  }
}

/** Whom it is for, as the body reads it. */
function audienceOf({ audience, actor }: ShownHappening): ThreadAudience {
  const { all, toReporter, fromReporter, fromNeighbour, internal } = words.audience
  if (audience === 'update') return { kind: 'all', word: all }
  if (audience === 'note') return { kind: 'internal', word: internal }
  if (!isResident(actor)) return { kind: 'few', word: toReporter }
  return { kind: 'few', word: actor === 'reporter' ? fromReporter : fromNeighbour }
}
