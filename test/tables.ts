import type { Exception } from '#bodies/exceptions/exception.ts'
import { noGuidance } from '#bodies/guidance.ts'
import { type Reachable, type Receiver, receiversOf } from '#bodies/receivers.ts'
import { municipalities } from '#geo/municipalities.ts'
import type { Road } from '#geo/roads/road.ts'
import { buildRoadIndex } from '#geo/roads/road-index.ts'
import { buildShapeIndex } from '#geo/shape-index.ts'
import type { Tables } from '#responsibility/tables.ts'

/** What a test wants otherwise than everybody being reachable and nobody having said anything. */
export type TablesToMake = {
  roads?: readonly Road[]
  exceptions?: readonly Exception[]
  bodies?: readonly (Pick<Receiver, 'code'> & Partial<Receiver>)[]
  /** Those who have no address. */
  silent?: readonly string[]
}

/** Tables as they might be loaded: the nearest place decides, and each municipality has an address. */
export function makeTables({ roads, exceptions = [], bodies = [], silent = [] }: TablesToMake = {}): Tables {
  const known = [
    ...municipalities.map(({ code, official }) => receiver({ code, name: official })),
    receiver({ code: 'trafikverket', name: 'Trafikverket', kind: 'agency', telephone: '0771-921 921' }),
  ].filter(({ code }) => !bodies.some((body) => body.code === code))
  const all = [...known, ...bodies.map((body) => receiver({ name: nameOf(body.code), ...body }))]
  const addresses = all
    .filter(({ code }) => !silent.includes(code))
    .map(({ code }): Reachable => ({ body: code, category: null }))
  return {
    areas: null,
    roads: roads ? buildRoadIndex(roads) : null,
    receivers: receiversOf(all, addresses),
    exceptionsAt: buildShapeIndex(exceptions.toSorted((one, other) => one.rank - other.rank)).at,
    guidance: noGuidance,
  }
}

const nameOf = (code: string): string =>
  municipalities.find((municipality) => municipality.code === code)?.official ?? code

const receiver = (body: Pick<Receiver, 'code' | 'name'> & Partial<Receiver>): Receiver => ({
  kind: 'municipality',
  slug: body.code,
  refuses_reports: false,
  own_page: null,
  telephone: null,
  municipality: null,
  hearsOfPrivateRoads: false,
  hasRegistrator: false,
  ...body,
})

/** Takes over everything within a hundred metres of Alingsås' square, but for what is said otherwise. */
export const exception = (otherwise: Partial<Exception> & Pick<Exception, 'body'>): Exception => ({
  id: 1,
  code: 'undantag',
  kind: 'takes_over',
  name: 'Undantaget',
  categories: [],
  hours: null,
  rank: 10,
  shape: {
    geometry: {
      type: 'LineString',
      coordinates: [
        [12.533, 57.9303],
        [12.534, 57.9303],
      ],
    },
    metres: 100,
  },
  hasAddress: false,
  ...otherwise,
})

export const square = { lat: 57.9303, lon: 12.5335 }
export const alingsasHome = {
  found: true,
  code: '1489',
  placedBy: 'polygon',
  confidence: 'sure',
  neighbours: [],
  steps: [],
} as const
