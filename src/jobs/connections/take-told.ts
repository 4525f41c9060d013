import { noteUnmapped } from '#bodies/connections/unmapped-states.ts'
import type { Db } from '#database/database.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { locateMunicipality } from '#geo/locate-municipality.ts'
import { nearestPlaceIn } from '#geo/nearest-place.ts'
import type { ForeignCase, News } from '#integrations/receiver.ts'
import { type NewsTaken, type Teller, takeNews } from '#reports/told/take-news.ts'
import { type OwnCaseTaken, takeOwnCase } from '#reports/told/take-own-case.ts'
import type { Tables } from '#responsibility/tables.ts'

export type TellRooms = { db: Db; photos: PhotoStore; tables(): Tables }

/** What a system has told in one go; what it tells of may be of use later, when `unplaced`. */
export type Told = { news: readonly News[]; cases: readonly ForeignCase[] }
export type TakenTold = { outcomes: (NewsTaken | OwnCaseTaken)[]; unplaced: News[] }

/** Takes what a system has told, oldest first: news after the cases they may be of. Each on its own; none twice. */
export async function takeTold(rooms: TellRooms, teller: Teller, told: Told): Promise<TakenTold> {
  const taken: TakenTold = { outcomes: [], unplaced: [] }
  for (const one of inTime(told.cases)) {
    const { municipality, placeWords } = placeOf(rooms, one)
    taken.outcomes.push(
      await takeOwnCase(rooms.db, rooms.photos, teller, { ...one, municipality, placeWords }),
    )
  }
  for (const one of inTime(told.news)) {
    const outcome = await takeNews(rooms.db, teller, one)
    taken.outcomes.push(outcome)
    if (outcome === 'no_case') taken.unplaced.push(one)
  }
  await noteUnmapped(rooms.db, teller.connection, unmappedIn(told.news))
  return taken
}

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
