import { messagesIn } from '#i18n/messages.ts'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { paths } from '../../paths.ts'
import { caseInWords } from '../case-in-words.ts'
import type { SundsvallIncidentSettings } from './settings.ts'

const messages = messagesIn('sv').receivers

/** An errand of theirs: what it has no field for stands in its description. */
export function writeIncident(
  delivery: DeliveryToSend,
  settings: SundsvallIncidentSettings,
  baseUrl: string,
): object {
  const { id, report, caseToken } = delivery
  const { reporter } = report
  return {
    personId: settings.personId,
    ...(reporter !== null && reporter !== 'withheld' && { email: reporter.email }),
    contactMethod: settings.contactMethod,
    category: Number(settings.categories[report.category] ?? settings.otherCategory),
    description: [
      messages.title(report.title),
      caseInWords(delivery),
      messages.place(report.placeWords),
      messages.handle(baseUrl + paths.case(caseToken)),
      messages.sentBy(report.number),
    ].join('\n\n'),
    mapCoordinates: `${report.lat},${report.lon}`,
    externalCaseId: id,
    attachments: report.photos.flatMap(({ name, type, bytes }) =>
      bytes
        ? [
            {
              category: 'Foto',
              extension: '.jpg',
              mimeType: type,
              note: name,
              file: bytes.toString('base64'),
            },
          ]
        : [],
    ),
  }
}
