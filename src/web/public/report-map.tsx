import { paths } from '#paths.ts'
import type { PresentReport } from '#reports/present-report.ts'
import type { PublicReport } from '#reports/public-report.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { formAt } from '../place-words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { MapBox } from '../ui/map-box.tsx'
import { mapFiles } from './map/map-start.ts'

type Props = { ask: Ask; report: PublicReport }

/** The place on a map for who wants to see it, what else is around it, and the way to a report of something else. */
export function AtThisPlace({ ask, report }: Props) {
  const { showMap, newHere } = ask.say.pages.following.report
  const { lat, lon, isApproximate } = report
  const words = { words: report.placeWords, isTown: isApproximate }
  return (
    <>
      {!isApproximate && <PlaceOnMap ask={ask} report={report} title={showMap} />}
      <p class="unprinted">
        <a href={to(ask, paths.map({ lat, lon }))}>{ask.say.pages.map.seeNear}</a>
      </p>
      <ButtonLink href={to(ask, formAt(report, words))} sign="plus">
        {newHere}
      </ButtonLink>
    </>
  )
}

type OnMap = { ask: Ask; report: Pick<PresentReport, 'lat' | 'lon' | 'state'>; title: string }

/** One report's place, drawn when somebody unfolds it; without script there is nothing to unfold. */
export const PlaceOnMap = ({ ask, report: { lat, lon, state }, title }: OnMap) => (
  <div class="map-choice">
    <Disclosure title={title}>
      <MapBox
        start={{ kind: 'report', lat, lon, zoom: 16, state, ...mapFiles(ask) }}
        words={{ ...ask.say.pages.map, failed: ask.say.pages.map.report.failed }}
      />
    </Disclosure>
  </div>
)
