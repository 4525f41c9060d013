import { NotAllowed } from '../errors.ts'
import type { ModerationReason } from './remark.ts'
import type { PublishedTexts } from './reviewed-report.ts'

export type Turn = 'hide' | 'show'
export type ReviewAct = 'change' | 'stand' | Turn

/** Other words for what was said, and the mark of those that were read by whoever wrote them. */
export type EntryWords = { id: number; mark: string; words: string }

/** What is done with a report by the page of one remark. */
export type Review = {
  remark: string
  report: number
  link: string
  /** `change`: the parts alone. `stand`: nothing, as it is; a held text is shown as it was written. */
  act: ReviewAct
  /** Of the texts that were before whoever wrote `texts`. */
  mark: string
  texts: PublishedTexts
  /** Takes the answers to the holder's questions out of what is published. */
  dropsAnswers: boolean
  entryWords: readonly EntryWords[]
  entries: readonly { id: number; turn: Turn }[]
  photos: readonly { id: string; turn: Turn }[]
  reason: ModerationReason | null
}

/**
 * One thing that was done: what tells of it, whether it took something away, and whose words it was, if not the
 * reporter's: a person's, or those of whoever held a case.
 */
export type Moderated = { event: number; turn: Turn; author: number | null; answer: BodysAnswer | null }

/** What a body has said for everybody, and on which case. */
export type BodysAnswer = { entry: number; caseId: number }

/** Null where no body has said it. */
export const bodysAnswer = (
  entry: number,
  said: { body: string | null; case_id: number },
): BodysAnswer | null => (said.body === null ? null : { entry, caseId: said.case_id })

/** Why a review is not taken: nothing in it, no reason for what it takes away, or changes where all was to stand. */
export type ReviewRefusal = 'nothing' | 'reason' | 'standing'
export class ReviewRefused extends NotAllowed {
  override name = 'ReviewRefused'
  readonly why: ReviewRefusal
  constructor(why: ReviewRefusal) {
    super(`the review can't be taken: ${why}`)
    this.why = why
  }
}
