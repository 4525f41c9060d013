import { addDays, isDay, isoWeeksIn, lastOfMonth, weekdayOf, weekOf, yearOf } from './days.ts'

/** A day by which something is promised, 2026-12-04; `past` for one that has lately gone by. */
export type PromisedDay = { day: string } | 'past' | null

/** What "v 48", "3 december", "3/12", "på fredag" mean on a day: a week ends by its Friday, a month by its last day. */
export function whichDay(words: string, today: string): PromisedDay {
  const said = words
    .toLocaleLowerCase('sv')
    .replace(/[.!,\s]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(before, '')
  for (const { pattern, read } of rules) {
    const found = pattern.exec(said)
    if (found) return read(found.groups ?? {}, today)
  }
  return null
}

const before =
  /^(?:(?:till|under|den|på|i|senast|preliminärt|prel\.?|att|åtgärdas|lagas|för|by|on|in|during)\s+)+(?=\S)/

const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'] as const
const weekdays = ['mån', 'tis', 'ons', 'tor', 'fre', 'lör', 'sön'] as const
const month =
  '(?<month>jan(?:uari|uary)?|feb(?:ruari|ruary)?|mars|march|mar|apr(?:il)?|maj|may|jun[ie]?|jul[iy]?|aug(?:usti|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const weekday = '(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag)?(?:en)?\\.?'
const year = '(?:,? (?<year>\\d{4}))?'

type Groups = Partial<Record<string, string>>
type Rule = { pattern: RegExp; read: (groups: Groups, today: string) => PromisedDay }

const rule = (source: string, read: Rule['read']): Rule => ({ pattern: new RegExp(`^(?:${source})$`), read })

const rules: readonly Rule[] = [
  rule('(?<day>\\d{4}-\\d{2}-\\d{2})', ({ day = '' }, today) => (isDay(day) ? unlessPast(day, today) : null)),
  rule(
    `(?:${weekday} (?:den )?)?(?<day>\\d{1,2})[/.](?<number>\\d{1,2})(?:[-/. ](?<year>\\d{4}|\\d{2}))?`,
    dateOf,
  ),
  rule(`(?:${weekday} (?:den )?)?(?<day>\\d{1,2})(?:[:.]?[ea])? ${month}${year}`, dateOf),
  rule(
    `(?:v|vecka|veckan|vk|week)\\.? ?(?<first>\\d{1,2})(?: ?[-–/] ?(?:v\\.? ?)?(?<week>\\d{1,2}))?${year}`,
    weekend,
  ),
  rule(`(?<weekday>${weekday})(?: (?<next>nästa vecka))?`, nextWeekday),
  rule('idag|dag|today', (_, today) => ({ day: today })),
  rule('imorgon|morgon|imorron|morron|tomorrow', (_, today) => ({ day: addDays(today, 1) })),
  rule('övermorgon', (_, today) => ({ day: addDays(today, 2) })),
  rule('nästa vecka|next week', (_, today) => ({ day: fridayAfter(today, 1) })),
  rule('denna vecka|den här veckan|veckan|this week', (_, today) => ({ day: fridayAfter(today, 0) })),
  rule(`(?:slutet (?:av|på) )?${month}${year}`, endOfMonth),
  rule(`(?<season>vår|sommar|höst)(?:en)?${year}`, endOfSeason),
]

// Longer ago than this it is next year's that is meant.
const lately = 120

const unlessPast = (day: string, today: string): PromisedDay => (day < today ? 'past' : { day })

/** The day in this year, or in the next where this year's is long gone. */
function thisOrNextYear(
  inYear: (year: number) => string | null,
  today: string,
  given?: string,
  current = yearOf(today),
): PromisedDay {
  if (given) {
    const day = inYear(Number(given.length === 2 ? `20${given}` : given))
    return day === null || day > addDays(today, 3660) ? null : unlessPast(day, today)
  }
  const day = inYear(current)
  if (day !== null && day >= addDays(today, -lately)) return unlessPast(day, today)
  const next = inYear(current + 1)
  return next === null ? null : { day: next }
}

function dateOf({ day = '', number, month: name = '', year: given }: Groups, today: string): PromisedDay {
  const inYear = (year: number) => {
    const date = `${year}-${twoDigits(number ?? monthNumber(name))}-${twoDigits(day)}`
    return isDay(date) ? date : null
  }
  return thisOrNextYear(inYear, today, given)
}

function weekend({ first = '', week = first, year: given }: Groups, today: string): PromisedDay {
  const inYear = (year: number) =>
    Number(week) < 1 || Number(week) > isoWeeksIn(year) ? null : addDays(weekOf(year, Number(week)), 4)
  const current = yearOf(addDays(today, 3 - weekdayOf(today)))
  const day = thisOrNextYear(inYear, today, given, current)
  // On a Saturday the week is not over yet.
  const isThisWeek = day === 'past' && inYear(current) === fridayOf(today)
  return isThisWeek ? { day: addDays(fridayOf(today), 2) } : day
}

function nextWeekday({ weekday: name = '', next }: Groups, today: string): PromisedDay {
  const wanted = weekdays.findIndex((one) => name.startsWith(one))
  if (next) return { day: addDays(today, 7 - weekdayOf(today) + wanted) }
  return { day: addDays(today, ((wanted - weekdayOf(today) + 6) % 7) + 1) }
}

const fridayOf = (today: string): string => addDays(today, 4 - weekdayOf(today))

function fridayAfter(today: string, weeks: number): string {
  const friday = addDays(fridayOf(today), 7 * weeks)
  return friday < today ? addDays(friday, 2) : friday
}

function endOfMonth({ month: name = '', year: given }: Groups, today: string): PromisedDay {
  return thisOrNextYear((year) => lastOfMonth(year, monthNumber(name)), today, given)
}

const lastMonths: Readonly<Record<string, number>> = { vår: 5, sommar: 8, höst: 11 }

function endOfSeason({ season = '', year: given }: Groups, today: string): PromisedDay {
  return thisOrNextYear((year) => lastOfMonth(year, lastMonths[season] ?? 0), today, given)
}

const monthNumber = (name: string): number =>
  1 +
  months.indexOf(
    months.find((one) => one === name.slice(0, 3).replace('oct', 'okt').replace('may', 'maj')) ?? 'jan',
  )

const twoDigits = (value: string | number): string => String(value).padStart(2, '0')
