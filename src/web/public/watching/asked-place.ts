import type { Watched } from '#alerts/watch.ts'
import { inSwedenBox } from '#geo/browser/point.ts'
import { readPoint } from '#geo/browser/read-point.ts'
import { municipalityBySlug } from '#geo/municipalities.ts'
import { paths } from '#paths.ts'
import { lengths } from '#reports/report.ts'
import { cleanLine, shorten } from '#text/plain-text.ts'
import type { Ask } from '../../ask.ts'
import { sayPlace } from '../../place-words.ts'

/** What somebody is about to watch: a place, before it is said how far around it. */
export type AskedPlace = {
  watched: Watched
  /** As the page calls it. */
  name: string
  /** What stands in the address, and in the form. */
  query: NonNullable<Parameters<typeof paths.watch>[0]>
}

/** Who watches: anybody, who has to confirm; or who holds the link to all they watch, or is signed in. */
export type Watcher = {
  /** The form's address, for a place or before there is one. */
  at(query?: AskedPlace['query']): string
  isOwn: boolean
  /** Whose session it is, where that has proven the address. */
  signedInAs?: string
}

export const anybody: Watcher = { at: paths.watch, isOwn: false }
export const bySession = (email: string): Watcher => ({ at: paths.watch, isOwn: true, signedInAs: email })
export const byLink = (token: string): Watcher => ({
  at: (query) => paths.ownWatch(token, query),
  isOwn: true,
})

type Given = Readonly<Record<string, string | undefined>>

/** The place that an address or a form names; `outside` where it is not in Sweden, null where none is named. */
export function askedPlace(ask: Ask, given: Given): AskedPlace | 'outside' | null {
  const { kommun, mottagare, lat, lon } = given
  if (kommun) return askedMunicipality(kommun)
  if (mottagare) return askedBody(ask, mottagare)
  const point = readPoint(lat, lon)
  if (!point) return null
  if (!inSwedenBox(point)) return 'outside'
  const words = shorten(cleanLine((given['plats'] ?? '').slice(0, 400)), lengths.placeWords)
  const name = words || ask.say.words.watch.near(sayPlace(point).nearest)
  return { watched: { subject: 'circle', point, metres: 0, words }, name, query: { ...point, words } }
}

function askedMunicipality(slug: string): AskedPlace | null {
  const found = municipalityBySlug(slug)
  if (!found) return null
  const watched = { subject: 'municipality', body: found.code } as const
  return { watched, name: found.official, query: { municipality: slug } }
}

function askedBody({ rooms }: Ask, code: string): AskedPlace | null {
  const found = rooms.tables().receivers.body(code)
  if (!found) return null
  return { watched: { subject: 'body', body: code }, name: found.name, query: { body: code } }
}
