import type { Mistakes } from '#http/form.ts'
import type { WrittenReport } from '#reports/report.ts'
import type { Ask } from '../../ask.ts'
import type { FormPlace } from './form-place.ts'
import type { FormToShow } from './form-to-show.ts'
import { readReport } from './read-report.ts'
import { changePhotos } from './take-photos.ts'

/** What a posted form of a draft says, or how it is shown again. */
export type ReadSent =
  | { ok: true; written: WrittenReport }
  /** What stands in the way is not in the form. */
  | { ok: false; answer: Response }
  | {
      ok: false
      answer: null
      fields: FormToShow['fields']
      mistakes: Mistakes
      place: FormPlace
      status: 200 | 422
    }

/** Reads the form of a draft. Photos that came with it are kept, whatever else is wrong. */
export async function readSent(ask: Ask, draft: string): Promise<ReadSent> {
  const report = readReport(ask)
  if (!report.ok && report.answer) return report
  const photos = await changePhotos(ask, draft)
  if (report.ok && !photos.mistakes && !photos.isDropped) return report
  const mistakes = photos.isDropped ? {} : { ...(report.ok ? {} : report.mistakes), ...photos.mistakes }
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return { ok: false, answer: null, fields: ask.fields, mistakes, place: report.place, status }
}
