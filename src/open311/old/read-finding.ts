import { type Finding, findingAll } from '#reports/programs/find-reports.ts'
import { readIds, readStatus } from '../read-codes.ts'
import { readTime } from '../read-time.ts'
import type { Open311Ask } from '../rooms.ts'
import { doorsOf } from './interfaces.ts'
import { categoryNamed } from './old-names.ts'

/** How many requests a list has, at most. */
export const mostRequests = 1000

/** What the old service was asked: no window of days, `end_date` not in it, one number at a time, nothing unknown refused. */
export function readOldFinding({ asked }: Pick<Open311Ask, 'asked'>): Finding {
  const most = readMost(asked['max_requests'])
  const numbers = readIds(asked['service_request_id'])
  if (numbers) return { ...findingAll, most, numbers: numbers.slice(0, 1) }
  return {
    ...{ ...findingAll, most },
    categories: readNames(asked['service_code']),
    holders: readHolders(asked['agency_responsible']),
    isOpen: readStatus(asked['status']),
    hasPhoto: /^(?:true|1)$/i.test(asked['has_photo'] ?? ''),
    doors: asked['interface_used'] === undefined ? null : doorsOf(asked['interface_used']),
    confirmed: {
      from: readTime('start_date', asked['start_date'])?.at ?? null,
      before: readTime('end_date', asked['end_date'])?.at ?? null,
    },
  }
}

const readMost = (words: string | undefined): number =>
  words !== undefined && /^\d{1,6}$/.test(words) ? Math.min(mostRequests, Number(words)) : mostRequests

const readNames = (words: string | undefined): string[] | null =>
  words === undefined ? null : [categoryNamed(words)?.code ?? '']

const readHolders = (words: string | undefined): string[] | null =>
  words === undefined
    ? null
    : words
        .split('|')
        .map((code) => code.trim())
        .filter((code) => /^[\w-]{1,60}$/.test(code))
