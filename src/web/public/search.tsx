import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { formatPoint, type Point } from '#geo/browser/point.ts'
import { parseCoordinates } from '#geo/coordinates.ts'
import { tidy } from '#geo/place-names.ts'
import { type PlaceHit, searchPlaces } from '#geo/place-search.ts'
import { paths } from '#paths.ts'
import { isPublicReport } from '#reports/public-report.ts'
import { cleanLine, shorten } from '#text/plain-text.ts'
import { answerPage, goTo, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { formAt, sayPlace } from '../place-words.ts'
import { Narrow } from '../ui/columns.tsx'
import { Notice } from '../ui/notice.tsx'
import { PlaceList } from '../ui/place-list.tsx'
import { PlaceField } from './place-field.tsx'

const longestWords = 2000

export async function searchPage(ask: Ask): Promise<Response> {
  const words = cleanLine((ask.c.req.query('q') ?? '').slice(0, longestWords))
  if (words === '') return answerSearch(ask, { words })
  const number = /^#?(\d{6,15})$/.exec(words)?.[1]
  if (number) return searchedReport(ask, number, words)
  const point = parseCoordinates(words)
  if (point) return answerSearch(ask, { words, point })
  return answerSearch(ask, { words, hits: searchPlaces(words).hits })
}

async function searchedReport(ask: Ask, number: string, words: string): Promise<Response> {
  if (await isPublicReport(ask.rooms.db, Number(number))) return goTo(ask, paths.report(Number(number)))
  const error = ask.say.pages.finding.search.noReport(number)
  return answerSearch(ask, { words, error })
}

type Found = {
  words: string
  hits?: readonly PlaceHit[]
  point?: Point
  error?: string
  status?: ContentfulStatusCode
}

/** The search with what it found, or with a sentence that says why one is here. */
export function answerSearch(ask: Ask, { words, hits, point, error, status }: Found): Response {
  const { search } = ask.say.pages.finding
  const isFound = point !== undefined || (hits && hits.length > 0)
  return answerPage(ask, {
    title: words === '' ? search.title : `${search.title}: ${shorten(words, 60)}`,
    ...(status && { status }),
    script: 'position.js',
    children: (
      <Narrow>
        <h1>{isFound ? search.results : search.heading}</h1>
        {point && <PlaceList places={[pointLink(ask, point)]} />}
        {hits && hits.length > 0 && <Hits ask={ask} hits={hits} />}
        {hits?.length === 0 && (
          <Notice tone="warning" title={search.nothing(shorten(words, 60))}>
            <p>{search.help}</p>
          </Notice>
        )}
        <PlaceField ask={ask} value={words} error={error} />
      </Narrow>
    ),
  })
}

function Hits({ ask, hits }: { ask: Ask; hits: readonly PlaceHit[] }) {
  return (
    <>
      {hits.some(saysMore) && (
        <Notice>
          <p>{ask.say.pages.finding.search.address}</p>
        </Notice>
      )}
      <PlaceList places={hits.map((hit) => hitLink(ask, hit))} />
    </>
  )
}

function hitLink(ask: Ask, hit: PlaceHit) {
  const { search } = ask.say.pages.finding
  const { name, kind, municipality, point, description } = hit
  return {
    href: to(ask, formAt(point, saysMore(hit) ? description : name)),
    label: name,
    detail: `${kind === 'place' ? search.place : search.municipality} · ${municipality.official}`,
  }
}

function pointLink(ask: Ask, point: Point) {
  const { search } = ask.say.pages.finding
  return {
    href: to(ask, formAt(point)),
    label: search.nearest(sayPlace(point).nearest),
    detail: `${search.coordinates} · ${formatPoint(point)}`,
  }
}

/** More was typed than the place's name, such as a street: worth keeping as a description. */
function saysMore({ name, municipality, description }: PlaceHit): boolean {
  const typed = tidy(description)
  return ![tidy(name), tidy(municipality.official)].some((known) => known.startsWith(typed))
}
