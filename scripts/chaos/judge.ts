import { stepsHere } from './far-side.ts'

type Side = { canRepeat: boolean }

/** Whether something that is there so many times should not be; a side that can't but repeat may have what nobody knew of. */
export function isTooOften(times: number, { canRepeat }: Side, wasUnknown: boolean): boolean {
  return times > 1 && !(canRepeat && wasUnknown)
}

/**
 * What is wrong with how a case was moved here by its system, which has taken it so many steps; null: nothing. One that was
 * heard after a later one moves nothing, so that some may be left out: none comes twice, after a later one, or of itself.
 */
export function wrongMoves(moves: readonly string[], step: number): string | null {
  const right: readonly string[] = stepsHere.slice(0, step + 1)
  const places = moves.map((move) => right.indexOf(move))
  const isRight = places.every((place, index) => place > (places[index - 1] ?? -1))
  return isRight && places.at(-1) === step ? null : `${moves.join(', ')}, not ${right.join(', ')}`
}

/** How often what the far side calls `id` has been heard, by the names that we keep such things under: `UPD-1` is not in `UPD-12`. */
export function timesHeard(id: string, told: readonly string[]): number {
  return told.filter((name) => name.split(/[^\w-]+/).includes(id)).length
}
