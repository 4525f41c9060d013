import { setTimeout as pause } from 'node:timers/promises'
import {
  type Asked,
  asksFor,
  at,
  counted,
  deaf,
  type Fault,
  type Faults,
  field,
  header,
  refuses,
  rows,
  says,
  status,
  text,
} from '../fault.ts'

/** As some answer mistakes: with 200, or in a shape of their own. */
const errorsOf = (name: string, where: RegExp | ((asked: Asked) => boolean)): [string, Fault][] => [
  [`${name}-xml`, at(({ path }) => path.endsWith('.xml'), at(where, status(200)))],
  [
    `${name}-json`,
    at(
      where,
      text((words, { path }) => (path.endsWith('.json') ? `{"error":${words}}` : words)),
    ),
  ],
]

const inError = /GET services\/finns/
const posts = /POST requests\./

export const errorsFaults: Faults = {
  ...Object.fromEntries([
    ...errorsOf('service-unknown', inError),
    ...errorsOf('request-unknown', /GET requests\/9/),
    ...errorsOf('jurisdiction-unknown', asksFor('jurisdiction_id', 'atlantis.example')),
    ...errorsOf('key-missing', posts),
    ...errorsOf('service-missing', posts),
  ]),
  code: at(inError, field('code', '')),
  description: at(inError, field('description', '404')),
  'no-insides': at(inError, field('description', 'Det gick fel. at Object.run (door.js:17)')),
  'same-code': at(/GET services\/finns.*json/, field('code', '404')),
  swedish: at(inError, field('description', 'Service not known.')),
  several: at(
    posts,
    rows(([first = '']) => [first]),
  ),
  'format-unknown': at(/GET services\.kit/, status(200)),
  'resource-unknown': at(/GET kit-resource/, status(200)),
  'token-unknown': at(/GET tokens\/kit-no-token/, status(200)),
}

const inUpdates = /GET servicerequestupdates\./

export const updatesFaults: Faults = {
  'ids-given': at(
    inUpdates,
    field('update_id', (was, place) => (place === 0 ? '' : was)),
  ),
  'ids-unique': at(
    inUpdates,
    rows((all) => [...all, ...all.slice(0, 1)]),
  ),
  'ids-stable': counted((count) =>
    at(
      inUpdates,
      field('update_id', (was) => `${was}-${count}`),
    ),
  ),
  'ids-strings': at(
    inUpdates,
    text((words) => words.replace(/"update_id":"(\d+)"/g, '"update_id":$1')),
  ),
  'request-given': at(inUpdates, field('service_request_id', '')),
  'status-known': at(inUpdates, field('status', 'half_done')),
  'time-zone': at(
    inUpdates,
    field('updated_datetime', (was) => was.replace('Z', '')),
  ),
  'time-past': at(inUpdates, field('updated_datetime', '2099-01-01T00:00:00Z')),
  'oldest-first': at(
    inUpdates,
    rows((all) => all.reverse()),
  ),
  window: at(inUpdates, deaf('start_date', 'end_date')),
  'window-empty': at(({ query }) => query.get('start_date')?.startsWith('1995') === true, refuses(404)),
  'last-hours': at(
    ({ query }) => !query.has('start_date'),
    at(inUpdates, field('updated_datetime', '2020-01-01T00:00:00Z')),
  ),
  'half-window': at(({ query }) => !query.has('end_date'), at(inUpdates, deaf('start_date'))),
  'window-unreadable': at(asksFor('start_date', 'now'), deaf('start_date', 'end_date')),
  'told-is-listed': at(inUpdates, field('description', '')),
}

const tag = (words: string | null) => header('etag', words)

/** Nobody is told that they have it already. */
const forgetful: Fault = (asked, door) => {
  const { 'if-none-match': _, ...headers } = asked.headers
  return door({ ...asked, headers })
}
const hasTag = ({ headers }: Asked): boolean => headers['if-none-match'] !== undefined
const unchanged = says(() => ({ status: 304, body: Buffer.alloc(0) }))

export const cachingFaults: Faults = {
  'services-tagged': at(/GET services\./, tag(null)),
  'services-kept': at(/GET services\./, forgetful),
  'requests-tagged': at(/GET requests\./, tag(null)),
  'requests-kept': at(/GET requests\./, forgetful),
  'request-kept': at(/GET requests\//, forgetful),
  'other-tag': at(hasTag, unchanged),
  'formats-differ': at(/GET services\./, tag('"one"')),
  'new-tag': at(/GET requests\./, tag('"one"')),
  'changed-tag': at(hasTag, unchanged),
  'any-page': header('access-control-allow-origin', null),
  'no-sniffing': header('x-content-type-options', null),
  'not-for-good': header('cache-control', 'public, max-age=31536000'),
}

const breaks = status(500)
const asks =
  (name: string, isSo: (words: string) => boolean) =>
  ({ query }: Asked) =>
    isSo(query.get(name) ?? '')
const sends =
  (words: string) =>
  ({ body }: Asked) =>
    body.includes(words)

/** Counts what is asked at one moment. */
function crowded(most: number): Fault {
  let under = 0
  return async (asked, door, own) => {
    under += 1
    try {
      await pause(20)
      return await (under > most ? refuses(503) : door)(asked, door, own)
    } finally {
      under -= 1
    }
  }
}

export const robustnessFaults: Faults = {
  'long-value': at(
    asks('service_code', ({ length }) => length > 1000),
    breaks,
  ),
  quotes: at(
    asks('service_code', (words) => words.includes("'")),
    breaks,
  ),
  'null-character': at(
    asks('service_code', (words) => words.includes('\u0000')),
    breaks,
  ),
  'control-characters': at(/GET services\/a%01/, field('description', 'Det finns ingen a\u0001b.')),
  'half-characters': at(/%ED%A0/, breaks),
  'broken-percents': at(
    asks('status', (words) => words.includes('%zz')),
    breaks,
  ),
  'markup-echoed': at(/script/, field('description', '<script>kit()</script>')),
  'paths-outside': at(
    /passwd/,
    text(() => 'root:x:0:0:root:/root:/bin/sh'),
  ),
  'id-letters': at(/GET requests\/kit-abc/, breaks),
  'id-huge': at(/GET requests\/9{40}/, status(200)),
  'ids-many': at(
    asks('service_request_id', ({ length }) => length > 2000),
    breaks,
  ),
  'names-of-objects': at(asksFor('__proto__'), breaks),
  'repeated-parameter': at(({ query }) => query.getAll('status').length > 1, breaks),
  'hundred-parameters': at(({ query }) => query.size > 50, breaks),
  'ten-at-once': crowded(3),
  'post-empty': at(({ method, body }) => method === 'POST' && body.length === 0, breaks),
  'post-json': at(({ headers }) => headers['content-type'] === 'application/json', breaks),
  'post-cut-off': at(({ headers }) => headers['content-type']?.startsWith('multipart') === true, status(200)),
  'post-no-utf8': at(sends('%ff%c0'), breaks),
  'post-very-long': at(({ body }) => body.length > 50_000, status(200)),
  'post-control-characters': at(
    /GET requests\./,
    text((words) => words.replace('<request>', '<request>\u0001')),
  ),
  'other-method': at(/PUT /, status(200)),
}

const inJson = (where: RegExp, name: string, to: string): Fault =>
  at(({ path }) => path.endsWith('.json'), at(where, field(name, to)))

export const formatsFaults: Faults = {
  discovery: inJson(/discovery/, 'contact', 'Någon annan'),
  services: inJson(/GET services\./, 'service_name', 'Annat'),
  definition: inJson(/GET services\//, 'datatype_description', 'Annat'),
  requests: inJson(/GET requests\./, 'lat', '57.1'),
  request: inJson(/GET requests\//, 'agency_responsible', 'Annan'),
  extensions: inJson(/GET requests\./, 'title', 'Annan'),
  updates: inJson(/GET servicerequestupdates/, 'status', 'open'),
  token: inJson(/GET tokens/, 'token', 'other'),
  errors: inJson(/GET services\/finns/, 'description', 'Annat fel'),
  'new-request': inJson(/GET requests\//, 'address', ''),
}
