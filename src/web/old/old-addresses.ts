import { readPoint } from '#geo/browser/read-point.ts'
import { paths } from '#paths.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { formAt } from '../place-words.ts'
import { kindPage, notFoundPage } from '../public/kind-pages.tsx'
import { namedMunicipality, wordsAfterFirst } from './named-municipality.ts'

export const firstNumber = 1_000_001

/** `/report/7714`: the old service's numbers lie below ours, and will answer here when they have been moved. */
export function oldReport(ask: Ask): Response {
  const number = /^\d{1,15}$/.exec(ask.c.req.param('number') ?? '')?.[0]
  if (!number) return notFoundPage(ask)
  if (Number(number) >= firstNumber) return movedTo(ask, paths.report(Number(number)))
  return kindPage(ask, 404, ask.say.pages.house.old)
}

/** `/reports/Alingsås`, by the names the old service had; it showed reports of every state. */
export function oldList(ask: Ask): Response {
  const [name = ''] = wordsAfterFirst(ask.c.req.url)
  const municipality = namedMunicipality(name)
  if (!municipality) return kindPage(ask, 404, ask.say.pages.house.old)
  return movedTo(ask, paths.municipality(municipality.slug, { visa: 'alla', sedan: 'alla' }))
}

/** `/around?latitude=…&longitude=…` was the way to the form, `/around?pc=…` the search. */
export function oldAround(ask: Ask): Response {
  const { latitude, longitude, lat, lon, pc } = ask.c.req.query()
  const point = readPoint(latitude ?? lat, longitude ?? lon)
  return movedTo(ask, point ? formAt(point) : paths.search(pc?.slice(0, 200)))
}

export const movedTo = (ask: Ask, path: string): Response => ask.c.redirect(to(ask, path), 301)
