import { importRoads } from '#bodies/road-sets.ts'
import type { Db } from '#database/database.ts'
import { readRoad } from '#geo/roads/read-road.ts'
import type { Road } from '#geo/roads/road.ts'
import type { RoadMapping } from '#geo/roads/road-mapping.ts'
import streets from '../../data/demo-streets.json' with { type: 'json' }

const alingsås = '1489'

const mapping: RoadMapping = {
  id: { fields: ['id'] },
  owner: { fields: ['owner'], words: { state: 'state', municipal: 'municipal', private: 'private' } },
  ownerName: { fields: ['ownerName'] },
  network: {
    fields: ['network'],
    words: { carriageway: 'carriageway', cycleway: 'cycleway', footway: 'footway' },
  },
  number: { fields: ['number'] },
  name: { fields: ['name'] },
  level: { fields: ['level'] },
}

/** The town's network, which nobody will find there: it is made up, so that each kind of owner is near. */
const demoStreets: readonly Road[] = streets.features.flatMap(({ properties, geometry }) => {
  const line = { type: 'LineString', coordinates: geometry.coordinates } as const
  const read = readRoad({ properties, geometry: line }, mapping, (lon, lat) => ({ lon, lat }))
  if ('wrong' in read) throw new Error(`The demonstration's street ${properties.id} ${read.wrong}`)
  return read
})

/** Lays out the town's streets as its roads. */
export const layStreets = (db: Db): Promise<void> =>
  importRoads(db, demoStreets, { name: 'demo-streets.json', municipality: alingsås, areas: null })
