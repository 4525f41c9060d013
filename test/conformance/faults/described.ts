import { gzipSync } from 'node:zlib'
import { asksFor, at, counted, deaf, type Faults, field, header, refuses, rows, text } from '../fault.ts'

const inDiscovery = /GET discovery\./
const inServices = /GET services\./
const inDefinitions = /GET services\/./

export const discoveryFaults: Faults = {
  'changeset-readable': at(inDiscovery, field('changeset', 'version 7')),
  'changeset-past': at(inDiscovery, field('changeset', '2099-01-01T00:00:00Z')),
  'changeset-stable': counted((count) =>
    at(inDiscovery, field('changeset', new Date(1e12 + count * 1000).toISOString())),
  ),
  specification: at(inDiscovery, field('specification', 'http://wiki.open311.org/GeoReport_v1')),
  'url-absolute': at(inDiscovery, field('url', '/open311/v2')),
  'url-bare': at(
    inDiscovery,
    field('url', (was) => `${was}/services`),
  ),
  'url-leads': at(
    inDiscovery,
    field('url', (was) => was.replace('/v2', '/v1')),
  ),
  type: at(inDiscovery, field('type', 'prod')),
  'formats-xml': at(
    inDiscovery,
    text((words) => words.replace('<format>text/xml</format>', '')),
  ),
  'formats-types': at(
    inDiscovery,
    text((words) => words.replace('application/json', 'json')),
  ),
  contact: at(inDiscovery, field('contact', '')),
  'key-service': at(inDiscovery, field('key_service', '')),
  stray: at(asksFor('jurisdiction_id', ''), at(inDiscovery, refuses(404))),
}

export const servicesFaults: Faults = {
  'not-empty': at(
    inServices,
    rows(() => []),
  ),
  'codes-given': at(
    inServices,
    field('service_code', (was, place) => (place === 1 ? '' : was)),
  ),
  'codes-unique': at(
    inServices,
    field('service_code', (was, place) => (place < 2 ? 'same' : was)),
  ),
  'codes-strings': at(
    inServices,
    text((words) => words.replace(/"service_code":"[^"]*"/, '"service_code":1')),
  ),
  'names-given': at(
    inServices,
    field('service_name', (was, place) => (place === 1 ? '' : was)),
  ),
  'names-trimmed': at(
    inServices,
    field('service_name', (was) => `${was} `),
  ),
  types: at(inServices, field('type', 'instant')),
  'metadata-words': at(inServices, field('metadata', 'yes')),
  'metadata-boolean': at(
    inServices,
    text((words) => words.replace(/"metadata":(true|false)/g, '"metadata":"$1"')),
  ),
  'keywords-words': at(
    inServices,
    text((words) => words.replace(/"keywords":("[^"]*")/g, '"keywords":[$1]')),
  ),
  stable: counted((count) =>
    at(
      inServices,
      rows((all) => (count % 2 === 0 ? all.reverse() : all)),
    ),
  ),
  'empty-parameter': at(
    asksFor('lat', ''),
    at(
      inServices,
      rows(() => []),
    ),
  ),
  'no-key': at(asksFor('api_key'), at(inServices, refuses(403))),
  'no-cookie': at(inServices, header('set-cookie', 'session=1; Path=/')),
}

export const definitionsFaults: Faults = {
  'code-echoed': at(inDefinitions, field('service_code', 'other')),
  'asks-something': at(
    inDefinitions,
    text((words) => words.replace(/<attributes>.*<\/attributes>/s, '<attributes/>')),
  ),
  'codes-given': at(inDefinitions, field('code', '')),
  'codes-unique': at(inDefinitions, field('code', 'same')),
  'variable-known': at(inDefinitions, field('variable', 'yes')),
  'required-known': at(inDefinitions, field('required', 'maybe')),
  'datatypes-known': at(inDefinitions, field('datatype', 'integer')),
  'descriptions-given': at(inDefinitions, field('description', '')),
  'order-positive': at(inDefinitions, field('order', '0')),
  'order-unique': at(inDefinitions, field('order', '1')),
  'lists-have-values': at(
    inDefinitions,
    text((words) => words.replace(/<values>.*?<\/values>/gs, '<values/>')),
  ),
  'values-have-keys': at(inDefinitions, field('key', '')),
  'values-unique': at(inDefinitions, field('key', 'same')),
  'values-only-in-lists': at(inDefinitions, field('datatype', 'string')),
  'json-types': at(
    inDefinitions,
    text((words) => words.replace(/"required":(true|false)/g, '"required":"$1"')),
  ),
  'escaped-code': at(/GET services\/%/, refuses(404)),
}

/** How the format is chosen, and what the bytes are. */
export const encodingFaults: Faults = {
  'xml-declared': at(
    inServices,
    text((words) => words.replace(/^<\?xml[^>]*\?>\s*/, '')),
  ),
  'services-utf8': at(inServices, async (asked, door) => {
    const said = await door(asked)
    return { ...said, body: Buffer.from(said.body.toString('utf8'), 'latin1') }
  }),
  'requests-utf8': at(/GET requests\./, async (asked, door) => {
    const said = await door(asked)
    return { ...said, body: Buffer.from(said.body.toString('utf8'), 'latin1') }
  }),
  'not-twice': at(inServices, async (asked, door) => {
    const said = await door(asked)
    return { ...said, body: Buffer.from(said.body.toString('latin1')) }
  }),
  'entities-once': at(
    /GET requests\./,
    text((words) => words.replaceAll('&', '&amp;')),
  ),
  'json-no-mark': at(
    inServices,
    text((words, { path }) => (path.endsWith('.json') ? `\ufeff${words}` : words)),
  ),
  'ending-decides-xml': at(
    ({ headers }) => headers['accept'] === 'application/json',
    (asked, door) => door({ ...asked, path: asked.path.replace('.xml', '.json') }),
  ),
  'ending-decides-json': at(
    ({ headers }) => headers['accept'] === 'text/xml',
    (asked, door) => door({ ...asked, path: asked.path.replace('.json', '.xml') }),
  ),
  'not-packed': at(
    ({ headers }) => headers['accept-encoding'] === 'identity',
    async (asked, door) => {
      const said = await door(asked)
      return { ...said, headers: { ...said.headers, 'content-encoding': 'gzip' }, body: gzipSync(said.body) }
    },
  ),
  'comes-back-xml': at(
    /GET requests\/.*xml/,
    text((words) => words.replace(/\p{Extended_Pictographic}/gu, '?')),
  ),
  'comes-back-json': at(
    /GET requests\/.*json/,
    text((words) => words.replaceAll('&', '&amp;')),
  ),
  'line-breaks': at(
    /GET requests\//,
    text((words) => words.replace('\nAndra', ' Andra')),
  ),
  'no-markup': at(
    /GET requests\//,
    text((words) => words.replace('&lt;b&gt;', '<b>').replace('&lt;/b&gt;', '</b>')),
  ),
}

/** What is passed over in the address. */
export const placesFaults: Faults = {
  'box-inside': deaf('bbox'),
  'box-elsewhere': at(asksFor('bbox', '-150,-40,-149,-39'), deaf('bbox')),
  'box-three': at(asksFor('bbox', '12,57,13'), deaf('bbox')),
  'box-turned': at(asksFor('bbox', '12,58,13,57'), deaf('bbox')),
  'circle-inside': deaf('lat', 'long', 'radius'),
  'circle-half': at(({ query }) => query.has('lat') && !query.has('long'), deaf('lat')),
  'circle-comma': at(({ query }) => query.get('lat')?.includes(',') === true, deaf('lat', 'long')),
  'words-none': deaf('q'),
  'words-found': at(
    asksFor('q'),
    rows(() => []),
  ),
}
