import type { ToldAct } from '../happenings.ts'
import type { Photo } from './photo.ts'
import type { ShownHappening } from './share-photos.ts'

export type DatedPhoto = { photo: Photo; at: Date }
export type BeforeAndAfter = { before: DatedPhoto; after: DatedPhoto }

type Shown = { photos: readonly Photo[]; happenings: readonly ShownHappening[]; reportedAt: Date }

const mends: readonly ToldAct[] = ['fix', 'say_fixed']
/** What is open again is no longer as it was after. */
const unmends: readonly ToldAct[] = ['reopen', 'undo']

/** The report's first photo, and the first of the latest that came with word of a fix. Happenings oldest first. */
export function beforeAndAfter({ photos, happenings, reportedAt }: Shown): BeforeAndAfter | null {
  const before = photos.find(isReady)
  const opened = happenings.findLastIndex(({ act }) => unmends.includes(act))
  const mended = happenings
    .slice(opened + 1)
    .findLast(({ act, photos }) => mends.includes(act) && photos.some(isReady))
  const after = mended?.photos.find(isReady)
  if (!before || !mended || !after) return null
  return { before: { photo: before, at: reportedAt }, after: { photo: after, at: mended.at } }
}

const isReady = ({ state }: Photo): boolean => state === 'ready'
