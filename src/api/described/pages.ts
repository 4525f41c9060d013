import { z } from 'zod'
import { collectionOf, featureOf, lineString, point } from '../geojson.ts'
import { pinsQuestion } from '../map/pins.ts'
import { roadsQuestion } from '../map/roads.ts'
import { moment, named, state } from '../schemas.ts'
import type { Described } from './described.ts'

const line = z
  .array(z.int())
  .describe('Hundred thousandths of degrees, lon and lat, each from the one before.')

const pins = named(
  'Pins',
  z.object({
    states: z.array(state),
    since: moment.nullable(),
    pins: z.array(z.tuple([z.int(), z.number(), z.number(), z.int()])).describe('number, lon, lat, state'),
    clusters: z
      .array(z.tuple([z.number(), z.number(), z.int(), z.int(), z.int()]))
      .describe('lon, lat, open, fixed, closed'),
  }),
)
const pinsGeoJson = named(
  'PinsGeoJson',
  collectionOf(
    z.union([
      featureOf(point, z.object({ state })).extend({ id: z.int().describe('The number of the report.') }),
      featureOf(point, z.object({ open: z.int(), fixed: z.int(), closed: z.int() })),
    ]),
  ).extend({ since: moment.nullable() }),
)
const roads = named('Roads', z.object({ roads: z.array(z.tuple([z.string(), z.string(), line])) }))
const roadsGeoJson = named(
  'RoadsGeoJson',
  collectionOf(
    featureOf(
      lineString,
      z.object({ network: z.string(), name: z.string().nullable(), number: z.string().nullable() }),
    ),
  ),
)
const borders = named('Borders', z.object({ lines: z.array(line) }))

const keptPhoto = named(
  'KeptPhoto',
  z.object({
    photo: z.object({ id: z.uuid(), src: z.string(), width: z.int(), height: z.int() }),
    draft: z.object({ token: z.string() }),
    place: z.object({ lat: z.number(), lon: z.number() }).nullable(),
    takenAt: moment.nullable(),
  }),
)
const removedPhoto = named('RemovedPhoto', z.object({ removed: z.literal(true) }))

/** What the islands of our own pages ask. */
export const describedPages = {
  pins: {
    id: 'listPins',
    tag: 'map',
    summary: 'Reports in a view, or how many lie where',
    description: '`since`: what is older was left out, being too much to look through.',
    question: pinsQuestion,
    answer: pins,
    geoJson: pinsGeoJson,
  },
  roads: {
    id: 'listRoads',
    tag: 'map',
    summary: 'Imported roads of a small view',
    description: 'At most 3 000 stretches of at most a quarter of a degree each way.',
    question: roadsQuestion,
    answer: roads,
    geoJson: roadsGeoJson,
  },
  borders: {
    id: 'listBorders',
    tag: 'map',
    summary: 'Borders of the municipalities, drawn simply',
    description: 'None where none were imported. As GeoJSON they are those of the areas.',
    question: z.strictObject({}),
    answer: borders,
  },
  addPhoto: {
    id: 'addPhoto',
    tag: 'form',
    summary: 'A photo for a report that is being written',
    description: 'Multipart, from a page of this service: others are refused.',
    question: z.object({
      photo: z.string().describe('The file.'),
      id: z.uuid().describe('The same once more is the same photo.'),
      takenAt: moment.optional(),
    }),
    answer: keptPhoto,
  },
  dropPhoto: {
    id: 'removePhoto',
    tag: 'form',
    summary: 'Takes such a photo away',
    description: 'Whether it was there or not.',
    answer: removedPhoto,
  },
} as const satisfies Record<string, Described>
