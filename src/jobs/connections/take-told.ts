import { noteUnmapped } from '#bodies/connections/unmapped-states.ts'
import type { Db } from '#database/database.ts'
import { inSavepoint } from '#database/in-savepoint.ts'
import { isOfTheValue, ruleBroken } from '#database/is-of-the-value.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { locateMunicipality } from '#geo/locate-municipality.ts'
import { nearestPlaceIn } from '#geo/nearest-place.ts'
import type { ForeignCase, News } from '#integrations/receiver.ts'
import { type NewsTaken, type Teller, takeNews } from '#reports/told/take-news.ts'
import { type OwnCaseTaken, takeOwnCase } from '#reports/told/take-own-case.ts'
import type { Tables } from '#responsibility/tables.ts'
import { log, reasonOf } from '../../log.ts'
import { fitCase, fitNews } from './fit-told.ts'

export type TellRooms = { db: Db; photos: PhotoStore; tables(): Tables }

/** What a system has told in one go; what it tells of may be of use later, when `unplaced`. */
export type Told = { news: readonly News[]; cases: readonly ForeignCase[] }
export type TakenTold = {
  outcomes: (NewsTaken | OwnCaseTaken)[]
  unplaced: News[]
  unfit: Unfit[]
  /** What the cases are called there that were told of. */
  externalIds: string[]
}
/** What can't be taken as it is, however often it is tried. `problem` says why, with none of its texts. */
export type Unfit = { told: News | ForeignCase; problem: string }

/**
 * Takes what a system has told, oldest first: news after the cases they may be of. Each on its own, so that one that
 * can't be taken holds up no other; none twice. In a transaction.
 */
export async function takeTold(rooms: TellRooms, teller: Teller, told: Told): Promise<TakenTold> {
  const taken: TakenTold = { outcomes: [], unplaced: [], unfit: [], externalIds: [] }
  const [cases, news] = [inTime(told.cases.map(fitCase)), inTime(told.news.map(fitNews))]
  taken.externalIds.push(...new Set([...cases, ...news].map(({ externalId }) => externalId)))
  for (const one of cases) {
    const outcome = await attempt(rooms.db, one, () => takeCase(rooms, teller, one))
    if (isUnfit(outcome)) taken.unfit.push(outcome)
    else taken.outcomes.push(outcome)
  }
  for (const one of news) {
    const outcome = await attempt(rooms.db, one, () => takeNews(rooms.db, teller, one))
    if (isUnfit(outcome)) taken.unfit.push(outcome)
    else taken.outcomes.push(outcome)
    if (outcome === 'no_case') taken.unplaced.push(one)
  }
  await noteUnmapped(rooms.db, teller.connection, unmappedIn(news))
  for (const { problem } of taken.unfit) log('warn', 'told', { connection: teller.connection, problem })
  return taken
}

function takeCase(rooms: TellRooms, teller: Teller, one: ForeignCase): Promise<OwnCaseTaken> {
  const { municipality, placeWords } = placeOf(rooms, one)
  return takeOwnCase(rooms.db, rooms.photos, teller, { ...one, municipality, placeWords })
}

/** What the database says of anything but the value itself ends all of it: it is tried again. */
const attempt = <T>(tx: Db, told: Unfit['told'], work: () => Promise<T>): Promise<T | Unfit> =>
  inSavepoint<T, Unfit>(tx, work, (error) =>
    isOfTheValue(error)
      ? { told, problem: `${told.updateId.slice(0, 80)}: ${ruleBroken(error) ?? reasonOf(error)}` }
      : null,
  )

const isUnfit = (outcome: string | Unfit): outcome is Unfit => typeof outcome !== 'string'

/** The first reasons in one sentence, for whoever runs the connection; null where all could be taken. */
export const problemIn = (problems: readonly Pick<Unfit, 'problem'>[]): string | null =>
  problems.length === 0
    ? null
    : `${problems.length} could not be taken: ${problems.map(({ problem }) => problem).join('; ')}`.slice(
        0,
        500,
      )

/** Their words for how a case stands that a person should say the meaning of. */
const unmappedIn = (news: readonly News[]): string[] =>
  news.flatMap(({ isUnmapped, theirState }) => (isUnmapped && theirState ? [theirState] : []))

const inTime = <T extends { at: Date }>(told: readonly T[]): T[] =>
  told.toSorted((one, other) => one.at.getTime() - other.at.getTime())

/** Its municipality, and the place it is nearest to: more is not known of what has a point alone. */
function placeOf({ tables }: TellRooms, { lat, lon }: ForeignCase) {
  const located = locateMunicipality({ lat, lon }, tables().areas)
  if (!located.found) return { municipality: null, placeWords: '' }
  return { municipality: located.code, placeWords: nearestPlaceIn(located.code, { lat, lon }) ?? '' }
}
