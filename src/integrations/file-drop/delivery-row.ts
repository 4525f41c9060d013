import { toSweref99tm } from '#geo/sweref.ts'
import { swedishDay } from '#i18n/formats.ts'
import type { DeliveredPhoto, DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { paths } from '../../paths.ts'
import { beginsCase } from '../begins-case.ts'
import { caseInWords, newsInWords } from '../case-in-words.ts'

/** One delivery as one row: columns only come to the end, and none goes away. */
export type Row = Readonly<Record<string, string | number | boolean>>

export const idColumn = 'leverans'

type Rooms = { baseUrl: string; categoryName(code: string): string; photos: boolean }

export function deliveryRow(delivery: DeliveryToSend, { baseUrl, categoryName, photos }: Rooms): Row {
  const { report, kind, createdAt } = delivery
  const { north, east } = toSweref99tm(report)
  const { name, email } = reporterOf(delivery)
  return {
    [idColumn]: delivery.id,
    typ: kind,
    nummer: report.number,
    skickad: createdAt.toISOString(),
    anmald: report.confirmedAt.toISOString(),
    kategorikod: report.category,
    kategori: categoryName(report.category),
    rubrik: report.title,
    beskrivning: caseInWords(delivery),
    nytt: beginsCase(kind) ? '' : newsInWords(delivery),
    bradskande: report.urgent.length > 0,
    latitud: report.lat,
    longitud: report.lon,
    sweref99tm_n: north,
    sweref99tm_e: east,
    plats: report.placeWords,
    kommunkod: report.municipality.code,
    anmalare: name,
    epost: email,
    lank: baseUrl + paths.case(delivery.caseToken),
    foton: photos
      ? photosOf(delivery)
          .map((photo) => photoName(delivery, photo))
          .join(' ')
      : '',
  }
}

function reporterOf({ report: { reporter } }: DeliveryToSend): { name: string; email: string } {
  if (reporter === null || reporter === 'withheld') return { name: '', email: '' }
  return { name: reporter.name ?? '', email: reporter.email }
}

/** Those whose bytes there are: the report's where a case begins, else what came with what is new. */
export const photosOf = ({ kind, report, entry }: DeliveryToSend): readonly DeliveredPhoto[] =>
  (beginsCase(kind) ? report.photos : (entry?.photos ?? [])).filter(({ bytes }) => bytes !== null)

const plainName = (id: string): string => id.replace(/[^\w-]/g, '')

export const photoName = ({ report }: DeliveryToSend, { id }: DeliveredPhoto): string =>
  `fixamingata-${report.number}-foto-${plainName(id)}.jpg`

/** The same whenever it is tried: of the day, or the delivery, and never of now. */
export const fileName = ({ id, report, createdAt }: DeliveryToSend, per: 'delivery' | 'day'): string =>
  per === 'day' ? `fixamingata-${swedishDay(createdAt)}` : `fixamingata-${report.number}-${plainName(id)}`
