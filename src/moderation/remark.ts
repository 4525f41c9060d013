import type { ModerationReason, RemarkEnd, RemarkTopic } from '#database/schema.ts'
import type { Language } from '#reports/report.ts'

export type { ModerationReason, RemarkEnd, RemarkTopic }

/** Why something should not be read by everybody: said by whoever remarks on it, and by whoever takes it away. */
export const moderationReasons = [
  'person',
  'hate',
  'crime',
  'other',
] as const satisfies readonly ModerationReason[]

export const isModerationReason = (said: unknown): said is ModerationReason =>
  moderationReasons.some((reason) => reason === said)

/** What somebody tells those who run the service. */
export type Remark = {
  id: string
  words: string
  language: Language
  /** Of abuse, only where somebody wants to be asked about it. */
  email: string | null
} & (
  | { topic: 'abuse'; report: number; reason: ModerationReason }
  | {
      topic: 'barrier'
      /** The page, as somebody calls it; may be empty. */
      page: string
      email: string
    }
)

export const remarkLengths = { words: 2000, page: 300 } as const
