import { createHash } from 'node:crypto'
import { messagesIn } from '#i18n/messages.ts'
import type { ForeignCase, News } from '../receiver.ts'
import { noLaterThan, readPlanned, readTime } from '../their-times.ts'
import { assumedOwnCategories } from './assumed-categories.ts'
import { foreignKinds, origin } from './assumptions.ts'
import type { FarSide } from './far-side.ts'
import type { ToldEvent } from './read-told.ts'
import { readState } from './state-words.ts'

export type NewsRead = { news: News[]; cases: ForeignCase[] }

/** What their events tell us: oldest first, each once, and nothing of what we have told them. */
export function readNews(events: readonly ToldEvent[], far: FarSide, now: Date): NewsRead {
  const theirs = once(events.filter((event) => event.origin !== origin))
  const isForeign = ({ kind, reference }: ToldEvent) => foreignKinds.includes(kind) && reference === ''
  const cases = far.settings.takesCases
    ? theirs.filter(isForeign).flatMap((event) => caseOf(event, far, now))
    : []
  const news = theirs.filter((event) => !isForeign(event)).map((event) => newsOf(event, far, now))
  return { news: oldestFirst(news), cases: oldestFirst(cases) }
}

const once = (events: readonly ToldEvent[]): ToldEvent[] => [
  ...new Map(events.map((event) => [updateIdOf(event), event])).values(),
]

const oldestFirst = <T extends { at: Date }>(told: readonly T[]): T[] =>
  told.toSorted((one, other) => one.at.getTime() - other.at.getTime())

/** An event without a name of its own is known by what it says. */
const updateIdOf = (event: ToldEvent): string =>
  event.eventId || createHash('sha256').update(JSON.stringify(event)).digest('hex')

function newsOf(event: ToldEvent, { settings }: FarSide, now: Date): News {
  return {
    externalId: event.externalId,
    number: event.number ?? null,
    updateId: updateIdOf(event),
    at: momentOf(event, settings.times, now),
    ...readState(event.state, settings),
    theirState: event.state === '' ? null : event.state,
    words: event.publicText,
    note: noteOf(event),
    plannedFor: event.plannedFor === '' ? null : readPlanned(event.plannedFor, settings.times),
    photos: event.photoUrls.flatMap((url) =>
      URL.canParse(url, settings.endpoint) ? [new URL(url, settings.endpoint).href] : [],
    ),
  }
}

/** For the holder alone: what they write to each other, and who there has it. */
const noteOf = ({ internalText, unit }: ToldEvent): string =>
  [internalText, unit === '' ? '' : messagesIn('sv').receivers.unit(unit)]
    .filter((part) => part !== '')
    .join('\n')

/** One that says nowhere where it is can't be a report. */
function caseOf(event: ToldEvent, { settings }: FarSide, now: Date): ForeignCase[] {
  const { externalId, lat, lon, title, description } = event
  if (lat === undefined || lon === undefined) return []
  const ours = { ...assumedOwnCategories, ...settings.ownCategories }
  return [
    {
      ...{ externalId, updateId: updateIdOf(event), at: momentOf(event, settings.times, now) },
      ...{ category: ours[event.category] ?? null, title, description, lat, lon },
      act: readState(event.state, settings).act,
      theirState: event.state === '' ? null : event.state,
      words: event.publicText,
      isPublic: event.isPublic,
    },
  ]
}

const momentOf = ({ at, registeredAt }: ToldEvent, times: FarSide['settings']['times'], now: Date): Date =>
  noLaterThan(readTime(at, times) ?? readTime(registeredAt, times) ?? now, now)
