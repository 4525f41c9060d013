import type { Db } from '#database/database.ts'
import { currentNotices } from './notices/notice-queries.ts'
import { type Notices, noticesOf } from './notices/notices-at.ts'

/** The channel that tells running services to read guidance again; triggers tell it. */
export const guidanceChannel = 'guidance_changed'

/** What bodies tell those who report at a place and ask them, in memory. */
export type Guidance = { notices: Notices }

export const noGuidance: Guidance = { notices: noticesOf([]) }

export async function currentGuidance(db: Db): Promise<Guidance> {
  return { notices: noticesOf(await currentNotices(db)) }
}
