import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ComponentChildren } from 'preact'
import { readPoint } from '#geo/browser/read-point.ts'
import { shorten } from '#text/plain-text.ts'
import { answerPage } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Narrow } from '../ui/columns.tsx'
import { PointOut, type PointOutFrom } from './map/point-out.tsx'
import { PlaceField } from './place-field.tsx'
import { ReportSteps } from './report-steps.tsx'

type Search = {
  /** As typed: they stay in the field. */
  words: string
  heading?: string
  /** What the search came to; the field to search again comes after it. */
  children?: ComponentChildren
  /** Said at the field: the words have to be put right there. */
  error?: string
  status?: ContentfulStatusCode
  /** What was found has the page's primary button. */
  isFound?: boolean
  /** Where the map begins; without, the whole country. */
  from?: PointOutFrom
}

/** The page of the search: what it came to, and the one field for places. */
export function answerSearch(
  ask: Ask,
  { words, heading, children, error, status, isFound, from }: Search,
): Response {
  const { search } = ask.say.pages.finding
  return answerPage(ask, {
    title: words === '' ? search.title : `${search.title}: ${shorten(words, 60)}`,
    ...(status && { status }),
    scripts: ['position.js', 'begin.js'],
    hasMap: true,
    children: (
      <Narrow>
        {!ask.placeGoal && <ReportSteps ask={ask} at="place" />}
        <h1>{heading ?? search.heading}</h1>
        <div id="taken" class="flow" />
        {children}
        <PlaceField ask={ask} value={words} error={error} near={nearOf(ask)} primary={!isFound} />
        <PointOut ask={ask} from={from ?? startOf(ask)} />
      </Narrow>
    ),
  })
}

/** Where the search was made, if that is known. */
function startOf(ask: Ask): PointOutFrom | null {
  const near = nearOf(ask)
  return near && { ...near, zoom: 15 }
}

/** What the map shows where the search was made, if there was one. */
export const nearOf = ({ c }: Ask) => readPoint(c.req.query('lat'), c.req.query('lon'))
