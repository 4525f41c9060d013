/** How a server writes times. */
export type Clock = {
  /** Of times that say no zone. */
  zone: string
  /** What it says of the zone is right. */
  trustsZone: boolean
}

const written =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?$/i

/** A time in the ways that servers write it: with a zone or without, seconds, fractions, `+0100`. Null where it is none. */
export function readMoment(words: string | null, { zone, trustsZone }: Clock): Date | null {
  const [, day, hour = '00', minute = '00', second = '00', said] = written.exec(words?.trim() ?? '') ?? []
  if (day === undefined) return null
  const plain = `${day}T${hour}:${minute}:${second}`
  if (said === undefined || !trustsZone) return inZone(plain, zone)
  return validated(new Date(plain + offsetOf(said)))
}

const offsetOf = (said: string): string => {
  const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(said) ?? []
  return sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`
}

/** The moment when clocks in the zone show it. Where they show it twice, one of both; where never, an hour beside. */
function inZone(plain: string, zone: string): Date | null {
  const asUtc = validated(new Date(`${plain}Z`))
  if (asUtc === null) return null
  const guess = new Date(asUtc.getTime() - aheadMs(asUtc, zone))
  return new Date(asUtc.getTime() - aheadMs(guess, zone))
}

/** As clocks in the zone show it, to the second, without the zone. */
export function writtenInZone(at: Date, zone: string): string {
  return new Date(at.getTime() + aheadMs(at, zone)).toISOString().slice(0, 19)
}

const validated = (at: Date): Date | null => (Number.isNaN(at.getTime()) ? null : at)

/** How far clocks in the zone are before Greenwich then. */
function aheadMs(at: Date, zone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const [day, clock] = shown.format(at).split(' ')
  return Date.parse(`${day}T${clock}Z`) - Math.floor(at.getTime() / 1000) * 1000
}
