import { adding, at, both, type Fault, field, header, rows, says, text, without } from './fault.ts'

const inXml = (bend: (words: string) => string): Fault =>
  text((words, { path }) => (path.endsWith('.xml') ? bend(words) : words))
const inJson = (bend: (words: string) => string): Fault =>
  text((words, { path }) => (path.endsWith('.json') ? bend(words) : words))

/** An hour east, as others write their times. */
const east = (was: string): string =>
  was.endsWith('Z') ? `${new Date(Date.parse(was) + 3_600_000).toISOString().slice(0, 19)}+01:00` : was

const lists = /GET requests\./

/** What a server may do otherwise than ours, and breaks no rule of the specification by. */
export const liberties: Readonly<Record<string, Fault>> = {
  'lines and indents between elements': inXml((words) => words.replace(/(?<!\]\])><(?!!)/g, '>\n  <')),
  'a comment, and attributes on the root': inXml((words) =>
    words.replace(/\?>\s*<(\w+)/, '?>\n<!-- made by hand --><$1 type="array"'),
  ),
  'texts as CDATA': inXml((words) =>
    words.replace(/<(service_name|key_service)>([^<&]*)<\/\1>/g, '<$1><![CDATA[$2]]></$1>'),
  ),
  'fields of its own': at(/requests/, adding('x_district', 'Centrum')),
  'no fields that may be left out': ['status_notes', 'agency_responsible', 'service_notice'].reduce(
    (others, name) => both(others, without(name)),
    without('expected_datetime'),
  ),
  'times in a zone of its own, without parts of seconds': both(
    field('requested_datetime', east),
    both(
      field('updated_datetime', east),
      field('changeset', (was) => east(was)),
    ),
  ),
  'the oldest first': at(
    lists,
    both(
      rows((all) => all.reverse()),
      inJson((words) => (words.startsWith('[') ? JSON.stringify(JSON.parse(words).reverse()) : words)),
    ),
  ),
  'numbers for numbers in JSON': inJson((words) =>
    words.replace(/"(service_request_id)":"(\d+)"/g, '"$1":$2'),
  ),
  'coordinates as words in JSON': inJson((words) => words.replace(/"(lat|long)":([\d.]+)/g, '"$1":"$2"')),
  'created is 201': at(
    /POST requests\./,
    says(({ status }) => (status === 200 ? { status: 201 } : {})),
  ),
  'no tags, no word to caches, nothing for pages of others': [
    'cache-control',
    'access-control-allow-origin',
  ].reduce((others, name) => both(others, header(name, null)), header('etag', null)),
  'the charset in capitals': says(({ headers }) => ({
    headers: { ...headers, 'content-type': (headers['content-type'] ?? '').replace('utf-8', 'UTF-8') },
  })),
}
