import type { Happening } from '#reports/happenings.ts'
import type { ReadReport } from '#reports/programs/read-reports.ts'
import { sentenceOf } from '#reports/say-happening.ts'
import { type Fields, rowsOf } from './document.ts'
import { photoUrl } from './request-row.ts'
import type { Open311Ask } from './rooms.ts'

type How = Pick<Open311Ask, 'language' | 'rooms'>
type Beside = { photos: readonly string[]; happenings: readonly Happening[] }

/** What `extensions=true` adds to a request: what GeoReport has no field for, and what has happened. */
export const extendedRow = (
  { language, rooms }: How,
  report: ReadReport,
  { photos, happenings }: Beside,
): Fields => ({
  extended_attributes: {
    title: report.title,
    detailed_status: report.state,
    photos: rowsOf(
      'photo',
      photos.map((address) => photoUrl(rooms, address)),
    ),
    municipality_code: report.municipality,
    external_reference: null,
    duplicate: report.state === 'duplicate',
    parent_service_request_id: report.mainReport === null ? null : String(report.mainReport),
  },
  notes: rowsOf(
    'note',
    happenings.filter(isToldHere).map((happening) => ({
      datetime: happening.at.toISOString(),
      type: happening.act,
      summary: sentenceOf(language, happening),
      description: happening.words,
    })),
  ),
})

// Whether the holder's mail has left changes nothing of a request, which is read anew only when it has changed.
const isToldHere = ({ act }: Happening): boolean => act !== 'deliver' && act !== 'bounce'
