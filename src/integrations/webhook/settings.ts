import { z } from 'zod'
import { oauth2Settings } from '../oauth2.ts'
import { systemActs } from '../system-acts.ts'

/** Where events are posted, and what theirs mean. The secret they are signed with is none of these. */
export const webhookSettings = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** Null: the signature is enough. */
  oauth2: oauth2Settings.nullable().default(null),
  /** `links`: to the case's page; `inside`: as base64 too. */
  photos: z.enum(['links', 'inside']).default('links'),
  /** Their words for how a case stands, besides ours. */
  states: z.record(z.string().min(1).max(100), z.enum(systemActs).nullable()).default({}),
  /** Whether cases begun there come in here. */
  takesCases: z.boolean().default(true),
})
export type WebhookSettings = z.output<typeof webhookSettings>
