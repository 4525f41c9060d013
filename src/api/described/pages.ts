import { z } from 'zod'
import { pinsQuestion, roadsQuestion } from '../map.ts'
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
const roads = named('Roads', z.object({ roads: z.array(z.tuple([z.string(), z.string(), line])) }))
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
  },
  roads: {
    id: 'listRoads',
    tag: 'map',
    summary: 'Imported roads of a small view',
    description: 'At most 3 000 stretches of at most a quarter of a degree each way.',
    question: roadsQuestion,
    answer: roads,
  },
  borders: {
    id: 'listBorders',
    tag: 'map',
    summary: 'Borders of the municipalities, drawn simply',
    description: 'None where none were imported.',
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
