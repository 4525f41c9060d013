import type { Language } from './messages.ts'

const timeZone = 'Europe/Stockholm'
const locales = { sv: 'sv-SE', en: 'en-GB' } as const

const formatters = (options: Intl.DateTimeFormatOptions) => ({
  sv: new Intl.DateTimeFormat(locales.sv, { timeZone, ...options }),
  en: new Intl.DateTimeFormat(locales.en, { timeZone, ...options }),
})

const day = formatters({ day: 'numeric', month: 'long', year: 'numeric' })
const clock = formatters({ hour: '2-digit', minute: '2-digit' })
const isoDay = new Intl.DateTimeFormat('sv-SE', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const relative = {
  sv: new Intl.RelativeTimeFormat(locales.sv, { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat(locales.en, { numeric: 'auto' }),
}

/** "23 november 2026", "23 November 2026". */
export const formatDay = (at: Date, language: Language): string => day[language].format(at)

/** "kl. 14.30", never broken in two; "14:30". */
export const formatClock = (at: Date, language: Language): string => {
  const time = clock[language].format(at)
  return language === 'sv' ? `kl.\u00a0${time.replace(':', '.')}` : time
}

/** "23 november 2026 kl. 14.30". */
export const formatTime = (at: Date, language: Language): string =>
  `${formatDay(at, language)} ${formatClock(at, language)}`

/** The day in Sweden as 2026-11-23. */
export const swedishDay = (at: Date): string => isoDay.format(at)

/** The time in Sweden as "2026-11-23 14.30": for tables, where it stands under itself. */
export const swedishTime = (at: Date): string => `${swedishDay(at)} ${clock.sv.format(at).replace(':', '.')}`

/** Relative under a week ("i dag kl. 08.02", "för 3 dagar sedan"), else the day. */
export function formatRecent(at: Date, now: Date, language: Language): string {
  const days = Math.round((Date.parse(swedishDay(at)) - Date.parse(swedishDay(now))) / 86_400_000)
  if (days > 0 || days <= -7) return formatDay(at, language)
  const said = relative[language].format(days, 'day')
  return days >= -1 ? `${said} ${formatClock(at, language)}` : said
}

/** "40 m": as near as a person would say it. */
export const formatDistance = (metres: number): string =>
  `${Math.max(10, Math.round(metres / 10) * 10)}\u00a0m`

/** A planned day stored as 2026-11-23. */
export const formatPlannedDay = (iso: string, language: Language): string =>
  formatDay(new Date(`${iso}T12:00:00Z`), language)
