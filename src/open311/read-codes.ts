import { categoryByOldName } from '#bodies/catalogue.ts'
import { Open311Mistake } from './mistake.ts'

/** What stands between commas, without what is empty. */
const listed = (words: string): string[] =>
  words
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** Categories by their codes or the names the old service had, of which some hold a comma. */
export function readCodes(words: string | undefined): string[] | null {
  if (words === undefined) return null
  const whole = categoryByOldName(words)
  if (whole) return [whole.code]
  return listed(words).map((name) => {
    const category = categoryByOldName(name)
    if (!category) throw new Open311Mistake('service_unknown', name)
    return category.code
  })
}

/** `open`, `closed`, or both, which is all: null. */
export function readStatus(words: string | undefined): boolean | null {
  const statuses = new Set(words === undefined ? [] : listed(words.toLowerCase()))
  for (const status of statuses)
    if (status !== 'open' && status !== 'closed') throw new Open311Mistake('parameter_unreadable', 'status')
  return statuses.size === 1 ? statuses.has('open') : null
}

/** Numbers of reports; what is none is no report's. */
export const readIds = (words: string | undefined): number[] | null =>
  words === undefined
    ? null
    : listed(words)
        .slice(0, 1000)
        .flatMap((one) => (/^\d{1,15}$/.test(one) ? [Number(one)] : []))
