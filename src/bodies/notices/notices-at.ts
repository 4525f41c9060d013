import type { Point } from '#geo/browser/point.ts'
import type { Shape } from '#geo/shape.ts'
import { buildShapeIndex } from '#geo/shape-index.ts'
import { isWithin } from '../exceptions/hours.ts'
import type { ServiceNotice } from './notice.ts'

/** Notices in memory, found by place and by body. */
export type Notices = {
  drawnAt(point: Point): readonly ServiceNotice[]
  undrawnOf(body: string): readonly ServiceNotice[]
}

export type AskedForNotices = {
  place: Point
  /** Only the town is known: what is drawn at its middle says nothing. */
  isTown?: boolean | undefined
  /** Whom the place concerns: its municipality, and who would get the report where that is known. */
  bodies: readonly string[]
  /** Null before it is chosen: then what holds for some categories is told only where its ground is drawn. */
  category: string | null
  at: Date
}

/** What bodies tell about a place at a moment, first told first. */
export function noticesAt(
  notices: Notices,
  { place, isTown, bodies, category, at }: AskedForNotices,
): ServiceNotice[] {
  const drawn = isTown ? [] : notices.drawnAt(place)
  const undrawn = [...new Set(bodies)].flatMap(notices.undrawnOf)
  return [
    ...drawn.filter(({ categories }) => category === null || concerns(categories, category)),
    ...undrawn.filter(({ categories }) => concerns(categories, category)),
  ]
    .filter((notice) => holdsAt(notice, at))
    .sort((one, other) => one.id - other.id)
}

const concerns = (categories: readonly string[], category: string | null): boolean =>
  categories.length === 0 || (category !== null && categories.includes(category))

const holdsAt = ({ beginsAt, endsAt, hours }: ServiceNotice, at: Date): boolean =>
  (!beginsAt || beginsAt <= at) && (!endsAt || at < endsAt) && (!hours || isWithin(hours, at))

export function noticesOf(notices: readonly ServiceNotice[]): Notices {
  const drawn = notices.flatMap((notice) => (notice.shape ? [{ notice, shape: notice.shape }] : []))
  const index = buildShapeIndex<{ notice: ServiceNotice; shape: Shape }>(drawn)
  return {
    drawnAt: (point) => index.at(point).map(({ notice }) => notice),
    undrawnOf: (body) => notices.filter((notice) => notice.shape === null && notice.body === body),
  }
}
