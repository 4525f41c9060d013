import type { Found } from '#reports/programs/find-reports.ts'
import { Open311Mistake } from './mistake.ts'

/** Where a list in the order of changes goes on: the moment and the number of the last that was told. */
export const cursorOf = ({ changed, number }: Found): string => `${changed}-${number}`

export function readCursor(words: string | undefined): Found | null {
  if (words === undefined) return null
  const [, changed, number] = /^(\d{15,17})-(\d{1,12})$/.exec(words) ?? []
  if (!changed || !number) throw new Open311Mistake('parameter_unreadable', 'after')
  return { changed: Number(changed), number: Number(number) }
}
