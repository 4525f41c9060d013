import type { Chance } from './chance.ts'

/** What may happen to bytes on their way; of the same chance always the same. */
export type Hurt = (bytes: Buffer, chance: Chance) => Buffer

/** Some of them, at most so many, are others. */
export const flipped =
  (most: number): Hurt =>
  (bytes, { number }) => {
    const flipped = Buffer.from(bytes)
    for (let times = number(most); times >= 0 && flipped.length > 0; times -= 1)
      flipped[number(flipped.length)] = number(256)
    return flipped
  }

/** The end is missing, the beginning is, or a stretch stands there many times. */
export const cutOrRepeated: readonly Hurt[] = [
  (bytes, { number }) => bytes.subarray(0, number(bytes.length + 1)),
  (bytes, { number }) => bytes.subarray(number(bytes.length + 1)),
  (bytes, { number }) => {
    const [at, length] = [number(bytes.length + 1), number(400)]
    const stretch = bytes.subarray(at, at + length)
    return Buffer.concat([
      bytes.subarray(0, at),
      ...Array<Buffer>(number(60)).fill(stretch),
      bytes.subarray(at),
    ])
  },
]

/** The beginning of one goes on as the end of another. */
export const splice = (bytes: Buffer, other: Buffer, { number }: Chance): Buffer =>
  Buffer.concat([bytes.subarray(0, number(bytes.length + 1)), other.subarray(number(other.length + 1))])
