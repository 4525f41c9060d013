import { Unreadable } from '#http/exchange.ts'
import type { TheirCase } from '../receiver.ts'
import { readTime } from '../their-times.ts'
import type { FarSide } from './far-side.ts'
import { toldBy } from './poll-changes.ts'
import { casesIn, type ToldCase } from './read-told.ts'
import { readState } from './state-words.ts'

const mostPages = 1000

/** The cases of ours that have changed there since then, as they stand now. */
export async function listCases(far: FarSide, since: Date): Promise<TheirCase[]> {
  const { organisation, pageSize } = far.settings
  const found = new Map<string, TheirCase>()
  for (let page = 1; page <= mostPages; page += 1) {
    const values = { organisation, since: since.toISOString(), page, pageSize }
    const { cases, hasMore, length } = casesIn(toldBy(await far.ask('list', values)))
    for (const one of cases) if (isOurs(one)) found.set(one.externalId, theirCase(one, far, since))
    if (!hasMore || length === 0) return [...found.values()]
  }
  throw new Unreadable(`more than ${mostPages} pages`)
}

const isOurs = ({ reference, number }: ToldCase): boolean => reference !== '' || number !== undefined

const theirCase = (told: ToldCase, { settings }: FarSide, since: Date): TheirCase => ({
  externalId: told.externalId,
  isOurs: true,
  number: told.number ?? null,
  act: readState(told.state, settings).act,
  theirState: told.state === '' ? null : told.state,
  updatedAt: readTime(told.changedAt, settings.times) ?? since,
})
