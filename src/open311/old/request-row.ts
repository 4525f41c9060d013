import type { ReportCounts } from '#reports/programs/read-counts.ts'
import type { ReadReport } from '#reports/programs/read-reports.ts'
import type { Fields } from '../document.ts'
import { photoUrl, statusOf } from '../request-row.ts'
import type { Open311Ask } from '../rooms.ts'
import { interfaceOf } from './interfaces.ts'
import { oldNameOf } from './old-names.ts'

/** A report as the old service told of it. Nobody's name is told any more. */
export const oldRequestRow = (
  { rooms }: Pick<Open311Ask, 'rooms'>,
  report: ReadReport,
  counts: ReportCounts | undefined,
) =>
  ({
    service_request_id: String(report.number),
    status: statusOf(report),
    service_name: oldNameOf(report.category),
    service_code: oldNameOf(report.category),
    title: report.title,
    detail: report.description,
    description: [report.title, report.description].filter(Boolean).join(': '),
    agency_responsible: { recipient: report.holder },
    agency_sent_datetime: counts?.sentAt?.toISOString() ?? null,
    requested_datetime: report.confirmedAt.toISOString(),
    updated_datetime: report.changedAt.toISOString(),
    lat: report.lat,
    long: report.lon,
    media_url: report.photo && photoUrl(rooms, report.photo),
    interface_used: interfaceOf(counts?.door ?? null),
    comment_count: counts?.updates ?? 0,
    requestor_name: '',
  }) satisfies Fields
