/** As the specification writes a moment: ISO 8601 with its zone. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/

export const isMoment = (words: string): boolean => moment.test(words) && !Number.isNaN(Date.parse(words))

/** Milliseconds since 1970; NaN for what is no moment. */
export const timeOf = (words: string): number => (isMoment(words) ? Date.parse(words) : Number.NaN)

export const day = 86_400_000
export const hour = 3_600_000

/** Clocks differ by so much and nobody is to blame. */
export const leeway = 5 * 60_000

export const written = (time: number): string => new Date(time).toISOString()

/** The same moment by a clock an hour east. */
export const writtenEast = (time: number): string => `${written(time + hour).slice(0, -1)}+01:00`
