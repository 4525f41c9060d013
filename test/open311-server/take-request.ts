import { type Asked, first, type Town } from './asked.ts'
import type { City, CityRequest, CityService } from './city.ts'
import { type Answer, type Fields, writeList, writeMistake, writeNested } from './write.ts'

/** `POST requests`: refused with what it lacks, or taken, and answered with a number, a token or nothing. */
export function takeRequest(town: Town, asked: Asked): Answer {
  const { city, style } = town
  const code = first(asked, 'service_code')
  const service = city.services.find((one) => one.code === code)
  if (code === '') return writeMistake(style, asked.format, 400, 'service_code required')
  if (!service) return writeMistake(style, asked.format, 404, `Okänd tjänst: ${code}`)
  const lacking = [
    ...style.needs.filter((name) => first(asked, name) === ''),
    ...unplaced(asked),
    ...unanswered(service, asked),
  ]
  if (lacking.length > 0) return writeMistake(style, asked.format, 400, `${lacking.join(', ')} required`)
  const known = takenBefore(city, asked)
  return receipt(town, asked, service, known ?? city.take(readPost(asked)))
}

/** Both coordinates, on earth, or an address. */
function unplaced(asked: Asked): string[] {
  const given = ['lat', 'long'].map((name) => first(asked, name))
  if (given.every((words) => words === '') && first(asked, 'address_string') !== '') return []
  const isOnEarth = given.every((words, index) => words !== '' && Math.abs(Number(words)) <= 90 * (index + 1))
  return isOnEarth ? [] : ['lat and long']
}

/** What whoever reports must answer, and has not. */
const unanswered = ({ attributes }: CityService, asked: Asked): string[] =>
  attributes
    .filter(
      ({ required, automated, code }) => required && !automated && first(asked, `attribute[${code}]`) === '',
    )
    .map(({ code }) => code)

const reference = 'attribute[fixmystreet_id]'

/** Under the same reference it is the same: of the servers that mind one. */
function takenBefore(city: City, asked: Asked): CityRequest | undefined {
  const said = first(asked, reference)
  return said === '' ? undefined : city.requests.find(({ posted }) => posted.get(reference)?.includes(said))
}

const readPost = (asked: Asked) => ({
  service: first(asked, 'service_code'),
  description: first(asked, 'description'),
  title: first(asked, 'description').split('\n')[0] ?? '',
  lat: Number(first(asked, 'lat')),
  long: Number(first(asked, 'long')),
  address: first(asked, 'address_string'),
  posted: asked.fields,
  photos: asked.photos,
})

function receipt({ style }: Town, { format }: Asked, { type }: CityService, taken: CityRequest): Answer {
  const isBatch = type === 'batch' || style.hasTokens
  const named = isBatch ? { token: taken.token } : { [style.idName]: taken.id }
  const row: Fields = { ...(type === 'blackbox' ? {} : named), service_notice: null, account_id: null }
  if (style.isPostNested) return writeNested(style, format, row, style.postStatus)
  return writeList(
    style,
    format,
    { root: 'service_requests', each: 'request', rows: [row] },
    style.postStatus,
  )
}

/** `GET tokens/…`: the number when there is one; before that the token alone. */
export function answerToken({ city, style }: Town, { format }: Asked, token: string): Answer {
  const request = city.requests.find((one) => one.token === token)
  if (!request) return writeMistake(style, format, 404, 'Okänd kod')
  const row = request.due <= new Date() ? { token, [style.idName]: request.id } : { token }
  return writeList(style, format, { root: 'service_requests', each: 'request', rows: [row] })
}
