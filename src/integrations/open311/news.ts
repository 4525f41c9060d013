import { createHash } from 'node:crypto'
import { isOnEarth, roundPoint } from '#geo/browser/point.ts'
import { shorten } from '#text/plain-text.ts'
import type { ForeignCase, News } from '../receiver.ts'
import type { Far } from './ask.ts'
import { numberDescribed } from './describe.ts'
import type { TheirRequest } from './read-requests.ts'
import { textsOf } from './read-rows.ts'
import type { TheirUpdate } from './read-updates.ts'
import { standingOf } from './states.ts'

/** Null for what names neither itself nor its request. */
export function newsOfUpdate({ settings }: Far, update: TheirUpdate): News | null {
  const { updateId, requestId, ourNumber, statuses, at, words, photos } = update
  if (updateId === null || requestId === null) return null
  return {
    externalId: requestId,
    number: ourNumber,
    updateId: `${requestId}:${updateId}`,
    at: momentOf(at),
    ...standingOf(statuses, settings.states),
    words,
    note: '',
    plannedFor: null,
    photos,
  }
}

/** From what a request says of itself, where the server has no more to tell by. */
export function newsOfRequest({ settings }: Far, request: TheirRequest): News | null {
  const { id, statuses, notes, updatedAt, expectedAt } = request
  if (id === null) return null
  const standing = standingOf(statuses, settings.states)
  return {
    externalId: id,
    number: ourField(request),
    updateId: `${id}:${editionOf(request)}`,
    isWhole: true,
    at: momentOf(updatedAt),
    ...standing,
    words: notes,
    note: '',
    plannedFor: standing.act === 'plan' ? expectedAt : null,
    photos: [],
  }
}

export const isOurs = (request: TheirRequest): boolean => ourNumber(request) !== null

/** What it says that we call it, in a field or at the end of the description that we have sent. */
export const ourNumber = (request: TheirRequest): number | null =>
  ourField(request) ?? numberDescribed(request.description)

/** In a field alone: anybody who reports something there may write a description like ours, and no case is moved by that. */
function ourField({ row }: TheirRequest): number | null {
  const [said] = textsOf(row, 'fixmystreet_id')
  return said !== undefined && /^\d{1,12}$/.test(said) ? Number(said) : null
}

/** Null for what can't be a report: without a name or a place. */
export function foreignCase({ settings }: Far, request: TheirRequest): ForeignCase | null {
  const { id, lat, lon, title, description, serviceName, service, isPrivate } = request
  if (id === null || lat === null || lon === null || !isOnEarth({ lat, lon })) return null
  const [firstLine = ''] = description.split('\n')
  const { act, theirState } = standingOf(request.statuses, settings.states)
  return {
    externalId: id,
    updateId: `${id}:${editionOf(request)}`,
    at: momentOf(request.requestedAt ?? request.updatedAt),
    category: ourCategory(settings.categories, service),
    title: shorten(title || firstLine || serviceName || service || id, 120),
    description: description || title || serviceName || '',
    ...roundPoint({ lat, lon }),
    ...{ act, theirState },
    // What it says by updates is told by them.
    words: settings.updates === 'requests' ? request.notes : '',
    isPublic: isPrivate === null ? settings.areForeignPublic : !isPrivate,
  }
}

const ourCategory = (categories: Far['settings']['categories'], service: string | null): string | null =>
  Object.entries(categories).find(([, mapped]) => mapped.service === service)?.[0] ?? null

/** When it says that it changed; what has no such time is told by what it says. */
function editionOf({ updatedAt, statuses, notes }: TheirRequest): string {
  if (updatedAt) return updatedAt.toISOString()
  return createHash('sha256')
    .update(JSON.stringify([statuses, notes]))
    .digest('hex')
    .slice(0, 16)
}

/**
 * A clock that is fast, or says another zone's time, does not make what comes after late. What is told to the second was
 * any moment of it: the last, so that it is not before what we have done in the same.
 */
function momentOf(at: Date | null): Date {
  const now = Date.now()
  if (at === null) return new Date(now)
  const told = at.getTime()
  return new Date(Math.min(told % 1000 === 0 ? told + 999 : told, now))
}
