import { z } from 'zod'
import { changeWatch } from '#alerts/change-watch.ts'
import { stopEverything } from '#alerts/stop-everything.ts'
import { stopWatches } from '#alerts/stop-watches.ts'
import { isPace } from '#alerts/watch.ts'
import { inTransaction } from '#database/transaction.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { changeFollowPace } from '#reports/change-follow-pace.ts'
import { unsubscribe, unsubscribeFromAll } from '#reports/unsubscribe.ts'
import { NotFound } from '../../../errors.ts'
import { goTo } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { readNumber } from '../report-number.ts'
import { answerWatches } from './watches-page.tsx'

export async function changePace(ask: Ask, link: Link): Promise<Response> {
  const { pace } = ask.fields
  const watch = watchIn(ask)
  if (!isPace(pace)) return answerWatches(ask, link, { watch, status: 422 })
  await changeWatch(ask.rooms.db, { watch, person: personOf(link), pace, door: 'web' })
  return done(ask, 'andra')
}

export async function changeFollow(ask: Ask, link: Link): Promise<Response> {
  const report = readNumber(ask.fields['report'])
  const { pace } = ask.fields
  if (report === null || !isPace(pace)) throw new NotFound('no report or pace is named')
  await changeFollowPace(ask.rooms.db, { report, person: personOf(link), pace, door: 'web' })
  return done(ask, 'andra')
}

export async function removeWatch(ask: Ask, link: Link): Promise<Response> {
  await stopWatches(ask.rooms.db, { watch: watchIn(ask), person: personOf(link), door: 'web' })
  return done(ask, 'ta-bort')
}

export async function stopFollowing(ask: Ask, link: Link): Promise<Response> {
  const report = readNumber(ask.fields['report'])
  if (report === null) throw new NotFound('no report is named')
  await unsubscribe(ask.rooms.db, { report, person: personOf(link), door: 'web' })
  return done(ask, 'sluta-folj')
}

/**
 * Mail programs post here without opening the page (RFC 8058), and may not be sent on: no more letters of mornings, or
 * none about what the one letter tells of that came by itself.
 */
export async function stopGathered(ask: Ask, link: Link): Promise<Response> {
  const person = personOf(link)
  const letter = ask.c.req.query('brev')
  const gathered = letter === undefined ? 'at_a_pace' : { letter: idIn(letter, 'letter') }
  await inTransaction(ask.rooms.db, (tx) => unsubscribeFromAll(tx, { person, door: 'web', gathered }))
  return answerWatches(ask, link)
}

export async function removeAll(ask: Ask, link: Link): Promise<Response> {
  await stopEverything(ask.rooms.db, { person: personOf(link), door: 'web' })
  return done(ask, 'ta-bort-allt')
}

const watchIn = ({ fields }: Ask): string => idIn(fields['watch'], 'watch')

function idIn(given: string | undefined, what: 'watch' | 'letter'): string {
  const read = z.uuid().safeParse(given)
  if (!read.success) throw new NotFound(`no ${what} is named`)
  return read.data
}

function personOf({ person }: Link): number {
  if (person === null) throw new NotFound('the link names nobody')
  return person
}

const done = (ask: Ask, act: 'andra' | 'ta-bort' | 'sluta-folj' | 'ta-bort-allt'): Response =>
  goTo(ask, `${paths.watches(ask.c.req.param('token'))}?klart=${act}`)
