import type { VerdictKind } from '#database/schema.ts'

export type { VerdictKind }

/** What is answered to "Stämmer det?". */
export const verdictKinds = ['fixed', 'still', 'unsure'] as const satisfies readonly VerdictKind[]

export const isVerdict = (name: string | undefined): name is VerdictKind =>
  verdictKinds.some((kind) => kind === name)
