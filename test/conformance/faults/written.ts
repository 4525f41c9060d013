import {
  type Asked,
  adding,
  asksFor,
  at,
  both,
  counted,
  type Fault,
  type Faults,
  field,
  form,
  posted,
  refuses,
  rows,
  says,
  status,
  without,
} from '../fault.ts'

const posts = /POST requests\./
const inOne = /GET requests\/./
const inOneAs = (format: string) => new RegExp(`GET requests/.*\\.${format}$`)

const refusesWhere = (isSo: (posted: URLSearchParams) => boolean, code = 400): Fault =>
  at((asked) => asked.method === 'POST' && isSo(posted(asked)), refuses(code))

export const createFaults: Faults = {
  'one-of-two': at(posts, adding('token', 'x17')),
  'one-answer': at(
    posts,
    rows(([first = '']) => [first, first]),
  ),
  'readable-at-once': at(inOne, field('service_request_id', '1')),
  'found-in-list': at(
    asksFor('start_date'),
    rows(([, ...older]) => older),
  ),
  'description-told': at(inOne, field('description', 'Klotter')),
  'service-told': at(inOne, field('service_code', 'hal')),
  'lat-told': at(
    inOne,
    field('lat', (was) => Number(was).toFixed(2)),
  ),
  'long-told': at(
    inOne,
    field('long', (was) => Number(was).toFixed(2)),
  ),
  'address-told': at(inOne, field('address', '')),
  'begins-open': at(inOne, field('status', 'closed')),
  'dated-now': at(
    inOne,
    field('requested_datetime', (was) => was.replace('Z', '+01:00')),
  ),
  'contact-hidden-xml': at(inOneAs('xml'), adding('email', 'hemlig.avsandare@kit.example')),
  'contact-hidden-json': at(inOneAs('json'), adding('phone', '070-174 06 35')),
  'longest-description': refusesWhere((one) => (one.get('description') ?? '').length > 1000),
  'empty-fields': refusesWhere((one) => one.get('address_id') === ''),
  'unknown-fields': refusesWhere((one) => one.has('kit_unknown')),
  'plain-type': at(
    ({ headers }) => headers['content-type'] === 'application/x-www-form-urlencoded',
    form((one) => one.set('description', Buffer.from(one.get('description') ?? '').toString('latin1'))),
  ),
  multipart: at(({ headers }) => headers['content-type']?.startsWith('multipart') === true, refuses(400)),
  'reading-makes-nothing': at(
    ({ method, query }) => method === 'GET' && query.has('description'),
    async (asked, door) => {
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      await door({ ...asked, method: 'POST', headers: type, body: Buffer.from(asked.query.toString()) })
      return door(asked)
    },
  ),
}

const setting = (fields: Readonly<Record<string, string>>): Fault =>
  form((one) => {
    for (const [name, value] of Object.entries(fields)) one.set(name, value)
  })

/** Lets everybody in. */
const anyKey = form((one, { key }) => one.set('api_key', key))
const somewhere = setting({ lat: '57.930180', long: '12.533520' })

export const refusalsFaults: Faults = {
  'key-missing': at((asked) => !posted(asked).has('api_key'), anyKey),
  'key-empty': at((asked) => posted(asked).get('api_key') === '', anyKey),
  'key-wrong': at((asked) => posted(asked).get('api_key') === 'kit-not-a-key', anyKey),
  'service-missing': at((asked) => !posted(asked).has('service_code'), setting({ service_code: 'klotter' })),
  'service-unknown': setting({ service_code: 'klotter' }),
  'place-missing': at((asked) => !posted(asked).has('lat'), somewhere),
  'place-half': at((asked) => !posted(asked).has('long'), somewhere),
  'place-words': at((asked) => posted(asked).get('lat') === 'north', somewhere),
  'place-comma': form((one) => one.set('lat', (one.get('lat') ?? '').replace(',', '.'))),
  'place-beyond': at((asked) => posted(asked).get('lat') === '95.0', somewhere),
  'place-turned': at((asked) => posted(asked).get('lat')?.startsWith('12') === true, somewhere),
  'description-too-long': form((one) =>
    one.set('description', (one.get('description') ?? '').slice(0, 4000)),
  ),
  'jurisdiction-unknown': form((one) => one.delete('jurisdiction_id')),
  'makes-nothing': at(posts, both(status(403), anyKey)),
}

const attributesIn = (one: URLSearchParams): string[] =>
  [...one.keys()].filter((name) => name.startsWith('attribute['))
const deafTo = (isPassedOver: (name: string, one: URLSearchParams) => boolean): Fault =>
  form((one) => {
    for (const name of attributesIn(one)) if (isPassedOver(name, one)) one.delete(name)
  })

export const attributesFaults: Faults = {
  taken: deafTo(() => true),
  required: setting({ 'attribute[djup]': '12', 'attribute[sida]': 'norr' }),
  'required-named': at(posts, field('description', 'Något saknas.')),
  'optional-left-out': refusesWhere((one) => one.get('service_code') !== 'klotter'),
  'several-bracketed': deafTo((name) => name.endsWith('[]')),
  'several-repeated': deafTo((name, one) => one.getAll(name).length > 1),
  'choice-unknown': deafTo((name, one) => one.get(name) === 'kit-no-choice'),
  'unknown-code': refusesWhere((one) => one.has('attribute[kit_unknown]')),
}

const inToken = /GET tokens\/./

export const tokensFaults: Faults = {
  given: at(posts, adding('service_request_id', '')),
  echoed: at(inToken, field('token', 'other')),
  'number-or-nothing': at(inToken, adding('service_request_id', '')),
  unique: at(posts, field('token', 'same')),
  unknown: at(/GET tokens\/0/, status(200)),
}

const forgets = (name: string): Fault => form((one) => one.delete(name))

/** A race: what comes while the same is under way is taken as new. */
function hasty(): Fault {
  let under = 0
  return async (asked, door, own) => {
    under += 1
    try {
      return await (under > 1 ? forgets('report_url')(asked, door, own) : door(asked))
    } finally {
      under -= 1
    }
  }
}

/** The same reference with other words is taken as new. */
function literal(): Fault {
  const known = new Map<string, string>()
  return (asked, door, own) => {
    const [url, words] = ['report_url', 'description'].map((name) => posted(asked).get(name) ?? '')
    const isOther = known.has(url ?? '') && known.get(url ?? '') !== words
    known.set(url ?? '', words ?? '')
    return isOther ? forgets('report_url')(asked, door, own) : door(asked)
  }
}

export const referencesFaults: Faults = {
  'fixmystreet-id': forgets('attribute[fixmystreet_id]'),
  'report-url': forgets('report_url'),
  'request-id-ext': forgets('service_request_id_ext'),
  header: (asked, door) => {
    const { 'idempotency-key': _, ...headers } = asked.headers
    return door({ ...asked, headers })
  },
  'at-once': hasty(),
  'other-words': literal(),
  'other-format': at(/POST requests\.json/, forgets('report_url')),
  'other-reference': setting({ report_url: 'https://kit.example/the-only-one' }),
  none: setting({ report_url: 'https://kit.example/the-only-other-one' }),
}

const sends =
  (words: string) =>
  ({ body }: Asked) =>
    body.includes(words)

export const mediaFaults: Faults = {
  'url-taken': refusesWhere((one) => one.has('media_url')),
  'url-repeated': refusesWhere((one) => one.getAll('media_url').length > 1),
  'url-out-of-reach': refusesWhere((one) => one.get('media_url')?.includes('192.0.2.1') === true),
  'url-none': refusesWhere((one) => one.get('media_url')?.startsWith('kit:') === true, 500),
  'file-taken': at(sends('name="media"'), refuses(400)),
  'files-numbered': at(sends('name="photo2"'), refuses(415)),
  'file-no-picture': at(sends('%PDF'), refuses(500)),
}

const tells = /POST servicerequestupdates\./
const shrugs = says(() => ({ status: 200 }))
const tellsWithout = (name: string): Fault =>
  at((asked) => tells.test(`${asked.method} ${asked.path}`) && !posted(asked).has(name), shrugs)
const told = (bend: (one: URLSearchParams) => void): Fault => at(tells, form(bend))

export const toldFaults: Faults = {
  'key-missing': at(tells, anyKey),
  'key-wrong': at(
    tells,
    at((asked) => posted(asked).get('api_key') === 'kit-not-a-key', anyKey),
  ),
  'request-missing': tellsWithout('service_request_id'),
  'request-unknown': at(tells, shrugs),
  'id-missing': tellsWithout('update_id'),
  'status-missing': tellsWithout('status'),
  'status-unknown': told((one) => one.set('status', 'unchanged')),
  'time-missing': told((one) => one.set('updated_datetime', new Date().toISOString())),
  'time-no-zone': told((one) => one.set('updated_datetime', `${one.get('updated_datetime')}Z`)),
  'id-echoed': at(tells, without('update_id')),
  'upper-case': refusesWhere((one) => one.get('status') === 'IN_PROGRESS'),
  'with-spaces': refusesWhere((one) => one.get('status') === 'in progress'),
  'empty-words': refusesWhere((one) => one.get('description') === ''),
  'closes-request': told((one) => one.set('status', 'unchanged')),
  'keeps-open': told((one) => one.set('status', 'fixed')),
  'late-moves-nothing': told((one) => {
    one.set('updated_datetime', new Date(Date.now() + 1000).toISOString())
    if (one.get('status') === 'in_progress') one.set('status', 'reopen')
  }),
  reopens: told((one) => one.set('status', one.get('status') === 'fixed' ? 'fixed' : 'unchanged')),
  'twice-is-once': counted((count) => told((one) => one.set('update_id', `new-${count}`))),
  'words-as-sent': told((one) =>
    one.set('description', (one.get('description') ?? '').replace(/[^ -ÿ]/gu, '?')),
  ),
  'moves-updated': at(inOne, field('updated_datetime', '2026-01-01T00:00:00Z')),
  'old-clock': refusesWhere((one) => Date.parse(one.get('updated_datetime') ?? '') < Date.now() - 3e10, 500),
}
