import type { CaseBook } from '../../test/infracontrol/case-book.ts'
import type { FaultBook, FaultKind } from '../../test/infracontrol/faults.ts'

export const troubles = [
  ...(['error', 'busy', 'unavailable', 'cut', 'page'] as const),
  ...(['cut_after', 'error_after', 'page_after'] as const),
] satisfies readonly FaultKind[]
const oddNews = ['twice', 'shuffled'] as const

/** Something goes wrong with the next questions, something with the next news, and now and then news is seen late. */
export function troubleInfracontrol(
  { book, faults }: { book: CaseBook; faults: FaultBook },
  chance: () => number,
  kinds: readonly FaultKind[] = troubles,
): void {
  const kind = kinds[Math.floor(chance() * kinds.length)]
  if (kind) faults.set(kind, { times: 1 + Math.floor(chance() * 3), seconds: 1 })
  const odd = oddNews[Math.floor(chance() * oddNews.length)]
  if (odd) faults.set(odd, { times: 5 })
  if (chance() < 0.3) faults.set('late', { times: 3, on: 'handle' })
  else book.release()
}

/** Nothing goes wrong any more, and all that was held back is seen. */
export function mendInfracontrol({ book, faults }: { book: CaseBook; faults: FaultBook }): void {
  faults.clear()
  book.release()
}
