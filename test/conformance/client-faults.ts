import type { Exchange, OutAnswer, OutRequest } from '#http/exchange.ts'

/** One thing that a program does wrong: it bends what it asks, or does not ask it. */
export type Bend = (request: OutRequest, exchange: Exchange) => Promise<OutAnswer>

const bodyOf = ({ body = '' }: OutRequest): URLSearchParams => new URLSearchParams(body.toString())
const isPost =
  (of: string) =>
  ({ method, url }: OutRequest): boolean =>
    method === 'POST' && url.includes(`/${of}.`)
const isGet =
  (of: string) =>
  ({ method, url }: OutRequest): boolean =>
    method === 'GET' && url.includes(`/${of}`)
const reports = isPost('requests')
const tells = isPost('servicerequestupdates')
const polls = isGet('servicerequestupdates')

/** Asks otherwise, where it is so. */
const where =
  (isSo: (request: OutRequest) => boolean, bend: (request: OutRequest) => Partial<OutRequest>): Bend =>
  (request, exchange) =>
    exchange(isSo(request) ? { ...request, ...bend(request) } : request)

/** Another address. */
const address = (isSo: (request: OutRequest) => boolean, bend: (url: string) => string): Bend =>
  where(isSo, ({ url }) => ({ url: bend(url) }))

const query = (isSo: (request: OutRequest) => boolean, bend: (query: URLSearchParams) => void): Bend =>
  address(isSo, (whole) => {
    const url = new URL(whole)
    bend(url.searchParams)
    return url.href
  })

/** Another form. */
const form = (isSo: (request: OutRequest) => boolean, bend: (posted: URLSearchParams) => void): Bend =>
  where(isSo, (request) => {
    const posted = bodyOf(request)
    bend(posted)
    return { body: posted.toString() }
  })

const sets = (
  isSo: (request: OutRequest) => boolean,
  name: string,
  value: string | ((was: string) => string),
): Bend =>
  form(isSo, (posted) => {
    const was = posted.get(name) ?? ''
    posted.set(name, typeof value === 'string' ? value : value(was))
  })

const drops = (isSo: (request: OutRequest) => boolean, ...names: readonly string[]): Bend =>
  form(isSo, (posted) => {
    for (const name of names) posted.delete(name)
  })

/** Believes that it was answered so, and asks nobody. */
const believes =
  (isSo: (request: OutRequest) => boolean, answer: OutAnswer): Bend =>
  (request, exchange) =>
    isSo(request) ? Promise.resolve(answer) : exchange(request)

const json = (value: unknown): OutAnswer => ({
  status: 200,
  headers: {},
  body: Buffer.from(JSON.stringify(value)),
})
const of = (code: string) => (request: OutRequest) =>
  reports(request) && bodyOf(request).get('service_code') === code

/** From its second time on. */
function again(isSo: (request: OutRequest) => boolean): (request: OutRequest) => boolean {
  const next = counter()
  return (request) => isSo(request) && next() > 1
}

/** 1, 2, 3, … */
function counter(): () => number {
  let count = 0
  return () => {
    count += 1
    return count
  }
}

/** Once more than it should. */
const twice =
  (isSo: (request: OutRequest) => boolean): Bend =>
  async (request, exchange) => {
    const answer = await exchange(request)
    return isSo(request) && answer.status !== 503 && answer.status !== 429 ? exchange(request) : answer
  }

/** Waits for nothing. */
const hasty =
  (status: number): Bend =>
  async (request, exchange) => {
    const answer = await exchange(request)
    return answer.status === status
      ? { ...answer, headers: { ...answer.headers, 'retry-after': '0' } }
      : answer
  }

const tokens = isGet('tokens')
const untilNumber = json([{ service_request_id: '1', token: 'x' }])

/** What a program does wrong for each check to see, by the check's id. The function is made anew for each run. */
export const clientFaults: Readonly<Record<string, () => Bend>> = {
  'client-reads.methods': () => where(isGet('discovery'), () => ({ method: 'PUT' })),
  'client-reads.resources': () => address(isGet('discovery'), (url) => url.replace('discovery', 'status')),
  'client-reads.endings': () => address(isGet('services.'), (url) => url.replace('.json', '')),
  'client-reads.jurisdiction': () => query(isGet('requests'), (asked) => asked.delete('jurisdiction_id')),
  'client-reads.no-key': () => query(reports, (asked) => asked.set('api_key', 'KEY')),
  'client-reads.definition-first': () => believes(isGet('services/'), json({})),
  'client-reads.code-escaped': () => address(isGet('services/'), (url) => url.replaceAll('%20', '+')),
  'client-reads.asks-if-changed': () => where(isGet('services.'), () => ({ headers: {} })),
  'client-reads.follows-pages': () => believes(again(isGet('requests')), json([])),
  'client-reads.window-whole': () => query(polls, (asked) => asked.delete('end_date')),
  'client-reads.window-zone': () => query(polls, (asked) => asked.set('start_date', '2026-11-01T10:00:00')),
  'client-reads.window-ninety': () =>
    query(polls, (asked) => asked.set('start_date', '2026-01-01T00:00:00Z')),
  'client-reads.window-no-gap': () =>
    query(again(polls), (asked) => asked.set('start_date', new Date(Date.now() + 5000).toISOString())),

  'client-reports.type': () => where(reports, () => ({ headers: { 'content-type': 'application/json' } })),
  'client-reports.utf8': () =>
    where(reports, ({ body }) => ({ body: String(body).replaceAll('%C3%A5', '%E5') })),
  'client-reports.key': () => sets(of('stängd'), 'api_key', 'another'),
  'client-reports.jurisdiction': () => drops(reports, 'jurisdiction_id'),
  'client-reports.service': () => sets(of('stängd'), 'service_code', 'Tas inte emot här'),
  'client-reports.place': () => drops(reports, 'long'),
  'client-reports.place-point': () => sets(reports, 'lat', (was) => was.replace('.', ',')),
  'client-reports.place-right': () =>
    form(reports, (posted) => {
      const [lat, long] = [posted.get('lat') ?? '', posted.get('long') ?? '']
      posted.set('lat', long)
      posted.set('long', lat)
    }),
  'client-reports.place-precise': () => sets(reports, 'lat', (was) => Number(was).toFixed(3)),
  'client-reports.description': () => drops(reports, 'description'),
  'client-reports.no-markup': () =>
    sets(reports, 'description', (was) => `<p>${was.replace('&', '&amp;')}</p>`),
  'client-reports.required-answered': () => drops(reports, 'attribute[DJUP]'),
  'client-reports.choice-by-key': () =>
    form(of('hål i väg'), (posted) => posted.set('attribute[SIDA]', 'Norra sidan')),
  'client-reports.choices-apart': () =>
    form(of('hål i väg'), (posted) => posted.set('attribute[SYNS][]', 'dag,natt')),
  'client-reports.notice-left': () => form(of('hål i väg'), (posted) => posted.set('attribute[NOTIS]', 'Ja')),
  'client-reports.reference': () => drops(reports, 'report_url'),
  'client-reports.references-unique': () => sets(reports, 'report_url', 'https://app.example/'),
  'client-reports.address-whole': () => sets(reports, 'email', 'ada'),

  'client-retries.after-busy': () => believes(again(of('hål i väg')), json([{ service_request_id: '1004' }])),
  'client-retries.after-limit': () => believes(again(of('lampa')), json([{ service_request_id: '1005' }])),
  'client-retries.waits-busy': () => hasty(503),
  'client-retries.waits-limit': () => hasty(429),
  'client-retries.same-reference': () => {
    const next = counter()
    return sets(of('hål i väg'), 'report_url', () => `https://app.example/${next()}`)
  },
  'client-retries.same-words': () => sets(again(of('hål i väg')), 'description', (was) => `Igen: ${was}`),
  'client-retries.refused-once': () => twice(of('stängd')),
  'client-retries.taken-once': () => twice(of('hål i väg')),

  'client-tokens.asks': () => believes(tokens, untilNumber),
  'client-tokens.right-token': () => address(tokens, (url) => url.replace('token-', 'wrong-')),
  'client-tokens.until-number': () => believes(again(tokens), untilNumber),
  'client-tokens.stops': () => twice(tokens),
  'client-tokens.at-ease': () => twice(tokens),

  'client-tells.key': () => drops(tells, 'api_key'),
  'client-tells.request': () => sets(tells, 'service_request_id', 'A-17'),
  'client-tells.id': () => drops(tells, 'update_id'),
  'client-tells.id-kept': () => {
    const next = counter()
    return sets(tells, 'update_id', () => `B-${next()}`)
  },
  'client-tells.ids-unique': () => sets(tells, 'update_id', 'same'),
  'client-tells.status': () => sets(tells, 'status', 'halvfärdig'),
  'client-tells.time': () => sets(tells, 'updated_datetime', '2026-11-29 10:00'),
  'client-tells.description': () => drops(tells, 'description'),
  'client-tells.in-order': () => {
    const next = counter()
    return sets(tells, 'updated_datetime', () => new Date(Date.now() - 3_600_000 * next()).toISOString())
  },
}
