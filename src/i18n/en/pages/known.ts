import type { known as source } from '../../sv/pages/known.ts'

export const known: typeof source = {
  found: (count) =>
    count === 1
      ? 'A similar problem has already been reported here'
      : `${count} similar problems have already been reported here`,
  same: 'Is it the same thing? Say that you see it too, and get the same news. Otherwise just fill in the rest.',
  here: 'Right here',
  away: (distance) => `${distance} away`,
  inTown: (words) => (words === '' ? 'In the same town' : words),
  reported: (when) => `reported ${when}`,
  mended: (when) => `fixed ${when}`,
  seenBy: (count) => `${count} see this`,
  seenByPersons: (count) => `${count} people see this.`,
  said: 'Latest answer:',
  mendedLately: 'Recently fixed',
  also: 'I see this too',
  forecast: (days) =>
    days <= 1
      ? 'Similar ones here: 8 of 10 done within a day.'
      : `Similar ones here: 8 of 10 done within ${days} days.`,
  noForecast: 'We cannot say how long it takes: too few similar ones are done yet.',
}
