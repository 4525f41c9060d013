import { at, both, type Fault, type Faults, header, text, without } from '../fault.ts'

/** Where each resource is, what XML calls it, and a field that is left out. */
const places = {
  discovery: [/GET discovery\./, 'discovery', 'key_service'],
  services: [/GET services\./, 'services', 'keywords'],
  definitions: [/GET services\/./, 'service_definition', 'order'],
  requests: [/GET requests\./, 'service_requests', 'zipcode'],
  request: [/GET requests\/./, 'service_requests', 'updated_datetime'],
  updates: [/GET servicerequestupdates\./, 'service_request_updates', 'status'],
  create: [/POST requests\./, 'service_requests', 'service_request_id'],
  tokens: [/GET tokens\/./, 'service_requests', 'token'],
  told: [/POST servicerequestupdates\./, 'service_request_updates', 'update_id'],
} as const

/** As Mark-a-Spot names them. */
const otherTypes = { xml: 'application/xml', json: 'application/json' } as const

/** As FixMyStreet keeps the root in JSON; a root of one's own in XML. */
const otherFrames = (root: string) => ({
  xml: text((words) => words.replace(new RegExp(`(</?)${root}\\b`, 'g'), '$1answer')),
  json: text((words) => `{"${root}":${words}}`),
})

/** In one format alone. */
const only = (format: string, fault: Fault): Fault => at(({ path }) => path.endsWith(`.${format}`), fault)

/** What is created is known by one of two. */
const leftOut = (area: string, field: string): Fault =>
  area === 'create' || area === 'tokens' ? both(without(field), without('token')) : without(field)

export const shapeFaults: Readonly<Record<string, Faults>> = Object.fromEntries(
  Object.entries(places).map(([area, [where, root, field]]) => [
    area,
    Object.fromEntries(
      (['xml', 'json'] as const).flatMap((format) => [
        [`type-${format}`, at(where, only(format, header('content-type', otherTypes[format])))],
        [`frame-${format}`, at(where, only(format, otherFrames(root)[format]))],
        [`fields-${format}`, at(where, only(format, leftOut(area, field)))],
      ]),
    ),
  ]),
)
