import { type Check, checksOf, type Level, type Need, Untried } from '../check.ts'
import { send } from '../create.ts'
import { demand, demandTaken, typeOf } from '../demand.ts'
import { type Exchanged, textOf } from '../exchanged.ts'
import { type Fields, type Format, type Frame, formats, listOf, rowsOf } from '../read-rows.ts'
import {
  codesWithQuestions,
  definitionAt,
  discoveryIn,
  frames,
  idOf,
  requestAt,
  someRequests,
} from '../resources.ts'
import { aCase, recentUpdates, tell } from '../tell.ts'
import type { World } from '../world.ts'
import { aToken } from './a-token.ts'
import { askedIn } from './asked-in.ts'

type Shaped = {
  area: string
  of: string
  title: string
  reference: string
  level?: Level
  needs?: readonly Need[]
  frame: Frame
  /** Each must be there, also where it is empty; of those parted by a bar, one. */
  fields: readonly string[]
  /** The same of each row of a list inside. */
  inside?: { list: string; fields: readonly string[] }
  ask(world: World, format: Format): Promise<Exchanged>
}

const requestFields = [
  ...['service_request_id', 'status', 'service_name', 'service_code', 'description', 'requested_datetime'],
  ...['updated_datetime', 'address', 'address_id', 'zipcode', 'lat', 'long', 'media_url'],
]

/** Whatever is answered, by what it is asked for. */
const shaped: readonly Shaped[] = [
  {
    ...{ area: 'discovery', of: 'The discovery document', title: 'Upptäcktsdokumentet' },
    ...{ reference: 'Service Discovery', frame: frames.discovery, ask: discoveryIn },
    fields: ['changeset', 'contact', 'key_service', 'endpoints'],
    inside: { list: 'endpoints', fields: ['specification', 'url', 'changeset', 'type', 'formats'] },
  },
  {
    ...{ area: 'services', of: 'The list of services', title: 'Listan med kategorier' },
    ...{ reference: 'GeoReport v2, GET Service List', frame: frames.services },
    fields: ['service_code', 'service_name', 'description', 'metadata', 'type', 'keywords', 'group'],
    ask: (world, format) => world.get(`services.${format}`),
  },
  {
    ...{ area: 'definitions', of: 'A service definition', title: 'Frågorna om en kategori' },
    ...{ reference: 'GeoReport v2, GET Service Definition', frame: frames.definition },
    fields: ['service_code', 'attributes'],
    inside: {
      list: 'attributes',
      fields: ['variable', 'code', 'datatype', 'required', 'datatype_description', 'order', 'description'],
    },
    ask: async (world, format) => world.get(definitionAt((await codesWithQuestions(world))[0] ?? '', format)),
  },
  {
    ...{ area: 'requests', of: 'The list of requests', title: 'Listan med ärenden' },
    ...{ reference: 'GeoReport v2, GET Service Requests', frame: frames.requests, fields: requestFields },
    ask: (world, format) => world.get(`requests.${format}`),
  },
  {
    ...{ area: 'request', of: 'One request', title: 'Ett ärende' },
    ...{ reference: 'GeoReport v2, GET Service Request', frame: frames.requests, fields: requestFields },
    ask: async (world, format) => {
      const [first = {}] = (await someRequests(world)).rows
      return world.get(requestAt(idOf(first), format))
    },
  },
  {
    ...{ area: 'updates', of: 'The list of updates', title: 'Listan med uppdateringar' },
    ...{ reference: 'GET servicerequestupdates (FixMyStreet)', level: 'profile', frame: frames.updates },
    fields: ['update_id', 'service_request_id', 'status', 'updated_datetime', 'description', 'media_url'],
    ask: async (world, format) => (await recentUpdates(world, { format })).from,
  },
  {
    ...{ area: 'create', of: 'The answer to a report', title: 'Svaret på en felanmälan' },
    ...{ reference: 'GeoReport v2, POST Service Request', needs: ['key'], frame: frames.requests },
    fields: ['service_request_id|token'],
    ask: (world, format) => world.once(`created ${format}`, () => send(world, {}, { format })),
  },
  {
    ...{ area: 'tokens', of: 'What a token stands for', title: 'Svaret på en token' },
    ...{ reference: 'GeoReport v2, GET service_request_id from a token', needs: ['batch'] },
    ...{ frame: frames.requests, fields: ['token|service_request_id'] },
    ask: async (world, format) => world.get(`tokens/${encodeURIComponent(await aToken(world))}.${format}`),
  },
  {
    ...{ area: 'told', of: 'The answer to an update', title: 'Svaret på en uppdatering' },
    ...{ reference: 'POST servicerequestupdates (FixMyStreet)', level: 'profile', needs: ['told'] },
    ...{ frame: frames.updates, fields: ['update_id'] },
    ask: (world, format) =>
      world.once(`told ${format}`, async () => tell(world, { id: await aCase(world) }, format)),
  },
]

const mediaTypes = { xml: 'text/xml', json: 'application/json' } as const
const names = { xml: 'XML', json: 'JSON' } as const

const checksIn = (shape: Shaped, format: Format): Check<World>[] => {
  const { of, title, ask, frame, fields, inside } = shape
  const asked = async (world: World) => {
    await askedIn(world, format)
    const from = await ask(world, format)
    demandTaken(from)
    return from
  }
  const [rule, name] = [`${of} in ${names[format]}`, `${title} i ${names[format]}`]
  return checksOf(shape, {
    [`type-${format}`]: {
      title: `${name} har rätt innehållstyp`,
      rule: `${rule} has the type ${mediaTypes[format]}; charset=utf-8.`,
      run: async (world) => {
        const from = await asked(world)
        const wanted = `${mediaTypes[format]};charset=utf-8`
        demand(typeOf(from) === wanted, `The type is "${typeOf(from)}"; it should be "${wanted}".`, from)
      },
    },
    [`frame-${format}`]: {
      title: `${name} har rätt ram`,
      rule: `${rule} ${format === 'xml' ? 'is well-formed, under the root of its name' : 'is without its root, a list as an array'}.`,
      run: async (world) => {
        const from = await asked(world)
        demand(textOf(from) !== '', 'The answer is empty.', from)
        rowsOf(from, format, frame)
      },
    },
    [`fields-${format}`]: {
      title: `${name} har alla fält`,
      rule: `${rule} has every field that is required, empty where nothing is known.`,
      run: async (world) => {
        const from = await asked(world)
        const rows = rowsOf(from, format, frame)
        if (rows.length === 0) throw new Untried('The list is empty.')
        demandFields(rows, fields, from)
        if (inside)
          demandFields(
            rows.flatMap((row) => listOf(row, inside.list)),
            inside.fields,
            from,
          )
      },
    },
  })
}

function demandFields(rows: readonly Fields[], fields: readonly string[], from: Exchanged): void {
  const missing = fields.filter((field) =>
    rows.some((row) => !field.split('|').some((name) => Object.hasOwn(row, name))),
  )
  demand(missing.length === 0, `Missing: ${missing.join(', ').replaceAll('|', ' or ')}.`, from)
}

export const shapeChecks: readonly Check<World>[] = shaped.flatMap((shape) =>
  formats.flatMap((format) => checksIn(shape, format)),
)
