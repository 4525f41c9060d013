const shown = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
})

/**
 * The moment when clocks in Sweden show 2026-12-24T22:00; the earlier one where they show it twice. Null when
 * the words are no time, or one that the clocks leap over.
 */
export function swedishTime(words: string): Date | null {
  const [, day, clock] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(words) ?? []
  if (!day || !clock) return null
  const moments = ['+02:00', '+01:00'].map((offset) => new Date(`${words}:00${offset}`))
  return moments.find((at) => !Number.isNaN(at.getTime()) && shown.format(at) === `${day} ${clock}`) ?? null
}
