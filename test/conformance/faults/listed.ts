import {
  type Asked,
  adding,
  asksFor,
  at,
  deaf,
  type Fault,
  type Faults,
  field,
  header,
  hears,
  refuses,
  rows,
  says,
  status,
  text,
} from '../fault.ts'

const inList = /GET requests\./
const inOne = /GET requests\/./

const noZone = (was: string) => was.replace(/Z$/, '')
/** So many rows as no list may hold. */
const tooMany = rows((all) => Array.from({ length: 1001 }, (_, place) => all[place % all.length] ?? ''))

export const requestsFaults: Faults = {
  'ids-given': at(
    inList,
    field('service_request_id', (was, place) => (place === 1 ? '' : was)),
  ),
  'ids-unique': at(
    inList,
    rows(([first = '', ...others]) => [first, first, ...others]),
  ),
  'ids-strings': at(
    inList,
    text((words) => words.replace(/"service_request_id":"(\d+)"/g, '"service_request_id":$1')),
  ),
  'status-known': at(
    inList,
    field('status', (was) => was.replace('open', 'Open')),
  ),
  'services-known': at(
    inList,
    field('service_code', (was, place) => (place === 0 ? 'other' : was)),
  ),
  'service-names': at(inList, field('service_name', 'Annat')),
  'lat-range': at(inList, field('lat', '157.93018')),
  'long-range': at(
    inList,
    field('long', (was) => was.replace('.', ',')),
  ),
  'place-in-sweden': at(inList, field('lat', '12.53352')),
  'media-url-absolute': at(
    inList,
    field('media_url', (was) => was && '/foto/1.jpg'),
  ),
  'media-url-answers': at(/GET \/foto\//, status(404)),
  'no-contact': at(inList, adding('requestor_name', 'Ada Lind')),
  'newest-first': at(
    inList,
    rows((all) => all.reverse()),
  ),
  'ninety-days': at(
    inList,
    field('requested_datetime', (was, place) => (place === 2 ? '2019-01-01T00:00:00Z' : was)),
  ),
  thousand: at(inList, tooMany),
}

export const requestFaults: Faults = {
  'one-element': at(
    inOne,
    rows(([first = '']) => [first, first]),
  ),
  'as-in-list': at(inOne, field('status_notes', 'Annat')),
  'closed-has-time': at(inList, field('updated_datetime', '')),
}

const first = (words: string | null): string => words?.split(',')[0] ?? ''
const none: Fault = rows(() => [])
/** As Mark-a-Spot answers where nothing is found. */
const emptyIsMissing: Fault = async (asked, door, own) => {
  const said = await door(asked)
  const isEmpty = !said.body.toString('utf8').includes('<request')
  return said.status === 200 && isEmpty ? refuses(404)(asked, door, own) : said
}
const hasBoth = ({ query }: Asked): boolean => query.has('start_date') && query.has('end_date')

export const filtersFaults: Faults = {
  'status-open': deaf('status'),
  'status-closed': at(
    asksFor('status', 'closed'),
    hears((query) => query.set('status', 'open')),
  ),
  'status-both': at(
    asksFor('status', 'open,closed'),
    hears((query) => query.set('status', 'open')),
  ),
  'status-unknown': at(asksFor('status', 'half'), deaf('status')),
  'service-one': deaf('service_code'),
  'service-two': at(
    asksFor('service_code'),
    hears((query) => query.set('service_code', first(query.get('service_code')))),
  ),
  'service-unknown': at(
    asksFor('service_code', 'finns-inte-alls'),
    hears((query) => {
      query.delete('service_code')
      query.set('start_date', '1995-01-01T00:00:00Z')
    }),
  ),
  combined: at(({ query }) => query.has('service_code') && query.has('status'), deaf('status')),
  'ids-several': at(
    asksFor('service_request_id'),
    hears((query) => query.set('service_request_id', first(query.get('service_request_id')))),
  ),
  'ids-override': at(hasBoth, deaf('service_request_id')),
  'ids-unknown': emptyIsMissing,
  'start-date': deaf('start_date'),
  'end-date': deaf('end_date'),
  window: at(hasBoth, deaf('end_date')),
  'window-empty': emptyIsMissing,
  zones: hears((query) => {
    const start = query.get('start_date')
    if (start) query.set('start_date', start.replace('+01:00', 'Z'))
  }),
  'empty-parameters': at(asksFor('status', ''), none),
  'unknown-parameter': at(asksFor('kit_unknown'), refuses(400)),
  'jurisdiction-unknown': at(asksFor('jurisdiction_id', 'atlantis.example'), deaf('jurisdiction_id')),
  'span-ninety': at(hasBoth, refuses(400)),
  'span-too-long': at(hasBoth, deaf('start_date')),
}

export const changesFaults: Faults = {
  'updated-after': deaf('updated_after'),
  'updated-after-order': at(
    asksFor('updated_after'),
    rows((all) => all.reverse()),
  ),
  'updated-after-now': hears((query) => {
    const after = query.get('updated_after')
    if (after && Date.parse(after) > Date.now()) query.set('updated_after', '2026-01-01T00:00:00Z')
  }),
  'updated-before': deaf('updated_before'),
  'updated-after-unreadable': at(asksFor('updated_after', 'yesterday'), deaf('updated_after')),
  'extensions-attributes': deaf('extensions'),
  'extensions-duplicate': field('parent_service_request_id', ''),
  'extensions-photos': text((words) => words.replace(/<photos>.*?<\/photos>/gs, '<photos/>')),
  'extensions-notes': field('datetime', (was) => was.replace('T', ' ').replace('Z', '')),
  'extensions-off': at(
    inList,
    hears((query) => query.set('extensions', 'true')),
  ),
}

const link = (bend: (words: string, asked: Asked) => string): Fault =>
  says(({ headers }, asked) => ({ headers: { ...headers, link: bend(headers['link'] ?? '', asked) } }))

export const pagingFaults: Faults = {
  size: deaf('page_size'),
  together: deaf('page'),
  'page-one': at(
    asksFor('page'),
    hears((query) => query.set('page', String(Number(query.get('page')) + 1))),
  ),
  'past-end': emptyIsMissing,
  'largest-page': at(asksFor('page_size', '100000'), tooMany),
  unreadable: at(asksFor('page', 'two'), deaf('page')),
  negative: at(asksFor('page', '-1'), deaf('page')),
  'link-next': link((words) => words.replace('page=2', 'page=1')),
  'link-prev': link((words) => words.replace('rel="prev"', 'rel="first"')),
  'link-end': at(({ query }) => !query.has('page_size'), header('link', '<?page=2>; rel="next"')),
  'link-keeps': link((words) => words.replace(/&status=\w+/, '')),
  'link-no-key': link((words, { query }) => words.replace('page=', `api_key=${query.get('api_key')}&page=`)),
}

const starts = (words: string) => asksFor('start_date', words)

export const timesFaults: Faults = {
  'requested-zone': at(inList, field('requested_datetime', noZone)),
  'updated-zone': at(inList, field('updated_datetime', noZone)),
  'expected-zone': at(inList, field('expected_datetime', noZone)),
  'updated-later': at(inList, field('updated_datetime', '2001-01-01T00:00:00Z')),
  'requested-past': at(inList, field('requested_datetime', '2099-01-01T00:00:00Z')),
  'updated-past': at(inList, field('updated_datetime', '2099-01-01T00:00:00Z')),
  'takes-zone': at(starts('2026-11-01T10:00:00+01:00'), refuses(400)),
  'takes-utc': at(starts('2026-11-01T10:00:00Z'), refuses(400)),
  'takes-fractions': at(starts('2026-11-01T10:00:00.123Z'), refuses(400)),
  'refuses-words': at(starts('yesterday'), deaf('start_date')),
  'refuses-no-zone': hears((query) => {
    if (query.get('start_date') === '2026-11-01T10:00:00') query.set('start_date', '2026-11-01T10:00:00Z')
  }),
  'refuses-no-day': hears((query) => {
    if (query.get('start_date')?.startsWith('2026-02-30')) query.set('start_date', '2026-03-02T10:00:00Z')
  }),
}
