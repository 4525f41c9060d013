import { toSweref99tm } from '#geo/sweref.ts'
import { swedishTime } from '#i18n/swedish-time.ts'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { paths } from '../../paths.ts'
import type { Far, Fields, Part } from './ask.ts'
import { describe } from './describe.ts'
import { packPhotos } from './pack-photos.ts'
import type { Filling } from './profiles.ts'
import type { MappedCategory } from './settings.ts'

export type Post = { fields: Fields; parts: readonly Part[] }

/** A report as `POST requests` wants it. */
export function requestPost(far: Far, delivery: DeliveryToSend, category: MappedCategory): Post {
  const { profile } = far
  const { report } = delivery
  const { urls, parts, fields: media, more } = packPhotos(far, report.photos)
  const place = report.placeWords || (profile.needsAddress ? report.municipality.name : '')
  return {
    fields: [
      ['service_code', category.service],
      ['lat', report.lat.toFixed(6)],
      ['long', report.lon.toFixed(6)],
      ...optional('address_string', place),
      ['description', describe(far, delivery, more)],
      ...reporterFields(far, delivery),
      ...attributesOf(far, delivery, category),
      ...urls.map((url): [string, string] => ['media_url', url]),
      ...media,
    ],
    parts,
  }
}

const optional = (name: string, value: string): Fields => (value === '' ? [] : [[name, value]])

/**
 * Whom to ask: nobody where nobody has left an address, or where it is withheld. Servers that can't do without an address
 * get one of ours.
 */
export function reporterFields({ settings }: Far, { report }: DeliveryToSend): Fields {
  const { reporter } = report
  if (reporter === null || reporter === 'withheld' || !settings.sendsReporter)
    return optional('email', settings.standInEmail ?? '')
  const [first = '', ...rest] = (reporter.name ?? '').trim().split(/\s+/)
  return [
    ['email', reporter.email],
    ...optional('first_name', first),
    ...optional('last_name', rest.join(' ')),
  ]
}

function attributesOf(far: Far, delivery: DeliveryToSend, category: MappedCategory): Fields {
  const { profile, settings } = far
  const values = new Map<string, string | readonly string[]>(Object.entries(category.attributes))
  for (const [code, filling] of Object.entries({ ...profile.filled, ...settings.filled })) {
    const value = fillingOf[filling](far, delivery)
    if (value !== '') values.set(code, value)
  }
  for (const { code, value } of delivery.report.answers) {
    const mapped = Object.hasOwn(settings.answers, code) ? settings.answers[code] : undefined
    if (!mapped) continue
    const keyOf = (option: string) =>
      Object.hasOwn(mapped.values, option) ? (mapped.values[option] ?? option) : option
    const momentOf = (day: string) => swedishTime(`${day}T12:00`)?.toISOString() ?? day
    if (Array.isArray(value)) values.set(mapped.attribute, value.map(keyOf))
    else values.set(mapped.attribute, mapped.isMoment ? momentOf(String(value)) : keyOf(String(value)))
  }
  const end = profile.several === 'brackets' ? '[]' : ''
  return [...values].flatMap(([code, value]): [string, string][] =>
    typeof value === 'string'
      ? [[`attribute[${code}]`, value]]
      : value.map((one): [string, string] => [`attribute[${code}]${end}`, one]),
  )
}

/** What `link` is where nobody else may read it: nothing. */
const fillingOf: Readonly<Record<Filling, (far: Far, delivery: DeliveryToSend) => string>> = {
  delivery: (_, { id }) => id,
  number: (_, { report }) => String(report.number),
  link: ({ baseUrl }, { report }) => (report.isPrivate ? '' : baseUrl + paths.report(report.number)),
  title: (_, { report }) => report.title,
  description: (_, { report }) => report.description,
  place: (_, { report }) => report.placeWords,
  northing: (_, { report }) => String(Math.round(toSweref99tm(report).north)),
  easting: (_, { report }) => String(Math.round(toSweref99tm(report).east)),
}
