import type { Open311Ask } from '../rooms.ts'

/** The jurisdiction where vendors try: see decision 0030. */
const sandboxId = 'sandlada'

export const asksSandbox = ({ asked }: Pick<Open311Ask, 'asked'>): boolean =>
  asked['jurisdiction_id']?.toLowerCase() === sandboxId
