import { readPoint } from '#geo/browser/read-point.ts'
import { paths } from '#paths.ts'
import type { Ask } from '../ask.ts'
import { kindPage } from '../public/kind-pages.tsx'
import { readNumber } from '../public/report-number.ts'
import { namedMunicipality, wordsAfterFirst } from './named-municipality.ts'
import { firstNumber, movedTo } from './old-addresses.ts'

type Moved = (rest: readonly string[], ask: Ask) => string | null

/** The old service showed reports of every state unless asked for one. */
const shown = { visa: 'alla', sedan: 'alla' }

const shownBy: Readonly<Record<string, string>> = { open: 'oppna', fixed: 'atgardade', closed: 'avslutade' }

/** By the first word after /rss/: where such a feed is now. */
const moved: Readonly<Record<string, Moved>> = {
  problems: (_, ask) => paths.feed('rss', chosen(ask)),
  reports: ([name = ''], ask) => ofMunicipality(name, ask),
  area: ([name = ''], ask) => ofMunicipality(name, ask),
  council: ([name = ''], ask) => ofMunicipality(name, ask),
  l: ([place = '', ...distance], ask) => around(place, distance.at(-1), ask),
}

/** `/rss/…` of the old service: each feed lives on at an address of its own. */
export function oldFeed(ask: Ask): Response {
  const [first, ...rest] = wordsAfterFirst(ask.c.req.url)
  const report = readNumber(first)
  if (report && report < firstNumber) return kindPage(ask, 404, ask.say.pages.house.old)
  const path = report ? paths.reportFeed(report, 'rss') : feedOf(first, rest, ask)
  return path ? movedTo(ask, path) : kindPage(ask, 404, ask.say.pages.house.oldFeed)
}

function feedOf(first = 'problems', rest: readonly string[], ask: Ask): string | null {
  return Object.hasOwn(moved, first) ? (moved[first]?.(rest, ask) ?? null) : null
}

/** All of them under /rss/reports; one by the name it had: "Alingsås", "Alingsås kommun". */
function ofMunicipality(name: string, ask: Ask): string | null {
  if (name === '') return paths.feed('rss', chosen(ask))
  const found = namedMunicipality(name)
  return found ? paths.municipalityFeed(found.slug, 'rss', chosen(ask)) : null
}

/** `/rss/l/57.93,12.53/5`, or with `/d/5`: kilometres around a point; without them the old service chose. */
function around(place: string, kilometres: string | undefined, ask: Ask): string | null {
  const [lat, lon] = place.split(',')
  const point = readPoint(lat, lon)
  if (!point) return null
  const metres = /^\d{1,3}(\.\d{1,3})?$/.test(kilometres ?? '') ? Number(kilometres) * 1_000 : undefined
  return paths.feed('rss', { ...point, radie: metres && Math.round(metres), ...chosen(ask) })
}

function chosen({ c }: Ask): Record<string, string> {
  const visa = shownBy[c.req.query('status') ?? c.req.query('state') ?? '']
  return visa ? { ...shown, visa } : shown
}
