import type { Answer } from '#bodies/questions/question.ts'
import type { Happening } from '#reports/happenings.ts'
import type { Photo } from '#reports/photos/photo.ts'
import type { PresentReport } from '#reports/present-report.ts'
import type { Actor } from '#reports/report.ts'
import type { ModerationReason } from '../remark.ts'
import type { MaskedKind } from './mask-words.ts'

/** A photo as moderation has left it: of a hidden one nothing but that it was there is told. */
export type CopiedPhoto = Photo & { isHidden: boolean }

/** One line of what has happened, with what everybody reads of what was said; or that something said is hidden. */
export type CopiedLine = { at: Date } & (
  | { is: 'happened'; happening: Happening; photos: readonly CopiedPhoto[] }
  | { is: 'hidden'; writtenBy: Actor }
)

/** What a report is and where, the same for everybody who may read it. */
type Standing = Pick<
  PresentReport,
  | 'number'
  | 'visibility'
  | 'category'
  | 'language'
  | 'lat'
  | 'lon'
  | 'isApproximate'
  | 'municipality'
  | 'isTextHeld'
  | 'confirmedAt'
  | 'state'
  | 'stateSince'
  | 'plannedFor'
>

/**
 * A report as it may be handed to whoever asks to read it: what is published, masked once more. Nothing of who
 * reported it, no messages and no notes. A report that is hidden as a whole has no words, photos or answers here.
 */
export type MaskedCopy = Standing & {
  title: string
  description: string
  placeWords: string
  answers: readonly Answer[]
  photos: readonly CopiedPhoto[]
  /** All that have held it, the first one first. */
  holders: readonly { name: string; since: Date }[]
  /** Oldest first. */
  lines: readonly CopiedLine[]
  /** Why anything in it is masked: what the detectors found, and what those who run the service said. */
  because: { kinds: readonly MaskedKind[]; reasons: readonly ModerationReason[] }
}
