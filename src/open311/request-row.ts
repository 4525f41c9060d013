import { categoryName } from '#bodies/catalogue.ts'
import { messagesIn } from '#i18n/messages.ts'
import { swedishTime } from '#i18n/swedish-time.ts'
import { paths } from '#paths.ts'
import type { ReadReport } from '#reports/programs/read-reports.ts'
import { groupOf } from '#reports/states.ts'
import type { Fields } from './document.ts'
import type { Open311Ask } from './rooms.ts'

type How = Pick<Open311Ask, 'language' | 'rooms'>

/** A report as GeoReport v2 calls it, a service request. What is not known here is there and empty. */
export const requestRow = ({ language, rooms }: How, report: ReadReport) =>
  ({
    service_request_id: String(report.number),
    status: statusOf(report),
    status_notes: report.answer ?? messagesIn(language).words.state[report.state],
    service_name: categoryName(report.category, language),
    service_code: report.category,
    description: report.description,
    agency_responsible: report.holder,
    service_notice: null,
    requested_datetime: report.confirmedAt.toISOString(),
    updated_datetime: report.changedAt.toISOString(),
    expected_datetime: report.plannedFor && noonOf(report.plannedFor),
    address: report.placeWords,
    address_id: null,
    zipcode: null,
    lat: report.lat,
    long: report.lon,
    media_url: report.photo && photoUrl(rooms, report.photo),
  }) satisfies Fields

export const statusOf = ({ state }: Pick<ReadReport, 'state'>): 'open' | 'closed' =>
  groupOf[state] === 'open' ? 'open' : 'closed'

export const photoUrl = ({ baseUrl }: Pick<Open311Ask['rooms'], 'baseUrl'>, address: string): string =>
  baseUrl + paths.photo(address, 'large')

// Noon in Sweden is the same day in Greenwich: who reads no further than the day reads the right one.
const noonOf = (day: string): string | null => swedishTime(`${day}T12:00`)?.toISOString() ?? null
