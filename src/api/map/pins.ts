import { z } from 'zod'
import { categoryGroups } from '#bodies/catalogue.ts'
import type { Db } from '#database/database.ts'
import { readInTime } from '#database/read-in-time.ts'
import { short } from '#geo/map/places-of.ts'
import type { Narrowing } from '#reports/lists/narrowing.ts'
import type { PinsInView } from '#reports/map/pin.ts'
import { pinsInView } from '#reports/map/pins-in-view.ts'
import { type ShownGroup, shownGroups } from '#reports/map/shown-groups.ts'
import { findSought } from '#reports/search/find-sought.ts'
import { states } from '#reports/states.ts'
import { answerTagged } from '../answer-tagged.ts'
import { geoJson, pointOf, wantsGeoJson } from '../geojson.ts'
import { readQuestion, view } from '../read-question.ts'
import type { ApiAsk } from '../rooms.ts'

export const pinsQuestion = z.strictObject({
  bbox: view,
  zoom: z.coerce.number().min(0).max(24),
  group: z
    .string()
    .default('open')
    .transform((words) => words.split(','))
    .pipe(z.array(z.enum(shownGroups)).max(shownGroups.length))
    .transform((groups): readonly ShownGroup[] => [...new Set(groups)]),
  category: z.enum(categoryGroups.map(({ code }) => code)).optional(),
  days: z.coerce.number().int().min(1).max(3650).optional(),
  photo: z.literal('1').optional(),
  words: z.string().max(200).default(''),
  everywhere: z.literal('1').optional(),
})

/**
 * `GET /api/v1/pins?bbox=west,south,east,north&zoom=12&group=open,fixed`: the public's reports in a view; by a group
 * of categories, `days` at most, with `photo=1` or by `words` where those are given. While they are few `pins` has
 * each as `[number, lon, lat, state]`, a state by its place in `states`; else `clusters` has
 * `[lon, lat, open, fixed, closed]`: how many reports lie there. `since` is null, or the time before which reports
 * are left out because there are too many to look through. As GeoJSON to who accepts that.
 */
export async function pins(ask: ApiAsk): Promise<Response> {
  const { c, rooms } = ask
  const read = readQuestion(c, pinsQuestion)
  if (!read.ok) return read.answer
  const { bbox, zoom, group } = read.asked
  const narrowing = await narrowingOf(rooms.db, read.asked)
  const asked = { view: bbox, zoom, groups: group, narrowing }
  const found = await readInTime(rooms.db, (tx) => pinsInView(tx, asked))
  return wantsGeoJson(ask)
    ? answerTagged(ask, asFeatures(found), { type: geoJson, maxAge: 0 })
    : answerTagged(ask, asRows(found), { maxAge: 0 })
}

async function narrowingOf(db: Db, asked: z.output<typeof pinsQuestion>): Promise<Narrowing> {
  const { category, days, photo, words, everywhere } = asked
  const group = categoryGroups.find(({ code }) => code === category)
  return {
    categories: group?.categories.map(({ code }) => code) ?? null,
    days: days ?? null,
    hasPhoto: photo !== undefined,
    sought: words === '' ? null : await findSought(db, words, { everywhere: everywhere !== undefined }),
  }
}

const asRows = ({ since, pins, clusters }: PinsInView) => ({
  states,
  since,
  pins: pins.map(({ number, lon, lat, state }) => [number, short(lon), short(lat), states.indexOf(state)]),
  clusters: clusters.map(({ lon, lat, open, fixed, closed }) => [
    short(lon),
    short(lat),
    open,
    fixed,
    closed,
  ]),
})

const asFeatures = ({ since, pins, clusters }: PinsInView) => ({
  type: 'FeatureCollection',
  since,
  features: [
    ...pins.map(({ number, state, ...place }) => ({
      ...featureAt(place),
      id: number,
      properties: { state },
    })),
    ...clusters.map(({ open, fixed, closed, ...place }) => ({
      ...featureAt(place),
      properties: { open, fixed, closed },
    })),
  ],
})

const featureAt = ({ lat, lon }: { lat: number; lon: number }) => ({
  type: 'Feature',
  geometry: pointOf({ lat: short(lat), lon: short(lon) }),
})
